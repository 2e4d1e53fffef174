"""A department is one YAML file.

Enters: the file. Leaves: a checked `Department`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

import soupsieve
import yaml

from facestudy.study import paths
from facestudy.study.errors import StudyError

REQUIRED = ("name", "category", "url")
SELECTORS = ("card", "picture", "person", "title", "profile", "profile_picture", "next")
LONGEST_PAUSE = 300.0


@dataclass(frozen=True)
class Department:
    """One department and how to find its people.

    Args:
        name: fills the column ``department``.
        category: the class of everyone found there.
        url: the first people page.
        pause: seconds between two requests to one origin.
        contact: an address for the site's owner, sent with the user agent.
        card: CSS selector of what holds one person; the others are looked up inside it. Without
            it people are detected.
        picture: the portrait: an ``<img>``, or an element with a background.
        person: the name.
        title: degrees or position.
        profile: the link to the person's own page.
        profile_picture: the portrait on that page, for people without one on the list.
        next: the link to the list's next page.
    """

    name: str
    category: str
    url: str
    pause: float = 1.0
    contact: str = ""
    card: str = ""
    picture: str = ""
    person: str = ""
    title: str = ""
    profile: str = ""
    profile_picture: str = ""
    next: str = ""

    def settings(self) -> dict[str, str]:
        """What decides how a page is read; two equal settings read a page alike."""
        return {name: asdict(self)[name] for name in ("url", *SELECTORS)}


KEYS = tuple(field.name for field in fields(Department))


def read(path: Path) -> Department:
    """Read one file.

    Raises:
        StudyError: the file and the key that is unknown, missing or wrong.
    """
    return checked(path, _mapping(path))


def checked(path: Path, values: dict) -> Department:
    """A department of the values that a file holds, or will hold.

    Raises:
        StudyError: the file and the key that is unknown, missing or wrong.
    """
    unknown = [str(key) for key in values if key not in KEYS]
    if unknown:
        raise StudyError(f"{path}: unknown key {unknown[0]!r}; a department has {', '.join(KEYS)}")
    missing = [key for key in REQUIRED if values.get(key) in (None, "")]
    if missing:
        raise StudyError(f"{path}: key {missing[0]!r} is missing")
    pause = _pause(path, values.get("pause", 1.0))
    text = {key: _text(path, key, value) for key, value in values.items() if key != "pause"}
    _check_url(path, text["url"])
    for key in SELECTORS:
        _check_selector(path, key, text.get(key, ""))
    return Department(**text, pause=pause)


def read_all(yaml_files: Iterable[Path]) -> list[Department]:
    """Read some files; no two may describe departments of one name."""
    found: dict[str, Path] = {}
    departments = []
    for path in map(Path, yaml_files):
        department = read(path)
        if department.name in found:
            raise StudyError(
                f"{path}: key 'name': {department.name!r} is already the name of "
                f"{found[department.name]}"
            )
        found[department.name] = path
        departments.append(department)
    if not departments:
        raise StudyError("no department to scrape: name at least one YAML file")
    return departments


def of_study(study: paths.Study) -> Sequence[Path]:
    """The YAML files of a study: the committed ones, then those generated beside its data."""
    folders = (paths.DEPARTMENTS / study.name, study.data / "departments")
    return [
        path
        for folder in folders
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
    ]


def _mapping(path: Path) -> dict:
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StudyError(f"{path} cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        line = str(error).replace("\n", " ")
        raise StudyError(f"{path} is no readable YAML: {line}") from None
    if not isinstance(values, dict):
        raise StudyError(f"{path}: expected keys and values such as 'name: ...', one a line")
    return values


def _text(path: Path, key: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise StudyError(f"{path}: key {key!r} holds {value!r}; put text, in quotes if need be")
    return " ".join(value.split())


def _pause(path: Path, value: object) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not (number and 0 <= value <= LONGEST_PAUSE):
        raise StudyError(
            f"{path}: key 'pause' holds {value!r}; put seconds from 0 to {LONGEST_PAUSE:.0f}"
        )
    return float(value)


def _check_url(path: Path, url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or any(letter.isspace() for letter in url):
        raise StudyError(
            f"{path}: key 'url' holds {url!r}; put an address with http:// or https://"
        )


def _check_selector(path: Path, key: str, selector: str) -> None:
    try:
        if selector:
            soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        line = str(error).splitlines()[0]
        raise StudyError(f"{path}: key {key!r} is no CSS selector: {line}") from None
