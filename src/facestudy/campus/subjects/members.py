"""Draw a person of a subject, and a photo of that person.

What a subject changes is laid over a person drawn without a subject, by streams of random numbers
of their own: a knob changes what it concerns, and the rest of the person stays.
"""

from typing import Any

from facestudy.campus.drawing.frequencies import AGES, TONES
from facestudy.campus.drawing.person import Person, draw_person
from facestudy.campus.drawing.photo import Photo
from facestudy.campus.subjects.categories import EVEN, Subject, lean
from facestudy.campus.subjects.traits import restyle_person, restyle_photo
from facestudy.study.random_streams import fraction, generator


def draw_member(seed: int, key: str, subject: Subject) -> Person:
    """Draw the person ``key`` of a subject.

    Args:
        seed: the campus's random seed.
        key: names the person's streams of random numbers; no two people share one.
        subject: the person's subject.

    Returns:
        The person. Of two subjects, the same key draws the same person as far as they agree.
    """
    person = _draw(seed, key, subject)
    wanted = {
        "sex": draw_sex(seed, key, subject, plain=person.sex),
        "age": _leant(person.age, AGES, subject.age_lean),
        "tone": _leant(person.tone, TONES, subject.tone_lean),
    }
    if any(getattr(person, name) != value for name, value in wanted.items()):
        person = _draw(seed, key, subject, **wanted)
    return restyle_person(person, subject.odds, (seed, "campus", "style", key))


def draw_sex(seed: int, key: str, subject: Subject, *, plain: str) -> str:
    """The sex of a person whose sex is ``plain`` where women and men are equally many."""
    share = subject.women if plain == "female" else 1 - subject.women
    if fraction(seed, "campus", "sex", key) < share / EVEN:
        return plain
    return "male" if plain == "female" else "female"


def style_photo(photo: Photo, person: Person, subject: Subject, seed: int, key: str) -> Photo:
    """The photo with the clothes and the smile that a subject has.

    Args:
        photo: as drawn without a subject.
        person: who it shows.
        subject: the person's subject.
        seed: the campus's random seed.
        key: names the streams of random numbers; no two photos share one.
    """
    return restyle_photo(photo, person, subject.odds, (seed, "campus", "style", key))


def _draw(seed: int, key: str, subject: Subject, **fixed: Any) -> Person:
    rng = generator(seed, "campus", "person", key)
    return draw_person(rng, shape_mean=subject.shape_mean, **fixed)


def _leant(value: float, limits: tuple[float, float], strength: float) -> float:
    """A value of a person, moved by `lean` within its limits; unchanged at strength 0."""
    low, high = limits
    share = (value - low) / (high - low)
    return value + (high - low) * (lean(share, strength) - share) if strength else value
