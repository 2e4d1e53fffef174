"""One department: its university, its staff, and what each of its pictures shall show.

Enters: a category, a town, the kinds of the pictures and the looks. Leaves: a `Department`.
Universities and towns are invented.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.photo import Photo, draw_photo
from facestudy.campus.people import Entry, Section, draw_sections
from facestudy.campus.photo_styles import PhotoStyle, draw_photo_style, draw_site_style
from facestudy.study.index import slug

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
    """One picture file that carries a person's name; ``file`` is its path below the site."""

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
    """A department and its site. ``seed`` settles how the pages are worded and coloured."""

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
        """Number and slug, as the site's folder and its YAML are called."""
        return f"{self.number:02d}-{self.slug}"

    @property
    def entries(self) -> list[Entry]:
        """Everybody as often as listed, from the top of the page to its end."""
        return [entry for section in self.sections for entry in section.entries]


def draw_cities(count: int, rng: np.random.Generator) -> list[str]:
    """Different invented towns."""
    towns = [start + end for start in TOWN_STARTS for end in TOWN_ENDS]
    rounds = -(-count // len(towns))
    drawn = [
        f"{town}{' ' * bool(k)}{'I' * k}" for k in range(rounds) for town in rng.permutation(towns)
    ]
    return [str(town) for town in drawn[:count]]


def draw_department(
    number: int,
    *,
    category: str,
    city: str,
    kinds: Sequence[str],
    shape_mean: Mapping[str, float],
    subject_style: np.ndarray,
    knobs: Mapping[str, float],
) -> Department:
    """A department with one picture for each of ``kinds``.

    People, staff lists and looks have generators of their own, so that a knob which changes one
    of them leaves the others as they were.
    """
    people, pages, style_rng = (
        np.random.default_rng([int(knobs["seed"]), 3, number, part]) for part in range(3)
    )
    identity = _draw_identity(pages, category, city)
    sections = draw_sections(
        people,
        pictures=len(kinds),
        prefix=f"{number:02d}",
        category=category,
        shape_mean=shape_mean,
        english=bool(identity["english"]),
        host=str(identity["host"]),
    )
    site_style = draw_site_style(style_rng, subject_style, shared=knobs["shared"])
    pictures = _draw_pictures(
        sections,
        kinds,
        style_rng=style_rng,
        site_style=site_style,
        confound=knobs["confound"],
        folder=str(identity["folder"]),
    )
    return Department(
        number=number, category=category, sections=sections, pictures=pictures, **identity
    )


def _draw_identity(rng: np.random.Generator, category: str, city: str) -> dict[str, object]:
    """What the institution is called, and where its site keeps pictures."""
    choice = int(rng.choice(3, p=[0.4, 0.35, 0.25]))
    field = FIELDS[category][choice]
    university = UNIVERSITIES[int(rng.integers(len(UNIVERSITIES)))].format(city)
    return {
        "name": f"{field}, {university}",
        "field": field,
        "university": university,
        "town": city,
        "english": choice == 2,
        "host": f"{slug(city)}.example",
        "folder": FOLDERS[int(rng.integers(len(FOLDERS)))],
        "seed": int(rng.integers(1 << 30)),
    }


def _draw_pictures(
    sections: Sequence[Section],
    kinds: Sequence[str],
    *,
    style_rng: np.random.Generator,
    site_style: np.ndarray,
    confound: float,
    folder: str,
) -> tuple[Picture, ...]:
    owners = {
        entry.picture: entry
        for section in sections
        for entry in section.entries
        if entry.picture >= 0
    }
    naming = int(style_rng.integers(3))
    pictures = []
    for number, kind in enumerate(kinds):
        entry, style = owners[number], draw_photo_style(style_rng, site_style, confound=confound)
        photo = draw_photo(style_rng, **style.photo_fields)
        stem = _stem(entry, number, naming)
        pictures.append(
            Picture(
                key=entry.key,
                name=entry.name,
                person=entry.person,
                photo=photo,
                kind=kind,
                style=style,
                file=f"{folder}/{stem}.{style.format}",
                seed=int(style_rng.integers(1 << 30)),
            )
        )
    return tuple(pictures)


def _stem(entry: Entry, number: int, naming: int) -> str:
    """A file's name as sites have them; the number keeps it unique."""
    first, last = slug(entry.name.split()[0]), slug(entry.name.split()[-1])
    return (
        f"{last}_{first}_{number:02d}",
        f"csm_{last}-{number}_{entry.person.seed:x}",
        f"IMG_{4000 + 7 * number}",
    )[naming]
