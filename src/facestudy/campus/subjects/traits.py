"""Traits of style, such as glasses or long hair, whose odds depend on the subject.

A trait divides the values of one attribute into those that have it and those that do not. A subject
multiplies the odds of having it, within one sex; the frequencies of the values on either side keep
their proportions. So the trait alone carries what an attribute tells of the subject.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

from facestudy.campus.drawing.frequencies import BEARDS, GLASSES, hair_colours, hair_styles
from facestudy.campus.drawing.hair_styles import STYLES
from facestudy.campus.drawing.person import Person
from facestudy.campus.drawing.photo import CLOTHES, EVERYDAY, Photo, draw_expression
from facestudy.study.random_streams import fraction, generator

V = TypeVar("V", str, float)
Stream = tuple[int, *tuple[str, ...]]
"""A seed and the names that random numbers begin with, as for `generator`."""
OUTSIDE, INSIDE = "style_outside", "style_inside"
HALF = 0.5
"""From this strength on, make-up counts as such."""
_LONGER = {
    "female": frozenset({"bob", "long", "fringe_long", "wavy"}),
    "male": frozenset({"side", "quiff", "curly", "long"}),
}
_CURL = 0.13
_TOUSLED = frozenset(name for name, style in STYLES.items() if style and style.curl > _CURL)


class Given(NamedTuple):
    """What the frequencies of an attribute depend on."""

    sex: str
    tone: float
    long_hair: bool


@dataclass(frozen=True)
class Trait:
    """A trait of persons or photos.

    ``column`` is its name in ``truth.csv``, ``knob`` the knob that it follows and ``rise`` the
    order of the subjects from the one where it is rarest. ``field`` is the attribute, ``having``
    gives the values that have the trait in a sex, and ``frequencies`` those of all values.
    """

    column: str
    knob: str
    rise: tuple[str, str, str, str]
    field: str
    having: Callable[[str], frozenset]
    frequencies: Callable[[Given], Mapping]

    def rate(self, given: Given) -> float:
        """The probability of the trait where no knob changes it."""
        table = self.frequencies(given)
        having = self.having(given.sex)
        return sum(p for value, p in table.items() if value in having) / sum(table.values())

    def value(self, looks: Person | Photo) -> Any:
        """The attribute's value; of make-up, whether it is weak (0.0) or strong (`HALF`)."""
        value = getattr(looks, self.field)
        if isinstance(value, str):
            return value
        return HALF if value >= HALF else 0.0


def _always(*values: str | float) -> Callable[[str], frozenset]:
    return lambda sex: frozenset(values)


def _of_length(given: Given) -> dict[str, float]:
    longer, styles = _LONGER[given.sex], hair_styles(given.sex)
    return {name: p for name, p in styles.items() if (name in longer) == given.long_hair}


PERSON_TRAITS = (
    Trait(
        "long_hair",
        OUTSIDE,
        ("mechanical", "cs", "econ", "german"),
        "style",
        _LONGER.__getitem__,
        lambda given: hair_styles(given.sex),
    ),
    Trait(
        "tousled_hair",
        OUTSIDE,
        ("german", "mechanical", "econ", "cs"),
        "style",
        _always(*_TOUSLED),
        _of_length,
    ),
    Trait(
        "fair_hair",
        OUTSIDE,
        ("econ", "cs", "german", "mechanical"),
        "hair",
        _always("brown", "auburn", "red", "blond"),
        lambda given: hair_colours(given.tone),
    ),
    Trait(
        "with_glasses",
        INSIDE,
        ("econ", "mechanical", "german", "cs"),
        "glasses",
        _always("thin", "thick"),
        lambda given: GLASSES,
    ),
    Trait(
        "bearded",
        INSIDE,
        ("econ", "cs", "german", "mechanical"),
        "beard",
        _always("stubble", "full", "goatee", "moustache"),
        lambda given: BEARDS if given.sex == "male" else {"none": 1.0},
    ),
    Trait(
        "made_up",
        INSIDE,
        ("mechanical", "german", "cs", "econ"),
        "makeup",
        _always(HALF),
        lambda given: {0.0: 0.5, HALF: 0.5} if given.sex == "female" else {0.0: 1.0},
    ),
)
PHOTO_TRAITS = (
    Trait(
        "formal_clothes",
        OUTSIDE,
        ("cs", "german", "mechanical", "econ"),
        "clothing",
        _always("shirt", "suit"),
        lambda given: dict.fromkeys(CLOTHES, 1 / len(CLOTHES)),
    ),
    Trait(
        "smiling",
        INSIDE,
        ("mechanical", "cs", "econ", "german"),
        "emoticon",
        _always(":)", ":D"),
        lambda given: EVERYDAY,
    ),
)
TRAITS = PERSON_TRAITS + PHOTO_TRAITS
"""No two traits of one sex and one knob order the subjects the same way, or the reverse way: so
all pairs of subjects are about equally far apart."""


