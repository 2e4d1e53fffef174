"""Read and validate the YAML file of a department."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

import soupsieve
import yaml

from facestudy.study import paths
from facestudy.study.errors import StudyError

REQUIRED = ("name", "category", "url")
SELECTORS = ("card", "picture", "person", "title", "profile", "profile_picture", "next")
MAX_PAUSE = 300.0


@dataclass(frozen=True)
class Department:
    """One department and how to find its people.

    Args:
        name: as in the column ``department``.
        category: the class of everyone found there.
        url: the first people page.
        pause: seconds between two requests to one origin.
        contact: an address for the site's owner to write to, sent with the user agent.
        card: CSS selector of the element of one person; the other selectors apply within it.
            Without it people are detected.
        picture: the portrait: an ``<img>``, or an element with a background.
        person: the name.
        title: degrees or position.
        profile: the link to the person's own page.
        profile_picture: the portrait on that page, for people without one on the list.
        next: the link to the list's next page.
        wrong_pairs: names and addresses of pictures that do not belong together, each (name,
            address); key ``not`` in the file.
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
    wrong_pairs: tuple[tuple[str, str], ...] = ()

    def settings(self) -> dict[str, object]:
        """The values that determine how a page is read."""
        return {name: asdict(self)[name] for name in ("url", *SELECTORS, "wrong_pairs")}


NOT = "not"
KEYS = tuple({"wrong_pairs": NOT}.get(field.name, field.name) for field in fields(Department))


def read(path: Path) -> Department:
    """Read one file.

    Raises:
        StudyError: a key is unknown, missing or invalid.
    """
    return checked(path, _mapping(path))


def checked(path: Path, values: dict) -> Department:
    """Validate the values that a file holds, or will hold.

    Raises:
        StudyError: a key is unknown, missing or invalid.
    """
    unknown = [str(key) for key in values if key not in KEYS]
    if unknown:
        raise StudyError(f"{path}: unknown key {unknown[0]!r}; valid keys are {', '.join(KEYS)}")
    missing = [key for key in REQUIRED if values.get(key) in (None, "")]
    if missing:
        raise StudyError(f"{path}: key {missing[0]!r} is missing")
    pause = _pause(path, values.get("pause", 1.0))
    wrong = pairs_of(f"{path}: key {NOT!r}", values.get(NOT) or [])
    text = {k: _text(path, k, value) for k, value in values.items() if k not in ("pause", NOT)}
    _check_url(path, text["url"])
    for key in SELECTORS:
        _check_selector(path, key, text.get(key, ""))
    return Department(**text, pause=pause, wrong_pairs=wrong)


def pairs_of(source: str, values: object) -> tuple[tuple[str, str], ...]:
    """Pairs of a name and a picture's address, from a list of mappings ``name, picture``.

    Raises:
        StudyError: the value has another form; the message begins with ``source``.
    """
    form = f"{source} must be a list of entries with 'name' and 'picture', each a text"
    if not isinstance(values, list):
        raise StudyError(f"{form}, not {_shown(values)}")
    pairs: dict[tuple[str, str], None] = {}
    for entry in values:
        if not isinstance(entry, dict) or set(entry) != {"name", "picture"}:
            raise StudyError(f"{form}, not {_shown(entry)}")
        if not all(isinstance(value, str) and value.strip() for value in entry.values()):
            raise StudyError(f"{form}, not {_shown(entry)}")
        pairs[entry["name"].strip(), entry["picture"].strip()] = None
    return tuple(pairs)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def read_all(yaml_files: Iterable[Path]) -> list[Department]:
    """Read some files.

    Raises:
        StudyError: a file is invalid, two have the same name, or there is no file.
    """
    path_of: dict[str, Path] = {}
    departments = []
    for path in map(Path, yaml_files):
        department = read(path)
        if department.name in path_of:
            raise StudyError(
                f"{path}: key 'name': {department.name!r} is already the name of "
                f"{path_of[department.name]}"
            )
        path_of[department.name] = path
        departments.append(department)
    if not departments:
        raise StudyError("no department to scrape: name at least one YAML file")
    return departments


def of_study(study: paths.Study) -> list[Path]:
    """The YAML files of a study, in the order in which they are visited.

    First the user's own, then those of the checkout, then those generated in the data folder. Of
    two departments of one name in different folders the first counts.
    """
    files: list[Path] = []
    taken: set[str] = set()
    for folder in (*study.departments, study.data / "departments"):
        named = {
            path: _name(path) for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
        }
        files += [path for path, name in named.items() if name not in taken]
        taken |= set(named.values()) - {""}
    return files


def _name(path: Path) -> str:
    """The name of a department; empty if the file is invalid, which `read_all` reports."""
    try:
        return read(path).name
    except StudyError:
        return ""


def _mapping(path: Path) -> dict:
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise StudyError(f"{path} cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        line = str(error).replace("\n", " ")
        raise StudyError(f"{path} is not valid YAML: {line}") from None
    if not isinstance(values, dict):
        raise StudyError(f"{path}: expected lines such as 'name: ...'")
    return values


def _text(path: Path, key: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise StudyError(
            f"{path}: key {key!r} is {value!r}; it must be text, in quotes if necessary"
        )
    return " ".join(value.split())


def _pause(path: Path, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MAX_PAUSE:
        return float(value)
    raise StudyError(
        f"{path}: key 'pause' is {value!r}; it must be seconds from 0 to {MAX_PAUSE:.0f}"
    )


def _check_url(path: Path, url: str) -> None:
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or any(letter.isspace() for letter in url):
        raise StudyError(
            f"{path}: key 'url' is {url!r}; it must be an address with http:// or https://"
        )


def _check_selector(path: Path, key: str, selector: str) -> None:
    try:
        if selector:
            soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        line = str(error).splitlines()[0]
        raise StudyError(f"{path}: key {key!r} is not a CSS selector: {line}") from None
