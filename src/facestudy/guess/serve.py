"""Serve the page on which people guess: a campus to anybody, real people with care."""

from facestudy.guess.answers import Answers
from facestudy.guess.app import Terms, application
from facestudy.guess.portraits import Portraits
from facestudy.guess.score import best_rival
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.web import serve as server
from facestudy.web.place import Place
from facestudy.web.visitors import CONTACT

PORTRAITS = 60
"""How many a guesser is asked about: some minutes' work."""


def serve(
    study: Study,
    place: Place,
    *,
    portraits: int = PORTRAITS,
    confidence: bool = False,
    contact: str = "",
    may_show: bool = False,
) -> None:
    """Serve the page until Ctrl-C.

    On this machine alone it is plain HTTP, which keeps nothing from anybody there. Elsewhere it is
    HTTPS, unless the people are fictional and ``place`` says plain.

    Args:
        study: past its split.
        place: where the page is served.
        portraits: how many a guesser is asked about.
        confidence: ask how sure they are.
        contact: whom guessers can ask.
        may_show: whether the user may show these real people to others.

    Raises:
        StudyError: real people would be shown to the network without ``may_show``, or over plain
            HTTP; the study has no split or too many classes; the port is in use.
    """
    _check(study, place, may_show=may_show)
    shown, answers = Portraits(study, portraits), Answers(study)
    answers.of("")  # reports a damaged table before anybody guesses
    terms = Terms(
        study.name,
        shown.count,
        tuple(shown.categories),
        contact or CONTACT,
        confidence,
        study.is_campus,
    )
    rival = best_rival(study)
    server.serve(
        lambda names: application(terms, answers, shown, rival=rival, names=names),
        place._replace(plain=place.plain or place.is_this_machine),
        pem=study.data / "guess" / "key-and-certificate.pem",
        notes=[
            f"Answers are saved in {study.guesses_csv}",
            f"Compared with at the end: {rival.title if rival else 'no network has results yet'}",
        ],
    )


def _check(study: Study, place: Place, *, may_show: bool) -> None:
    if study.is_campus or place.is_this_machine:
        return
    if not may_show:
        raise StudyError(
            f"{study.name} is of real people, and on {place.host} others would see their "
            "portraits: omit --host, or add --i-may-show-these if the people agreed to that"
        )
    if place.plain:
        raise StudyError("portraits of real people go over HTTPS: omit --plain")