def restyle_person(person: Person, odds: Mapping[str, float], stream: Stream) -> Person:
    """The person with the hair, glasses, beard and make-up of a subject.

    Args:
        person: as drawn without a subject's style.
        odds: the factor of each trait's odds, by column.
        stream: seed and names of the person's random numbers.
    """
    for trait in PERSON_TRAITS:
        value = trait.value(person)
        moved = _moved(trait, given(person), odds[trait.column], stream, value)
        if moved == HALF or value == HALF:  # the strength within its half stays
            moved += person.makeup - value
        if moved != value:
            person = replace(person, **{trait.field: moved})
    return person


def restyle_photo(photo: Photo, person: Person, odds: Mapping[str, float], stream: Stream) -> Photo:
    """The photo with the clothes and the smile of a subject; arguments as `restyle_person`."""
    for trait in PHOTO_TRAITS:
        value = trait.value(photo)
        moved = _moved(trait, given(person), odds[trait.column], stream, value)
        if moved != value:
            photo = replace(photo, **{trait.field: moved})
            if trait.field == "emoticon":
                rng = generator(*stream, "expression")
                photo = replace(photo, expression=draw_expression(rng, moved))
    return photo


def given(person: Person) -> Given:
    """What the frequencies of a person's traits depend on."""
    return Given(person.sex, person.tone, person.style in _LONGER[person.sex])


def trait_row(person: Person, photo: Photo) -> dict[str, int]:
    """Columns of ``truth.csv``: 1 for each trait that the picture shows, 0 for the others."""
    return {
        trait.column: int(
            trait.value(person if trait in PERSON_TRAITS else photo) in trait.having(person.sex)
        )
        for trait in TRAITS
    }


def shifted(rate: Any, factor: float) -> Any:
    """A probability, or an array of them, whose odds are multiplied by ``factor``.

    >>> shifted(0.5, 9.0)
    0.9
    """
    return rate * factor / (1 - rate + rate * factor)


def _moved(trait: Trait, given: Given, factor: float, stream: Stream, value: V) -> V:
    """The value, with the trait gained or lost in as many people as the odds ask for.

    A value changes only to the other side, and then to one drawn by the frequencies there.
    """
    rate, having = trait.rate(given), trait.having(given.sex)
    if factor == 1 or not 0 < rate < 1:
        return value
    has, wanted = value in having, shifted(rate, factor)
    changing = (rate - wanted) / rate if has else (wanted - rate) / (1 - rate)
    if fraction(*stream, trait.column) >= changing:
        return value
    side = {name: p for name, p in trait.frequencies(given).items() if (name in having) != has}
    return _at(side, fraction(*stream, trait.column, "value") * sum(side.values()))


def _at(table: Mapping[V, float], place: float) -> V:
    """The value at a place of the frequencies laid end to end."""
    for value, width in table.items():
        place -= width
        if place < 0:
            return value
    return next(reversed(list(table)))
