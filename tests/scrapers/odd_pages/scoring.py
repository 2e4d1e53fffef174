"""What the scrapers found on the odd sites, held against the truth.

Enters: sites, and the index that a run of the scrapers wrote. Leaves: a `Score` per site.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from .site import Site

UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass
class Score:
    """How one site went.

    Args:
        expected: how many people have a portrait there.
        right: those found with the right name and the right portrait.
        wrong: what was reported besides, a line each.
        missing: the names that were not found.
        why: what the scrapers said themselves.
    """

    kind: str
    expected: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    why: str = ""


def key(name: str) -> str:
    """What the writings of one name have in common: its letters, in any order of the words."""
    text = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(c if unicodedata.category(c)[0] in "LM" else " " for c in text)
    # Where words have no spaces between them, a space within a name means nothing.
    return kept.replace(" ", "") if UNSPACED.search(kept) else " ".join(sorted(kept.split()))


def score(site: Site, rows: Iterable[Mapping[str, object]], why: str = "") -> Score:
    """Compare the index's rows of one site with its truth.

    A row is right if its picture shows the person whom it names; a person's second row is wrong.
    """
    drawn = {
        hashlib.sha256(site.files[path][0]).hexdigest(): name for path, name in site.shows.items()
    }
    names = {key(name): name for name in [*site.expected, *site.without, *site.allowed]}
    names |= {key(writing): name for writing, name in site.aliases.items()}
    found, result = set(), Score(site.kind, len(site.expected), why=why)
    for row in rows:
        address = _address(str(row["image_url"]))
        shown = drawn.get(str(row["sha256"])) or site.shows.get(address)
        name = names.get(key(str(row["name"])))
        if shown and shown == name and shown in site.expected and shown not in found:
            found.add(shown)
        elif name not in site.allowed and shown not in site.allowed:
            result.wrong.append(f"{row['name']!r} with {address} ({shown or 'nobody'})")
    result.right = len(found)
    result.missing = [name for name in site.expected if name not in found]
    return result


def _address(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path + (f"?{parts.query}" if parts.query else ""))


def table(scores: Sequence[Score], *, pages: bool, details: bool = False) -> str:
    """The scores as text: per page if wanted, and in all."""
    lines = [f"{'page':30} expected  right  wrong"]
    for one in scores if pages else ():
        counts = f"{one.expected:8}{one.right:7}{len(one.wrong):7}"
        note = f"  {re.sub(r'[^ -~]', '?', one.why)[:60]}" if one.why else ""
        lines.append(f"{one.kind:30} {counts}{note}")
        if details:
            lines += [f"    missing: {name}" for name in one.missing]
            lines += [f"    wrong: {line}" for line in one.wrong]
    expected, right = sum(one.expected for one in scores), sum(one.right for one in scores)
    wrong = sum(len(one.wrong) for one in scores)
    lines.append(f"{f'all {len(scores)} pages':30} {expected:8}{right:7}{wrong:7}")
    whole = sum(one.right == one.expected and not one.wrong for one in scores)
    lines.append(
        f"recall {_share(right, expected)}, precision {_share(right, right + wrong)}, "
        f"pages without any fault {_share(whole, len(scores))}"
    )
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"
