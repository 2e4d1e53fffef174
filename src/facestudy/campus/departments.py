"""Plan one department: its invented university, its staff and what each picture shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

import numpy as np

from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.photo import Photo, draw_photo
from facestudy.campus.knobs import Knobs
from facestudy.campus.people import Entry, Section, draw_sections
from facestudy.campus.photo_styles import PhotoStyle, draw_photo_style, draw_site_style
from facestudy.campus.subjects.categories import Subject
from facestudy.campus.subjects.members import style_photo
from facestudy.study.index import slug
from facestudy.study.random_streams import generator

TOWN_STARTS = [
    "Ahren",
    "Brommel",
    "Dachsen",
    "Elster",
    "Fenner",
    "Grauen",
    "Hollen",
    "Isen",
    "Kranich",
    "Lauen",
    "Moor",
    "Nebel",
    "Otter",
    "Pappel",
    "Quell",
    "Reiher",
    "Sanden",
    "Tauben",
    "Uhlen",
    "Wiesel",
    "Zander",
    "Mühlen",
    "Möwen",
    "Ründer",
]
TOWN_ENDS = [
    "au",
    "berg",
    "bronn",
    "brück",
    "burg",
    "feld",
    "furt",
    "hausen",
    "rode",
    "stedt",
    "tal",
    "walde",
]
UNIVERSITIES = ("Universität {}", "Technische Universität {}", "Hochschule {}")
FIELDS = {
    "cs": ("Institut für Informatik", "Fachbereich Informatik", "Department of Computer Science"),
    "econ": (
        "Institut für Volkswirtschaftslehre",
        "Fakultät für Wirtschaftswissenschaften",
        "Department of Economics",
    ),
    "german": (
        "Institut für Germanistische Linguistik",
        "Deutsches Seminar",
        "Department of German Linguistics",
    ),
    "mechanical": (
        "Fakultät für Maschinenbau",
        "Institut für Maschinenwesen",
        "Department of Mechanical Engineering",
    ),
}
FOLDERS = (
    "fileadmin/personen",
    "bilder",
    "wp-content/uploads/2019/03",
    "images/staff",
    "typo3temp/pics",
    "assets/portraits",
)


@dataclass(frozen=True)
class Picture:
    """One picture of a named person. ``file`` is the path of the picture file below the site."""

    key: str
    name: str
    person: Person
    photo: Photo
    kind: str
    style: PhotoStyle
    file: str
    seed: int


@dataclass(frozen=True)
class Department:
    """A department and its site. ``seed`` determines the theme and the texts of the pages."""

    number: int
    category: str
    name: str
    field: str
    university: str
    town: str
    english: bool
    host: str
    folder: str
    sections: tuple[Section, ...]
    pictures: tuple[Picture, ...]
    seed: int

    @property
    def slug(self) -> str:
        return slug(f"{self.category} {self.town}")

    @property
    def label(self) -> str:
        """Number and slug: the name of the site's folder and of its YAML file."""
        return f"{self.number:02d}-{self.slug}"

    @property
    def entries(self) -> list[Entry]:
        """All entries in page order. A person who is listed twice has two entries."""
        return [entry for section in self.sections for entry in section.entries]


class _Identity(TypedDict):
    """The fields of `Department` that identify the institution and its site."""

    name: str
    field: str
    university: str
    town: str
    english: bool
    host: str
    folder: str
    seed: int


