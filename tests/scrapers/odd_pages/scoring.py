"""Compare the index that the scrapers wrote with the ground truth of the odd sites."""

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
    """The score of one site.

    Args:
        expected: how many people have a portrait there.
        right: those found with the right name and the right portrait.
        wrong: descriptions of wrong rows.
        missing: the names that were not found.
        why: the reasons in the table of the run.
    """

    kind: str
    expected: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    why: str = ""


def key(name: str) -> str:
    """A key for all spellings of a name: its letters, in any order of the words."""
    text = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(c if unicodedata.category(c)[0] in "LM" else " " for c in text)
    # In scripts without spaces between words, a space within a name means nothing.
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
    """The scores as text: per page if asked for, and in total."""
    lines = [f"{'page':30} expected  right  wrong"]
    for result in scores if pages else ():
        counts = f"{result.expected:8}{result.right:7}{len(result.wrong):7}"
        note = f"  {re.sub(r'[^ -~]', '?', result.why)[:60]}" if result.why else ""
        lines.append(f"{result.kind:30} {counts}{note}")
        if details:
            lines += [f"    missing: {name}" for name in result.missing]
            lines += [f"    wrong: {line}" for line in result.wrong]
    expected, right = (
        sum(result.expected for result in scores),
        sum(result.right for result in scores),
    )
    wrong = sum(len(result.wrong) for result in scores)
    lines.append(f"{f'all {len(scores)} pages':30} {expected:8}{right:7}{wrong:7}")
    whole = sum(result.right == result.expected and not result.wrong for result in scores)
    lines.append(
        f"recall {_share(right, expected)}, precision {_share(right, right + wrong)}, "
        f"pages without an error {_share(whole, len(scores))}"
    )
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"
