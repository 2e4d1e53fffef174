"""A guesser's own score beside guessing at random and the best network on the same portraits."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from facestudy.evaluation import results
from facestudy.evaluation.intervals import wilson
from facestudy.guess.answers import Answer
from facestudy.models import human, registry
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


class Rival(NamedTuple):
    """A model to compare with: its title, and its prediction for each test portrait."""

    title: str
    predicted: dict[str, str]


def best_rival(study: Study) -> Rival | None:
    """The model that is right most often in the test split, people left out; None without one."""
    best, share = None, -1.0
    for name in results.models(study):
        if name == human.NAME:
            continue
        try:
            test = results.read_predictions(study, name, part="test")
        except StudyError:  # of another split: it says nothing about these portraits
            continue
        right = float((test["category"] == test["predicted"]).mean())
        if right > share:
            predicted = dict(zip(test["id"], test["predicted"], strict=True))
            title = registry.MODELS[name].title if name in registry.MODELS else name
            best, share = Rival(title, predicted), right
    return best


def score(
    answers: Mapping[str, Answer],
    truth: Mapping[str, str],
    *,
    classes: int,
    rival: Rival | None = None,
) -> dict[str, Any]:
    """What a guesser is told at the end.

    Args:
        answers: of the guesser, by portrait.
        truth: the class of each test portrait.
        classes: how many there are to choose from.
        rival: the best network.

    Returns:
        ``you`` and ``network`` (or None), each with ``title, right`` and ``ci95`` (of the share);
        ``chance``, how many guessing at random gets right on average; ``answered`` and ``known``.
    """
    guessed = {
        picture: answer
        for picture, answer in answers.items()
        if picture in truth and not answer.known
    }
    right = sum(truth[picture] == answer.category for picture, answer in guessed.items())
    network = None
    if rival and guessed and set(guessed) <= set(rival.predicted):
        hits = sum(rival.predicted[picture] == truth[picture] for picture in guessed)
        network = _entry(rival.title, hits, len(guessed))
    return {
        "you": _entry("You", right, len(guessed)),
        "network": network,
        "chance": len(guessed) / classes,
        "answered": len(guessed),
        "known": sum(bool(answer.known) for answer in answers.values()),
    }


def _entry(title: str, right: int, count: int) -> dict[str, Any]:
    interval = list(wilson(right / count, count)) if count else None
    return {"title": title, "right": right, "ci95": interval}