def draw_towns(count: int, rng: np.random.Generator) -> list[str]:
    """Draw ``count`` distinct invented town names.

    >>> draw_towns(3, np.random.default_rng(0))
    ['Wieselberg', 'Uhlental', 'Moorfurt']
    """
    towns = [start + end for start in TOWN_STARTS for end in TOWN_ENDS]
    rounds = -(-count // len(towns))
    names = [
        f"{town}{' ' * bool(k)}{'I' * k}" for k in range(rounds) for town in rng.permutation(towns)
    ]
    return [str(name) for name in names[:count]]


def draw_department(
    number: int,
    *,
    subject: Subject,
    town: str,
    kinds: Sequence[str],
    subject_style: np.ndarray,
    knobs: Knobs,
) -> Department:
    """Draw a department with one picture for each of ``kinds``.

    Each person, each picture's style, and the pages have streams of random numbers of their own,
    named by the department's number and the person's key. So a knob that changes one of them does
    not change the others, and neither does another department or another person.

    Args:
        number: the department's number; it numbers the site and names the streams.
        subject: its category is a key of `FIELDS`.
        town: the town of the university.
        kinds: the kind of each picture, "good" or one of the kinds of bad photos.
        subject_style: latent photo style of the subject, (len(ASPECTS),).
        knobs: the campus's knobs; ``seed``, ``shared`` and ``confound`` are used.

    Returns:
        The department with its sections and pictures.
    """
    seed, category = knobs.seed, subject.category
    identity = _draw_identity(generator(seed, "campus", "site", number), category, town)
    sections = draw_sections(
        seed,
        number,
        pictures=len(kinds),
        subject=subject,
        english=identity["english"],
        host=identity["host"],
    )
    style_rng = generator(seed, "campus", "site style", number)
    site_style = draw_site_style(style_rng, subject_style, shared=knobs.shared)
    pictures = _draw_pictures(
        sections,
        kinds,
        seed=seed,
        subject=subject,
        file_naming=int(style_rng.integers(3)),
        site_style=site_style,
        confound=knobs.confound,
        folder=identity["folder"],
    )
    return Department(
        number=number, category=category, sections=sections, pictures=pictures, **identity
    )


def _draw_identity(rng: np.random.Generator, category: str, town: str) -> _Identity:
    """The names of the institution, and the folder of its site's pictures."""
    choice = int(rng.choice(3, p=[0.4, 0.35, 0.25]))
    field = FIELDS[category][choice]
    university = UNIVERSITIES[int(rng.integers(len(UNIVERSITIES)))].format(town)
    return {
        "name": f"{field}, {university}",
        "field": field,
        "university": university,
        "town": town,
        "english": choice == 2,
        "host": f"{slug(town)}.example",
        "folder": FOLDERS[int(rng.integers(len(FOLDERS)))],
        "seed": int(rng.integers(1 << 30)),
    }


def _draw_pictures(
    sections: Sequence[Section],
    kinds: Sequence[str],
    *,
    seed: int,
    subject: Subject,
    file_naming: int,
    site_style: np.ndarray,
    confound: float,
    folder: str,
) -> tuple[Picture, ...]:
    owners = {
        entry.picture: (entry, entry.person)
        for section in sections
        for entry in section.entries
        if entry.picture >= 0 and entry.person is not None
    }
    pictures: list[Picture] = []
    for number, kind in enumerate(kinds):
        entry, person = owners[number]
        earlier = sum(picture.key == entry.key for picture in pictures)
        style_rng = generator(seed, "campus", "picture", entry.key, earlier)
        style = draw_photo_style(style_rng, site_style, confound=confound)
        photo = draw_photo(style_rng, **style.photo_fields)
        photo = style_photo(photo, person, subject, seed, f"{entry.key} {earlier}")
        stem = _file_stems(entry.name, person, number)[file_naming]
        pictures.append(
            Picture(
                key=entry.key,
                name=entry.name,
                person=person,
                photo=photo,
                kind=kind,
                style=style,
                file=f"{folder}/{stem}.{style.format}",
                seed=int(style_rng.integers(1 << 30)),
            )
        )
    return tuple(pictures)


def _file_stems(name: str, person: Person, number: int) -> tuple[str, str, str]:
    """Three typical file names without the extension; the number makes them unique."""
    first, last = slug(name.split()[0]), slug(name.split()[-1])
    return (
        f"{last}_{first}_{number:02d}",
        f"csm_{last}-{number}_{person.seed:x}",
        f"IMG_{4000 + 7 * number}",
    )
