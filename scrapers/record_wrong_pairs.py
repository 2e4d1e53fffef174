"""Read the file of wrong pairs that a contact sheet downloads, and keep them in a department."""

import json
from pathlib import Path
from typing import NamedTuple

import yaml

from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from scrapers import department_file
from scrapers.department_file import NOT

KEYS = {"department", "url", NOT}
MAX_BYTES = 10**7


class Marked(NamedTuple):
    """What was ticked on a sheet: pairs of a name and a picture's address."""

    department: str
    url: str
    pairs: tuple[tuple[str, str], ...]


def read(path: Path) -> Marked:
    """Read and validate the file.

    Raises:
        StudyError: it is missing, has another form, or no pair was ticked.
    """
    form = f"{path} is not a file that a contact sheet downloads"
    try:
        if path.stat().st_size > MAX_BYTES:
            raise StudyError(f"{form}: it is larger than {MAX_BYTES // 10**6} MB")
        values = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StudyError(f"{path} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise StudyError(f"{form}: it is not JSON") from None
    if not isinstance(values, dict) or set(values) != KEYS:
        raise StudyError(f"{form}: it must have the keys {', '.join(sorted(KEYS))} and no others")
    if not all(isinstance(values[key], str) and values[key] for key in ("department", "url")):
        raise StudyError(f"{form}: 'department' and 'url' must be text")
    pairs = department_file.pairs_of(f"{path}: key {NOT!r}", values[NOT])
    if not pairs:
        raise StudyError(f"{path} names no pair: tick the wrong ones on the contact sheet first")
    return Marked(values["department"], values["url"], pairs)


def department_of(marked: Marked, study: Study) -> Path:
    """The YAML file of the department whose sheet it was.

    Raises:
        StudyError: the study has no department at that address.
    """
    for path in department_file.of_study(study):
        if department_file.read(path).url == marked.url:
            return path
    raise StudyError(
        f"the study {study.name} has no department at {marked.url} ({marked.department}); "
        f"`python -m scrapers list --study {study.name}` lists those that it has"
    )


def with_pairs(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """The text of a department's file with these wrong pairs; its other lines stay as they are."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        inside = line.startswith(f"{NOT}:") or (inside and line[:1] in ("", " ", "-"))
        kept += [] if inside else [line]
    entries = [{"name": name, "picture": picture} for name, picture in pairs]
    added = yaml.safe_dump({NOT: entries}, sort_keys=False, allow_unicode=True, width=10_000)
    return "\n".join([*kept, added])


def record(path: Path, pairs: tuple[tuple[str, str], ...]) -> None:
    """Write these wrong pairs into a department's file, in place of those that it has.

    Raises:
        StudyError: the file's form does not allow it; it is unchanged then.
    """
    text = with_pairs(path.read_text(encoding="utf-8"), pairs)
    before = department_file.read(path)
    try:
        after = department_file.checked(path, yaml.safe_load(text))
    except (StudyError, yaml.YAMLError, AttributeError, TypeError):
        after = None
    # A list of one's own in another form is possible, e.g. the whole file in braces.
    if after is None or after.settings() != {**before.settings(), "wrong_pairs": pairs}:
        raise StudyError(f"{path}: write one key per line, so that `{NOT}` can be added")
    files.write_text(path, text)
