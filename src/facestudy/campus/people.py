"""The people of one department as its pages list them: roles, titles, sections, telephones.

Enters: how many pictures there shall be. Leaves: sections of entries. Roles follow age, never
the subject's planted signal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from faker import Faker

from facestudy.campus.drawing.person import Person, draw_person
from facestudy.study.index import slug

WITHOUT_PICTURE = 0.12
"""About how many people a picture there are who have none, or a silhouette."""
SECOND_PICTURE = 0.4
"""How many departments show one member of staff with a second, other picture."""

SECTIONS = {
    "lead": ("Leitung", "Head of Institute"),
    "professor": ("Professorinnen und Professoren", "Professors"),
    "office": ("Sekretariat", "Administrative Office"),
    "postdoc": ("Wissenschaftliche Mitarbeiterinnen und Mitarbeiter", "Research Staff"),
    "doctoral": ("Doktorandinnen und Doktoranden", "Doctoral Students"),
    "technical": ("Technik und Verwaltung", "Technical Staff"),
    "emeritus": ("Emeriti und Seniorprofessuren", "Emeriti"),
    "advice": ("Studienberatung", "Student Advisory Service"),
}
ROLES = {
    "lead": (("Geschäftsführender Direktor", "Geschäftsführende Direktorin"), "Director"),
    "professor": (("Professor", "Professorin"), "Professor"),
    "office": (("Sekretär", "Sekretärin"), "Secretary"),
    "postdoc": (("Akademischer Rat", "Akademische Rätin"), "Senior Researcher"),
    "doctoral": (
        ("Wissenschaftlicher Mitarbeiter", "Wissenschaftliche Mitarbeiterin"),
        "Research Assistant",
    ),
    "technical": (("Techniker", "Technikerin"), "Technician"),
    "emeritus": (("Professor i. R.", "Professorin i. R."), "Professor emeritus"),
    "advice": (("Studienfachberater", "Studienfachberaterin"), "Student Advisor"),
}
DEGREES = {
    "cs": ("Prof. Dr.", "Prof. Dr.-Ing.", "Dr.", "Dr.-Ing.", "M. Sc.", "Dipl.-Inf."),
    "econ": ("Prof. Dr.", "Prof. Dr. Dr. h. c.", "Dr.", "Dr. rer. pol.", "M. Sc.", "Dipl.-Vw."),
    "german": ("Prof. Dr.", "Prof. Dr. phil.", "Dr.", "Dr. phil.", "M. A.", "StR"),
    "mechanical": (
        "Prof. Dr.-Ing.",
        "Prof. Dr.-Ing. habil.",
        "Dr.-Ing.",
        "Dr.",
        "M. Sc.",
        "Dipl.-Ing.",
    ),
}


@dataclass(frozen=True)
class Entry:
    """Somebody as listed once on a site. ``picture`` is the number of one, or -1."""

    key: str
    name: str
    degree: str
    role: str
    duty: str
    room: str
    phone: str
    mail: str
    sex: str
    person: Person | None
    picture: int = -1
    placeholder: bool = False


@dataclass(frozen=True)
class Section:
    heading: str
    entries: tuple[Entry, ...]


def draw_sections(
    rng: np.random.Generator,
    *,
    pictures: int,
    prefix: str,
    category: str,
    shape_mean: Mapping[str, float],
    english: bool,
    host: str,
) -> tuple[Section, ...]:
    """Sections in which exactly ``pictures`` pictures appear, numbered 0 to ``pictures`` - 1.

    Some appear twice (the head under "Leitung" and again among the professors); one person may
    have two pictures; some people have none, or a silhouette.
    """
    second = pictures >= 6 and rng.random() < SECOND_PICTURE
    faceless = int(rng.poisson(WITHOUT_PICTURE * pictures + 0.6))
    context = {"category": category, "english": english, "host": host}
    shown = [draw_person(rng, shape_mean=shape_mean) for _ in range(pictures - second)]
    people = [*shown, *[None] * faceless]
    sexes = [person.sex if person else str(rng.choice(["female", "male"])) for person in people]
    staff = []
    for k, (name, sex) in enumerate(zip(_draw_names(rng, sexes), sexes, strict=True)):
        entry = _draw_entry(rng, f"{prefix}-{k:03d}", name, sex, person=people[k], **context)
        hidden = people[k] is None
        placeholder_image = hidden and bool(rng.random() < 0.55)
        staff.append(replace(entry, picture=-1 if hidden else k, placeholder=placeholder_image))
    listed = [(entry.role, entry) for entry in sorted(staff, key=lambda e: e.name.split()[-1])]
    listed += _listed_again(rng, staff, pictures - 1 if second else -1, english)
    return _into_sections(listed, english)


def _listed_again(
    rng: np.random.Generator, staff: Sequence[Entry], second: int, english: bool
) -> list[tuple[str, Entry]]:
    """The head, once more above all; and a student advisor, with picture ``second`` if there is."""
    pictured = [entry for entry in staff if entry.picture >= 0]
    heads = [entry for entry in pictured if entry.role == "professor"] or pictured
    head = heads[int(rng.integers(len(heads)))]
    again = [("lead", _with_role(head, "lead", english))]
    if second >= 0 or rng.random() < 0.3:
        others = [entry for entry in pictured if entry is not head] or pictured
        advisor = _with_role(others[int(rng.integers(len(others)))], "advice", english)
        again.append(("advice", replace(advisor, picture=second) if second >= 0 else advisor))
    return again


def _into_sections(listed: Sequence[tuple[str, Entry]], english: bool) -> tuple[Section, ...]:
    sections = (
        Section(headings[english], tuple(entry for role, entry in listed if role == name))
        for name, headings in SECTIONS.items()
    )
    return tuple(section for section in sections if section.entries)


def _draw_entry(
    rng: np.random.Generator,
    key: str,
    name: str,
    sex: str,
    *,
    person: Person | None,
    category: str,
    english: bool,
    host: str,
) -> Entry:
    age = person.age if person else float(rng.uniform(22, 66))
    role = _draw_role(rng, age)
    first, last = slug(name.split()[0]), slug(name.split()[-1])
    entry = Entry(
        key=key,
        name=name,
        degree=_draw_degree(rng, role, category),
        role=role,
        duty="",
        room=f"{'ABCDEFG'[rng.integers(7)]} {rng.integers(0, 5)}.{rng.integers(1, 60):02d}",
        phone=f"-{rng.integers(1000, 9999)}",
        mail=f"{first}.{last}@{host}",
        sex=sex,
        person=person,
    )
    return _with_role(entry, role, english)


def _with_role(entry: Entry, role: str, english: bool) -> Entry:
    german, plain = ROLES[role]
    return replace(entry, duty=plain if english else german[entry.sex == "female"])


def _draw_role(rng: np.random.Generator, age: float) -> str:
    chance = rng.random()
    if chance < 0.12:
        return "office"
    if chance < 0.19:
        return "technical"
    if age < 33:
        return "doctoral"
    if age < 42:
        return "postdoc" if chance < 0.65 else "doctoral"
    if age > 66:
        return "emeritus"
    return "professor" if chance < 0.6 else "postdoc"


def _draw_degree(rng: np.random.Generator, role: str, category: str) -> str:
    degrees, other = DEGREES[category], int(rng.random() < 0.25)
    if role in ("professor", "emeritus"):
        return degrees[other]
    if role == "postdoc":
        return "PD Dr." if rng.random() < 0.2 else degrees[2 + other]
    return degrees[4 + other] if role == "doctoral" else ""


def _draw_names(rng: np.random.Generator, sexes: Sequence[str]) -> list[str]:
    """Invented names from Faker, unique within the department; titles are ours, not Faker's."""
    fake = Faker("de_DE")
    fake.seed_instance(int(rng.integers(1 << 30)))
    first = {"female": fake.first_name_female, "male": fake.first_name_male}
    names: list[str] = []
    for sex in sexes:
        name = f"{first[sex]()} {fake.last_name()}"
        while name in names:
            name = f"{first[sex]()} {fake.last_name()}"
        names.append(name)
    return names
