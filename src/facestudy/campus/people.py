"""Draw the people of a department as its pages list them: names, degrees, roles, contact data.

A role depends on age, never on the subject itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypedDict

import numpy as np
from faker import Faker

from facestudy.campus.drawing.person import Person
from facestudy.campus.exact_random import poisson
from facestudy.campus.subjects.categories import Subject
from facestudy.campus.subjects.members import draw_member, draw_sex
from facestudy.study.index import slug
from facestudy.study.random_streams import fraction, generator, integer

WITHOUT_PICTURE = 0.12
"""Expected number of people without a picture, per picture."""
SECOND_PICTURE = 0.4
"""Probability that a department shows one person in two different pictures."""

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
    """One listing of a person on a site.

    ``picture`` is the number of the person's picture, or -1. ``placeholder`` says whether a person
    without a picture is shown with a placeholder image.
    """

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
    """A heading and the entries below it."""

    heading: str
    entries: tuple[Entry, ...]


class _Context(TypedDict):
    """What the entries of a department have in common."""

    subject: Subject
    english: bool
    host: str


def draw_sections(
    seed: int,
    number: int,
    *,
    pictures: int,
    subject: Subject,
    english: bool,
    host: str,
) -> tuple[Section, ...]:
    """Draw sections that show exactly ``pictures`` pictures, numbered 0 to ``pictures`` - 1.

    As on real pages, some pictures appear twice (the head under "Leitung" and again among the
    professors), one person may have two pictures, and some people have no picture or a
    placeholder image. A person's face and name depend on the person's key, not on who else is in
    the department.

    Args:
        seed: the campus's random seed.
        number: the department's number, with which the keys of its people begin.
        pictures: number of pictures.
        subject: its category is a key of `DEGREES`.
        english: whether roles and headings are English (German otherwise).
        host: the domain of the e-mail addresses.

    Returns:
        The sections that have entries, in page order.
    """
    has_second = pictures >= 6 and fraction(seed, "campus", "advisor", number) < SECOND_PICTURE
    context = _Context(subject=subject, english=english, host=host)
    staff: list[Entry] = []
    for k in range(pictures - has_second):
        key = f"{number:02d}-{k:03d}"
        person = draw_member(seed, key, subject)
        entry = _draw_entry(seed, key, _names(staff), person=person, **context)
        staff.append(replace(entry, picture=k))
    staff_rng = generator(seed, "campus", "without picture", number)
    for k in range(poisson(staff_rng, WITHOUT_PICTURE * pictures + 0.6)):
        entry = _draw_entry(seed, f"{number:02d}-x{k:02d}", _names(staff), person=None, **context)
        shown = fraction(seed, "campus", "placeholder", entry.key) < 0.55
        staff.append(replace(entry, placeholder=shown))
    listings = [(entry.role, entry) for entry in sorted(staff, key=lambda e: e.name.split()[-1])]
    listings += _second_listings(seed, staff, pictures - 1 if has_second else -1, english)
    return _group_by_section(listings, english)


def _names(staff: Sequence[Entry]) -> set[str]:
    return {entry.name for entry in staff}


def _second_listings(
    seed: int, staff: Sequence[Entry], second_picture: int, english: bool
) -> list[tuple[str, Entry]]:
    """List the head again at the top, and perhaps a student advisor.

    The advisor has picture ``second_picture`` unless that is -1.
    """

    def draw(duty: str, candidates: Sequence[Entry]) -> Entry:
        return min(candidates, key=lambda entry: fraction(seed, "campus", duty, entry.key))

    pictured = [entry for entry in staff if entry.picture >= 0]
    head = draw("lead", [e for e in pictured if e.role == "professor"] or pictured)
    listings = [("lead", _with_role(head, "lead", english))]
    others = [entry for entry in pictured if entry is not head] or pictured
    chosen = draw("advice", others)
    if second_picture >= 0 or fraction(seed, "campus", "advised", chosen.key) < 0.3:
        advisor = _with_role(chosen, "advice", english)
        if second_picture >= 0:
            advisor = replace(advisor, picture=second_picture)
        listings.append(("advice", advisor))
    return listings


def _group_by_section(listings: Sequence[tuple[str, Entry]], english: bool) -> tuple[Section, ...]:
    """Group (role, entry) pairs into sections; a section without entries is left out."""
    sections = (
        Section(headings[english], tuple(entry for role, entry in listings if role == name))
        for name, headings in SECTIONS.items()
    )
    return tuple(section for section in sections if section.entries)


def _draw_entry(
    seed: int,
    key: str,
    taken: set[str],
    *,
    person: Person | None,
    subject: Subject,
    english: bool,
    host: str,
) -> Entry:
    """The entry of a person, whose name is not among those ``taken``."""
    rng = generator(seed, "campus", "entry", key)
    if person:
        sex = person.sex
    else:
        sex = draw_sex(seed, key, subject, plain=str(rng.choice(["female", "male"])))
    name = _draw_name(integer(seed, "campus", "name", key), sex, taken)
    age = person.age if person else float(rng.uniform(22, 66))
    role = _draw_role(rng, age)
    first, last = slug(name.split()[0]), slug(name.split()[-1])
    entry = Entry(
        key=key,
        name=name,
        degree=_draw_degree(rng, role, subject.category),
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
    german, english_name = ROLES[role]
    return replace(entry, duty=english_name if english else german[entry.sex == "female"])


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


def _draw_name(seed: int, sex: str, taken: set[str]) -> str:
    """Draw an invented name with Faker, without a degree and not among those ``taken``."""
    fake = _faker()
    fake.seed_instance(seed)
    first = fake.first_name_female if sex == "female" else fake.first_name_male
    while (name := f"{first()} {fake.last_name()}") in taken:
        pass
    return name


@cache
def _faker() -> Faker:
    return Faker("de_DE")
