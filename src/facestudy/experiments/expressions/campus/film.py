"""Draw a test video in which a campus person poses the 17 expressions.

A CSV file beside the video has ``frame, expression``; ``expression`` is empty in transitions.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from facestudy.campus.drawing.person import Person, draw_person
from facestudy.campus.drawing.photo import NEUTRAL, Photo, draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.campus.exact_math import sine
from facestudy.experiments.expressions.classes import EXPRESSIONS
from facestudy.experiments.expressions.video import frames
from facestudy.study import files, progress
from facestudy.study.errors import StudyError

RATE = 12.0
"""Frames a second."""


class FilmFrame(NamedTuple):
    """How a frame is drawn, and its expression (empty in a transition)."""

    shot: Photo
    expression: str


def write(
    path: Path,
    *,
    width: int = 1280,
    height: int = 720,
    hold: int = 8,
    turn: int = 4,
    seed: int = 7,
    jobs: int = -1,
) -> pd.DataFrame:
    """Draw the video and its CSV file.

    Args:
        path: the video; its ending gives the format.
        width: in pixels.
        height: in pixels.
        hold: frames of each expression.
        turn: frames of each transition.
        seed: of the person, who differs from the 40 people of `poses.build`.
        jobs: number of processes; -1 uses all processor cores.

    Returns:
        the table ``frame, expression``.

    Raises:
        StudyError: a size or a number of frames is too small, or the path cannot be written.
    """
    if min(width, height) < 96 or hold < 1 or turn < 0:
        raise StudyError(
            f"{width} x {height} pixels, hold {hold}, turn {turn}: at least 96 x 96, 1 and 0 "
            "are needed"
        )
    rng = np.random.default_rng([seed, 17])
    person = draw_person(rng, glasses="none")
    film = list(_frames(rng, hold, turn))
    table = pd.DataFrame(
        {"frame": range(len(film)), "expression": [frame.expression for frame in film]}
    )
    work = (delayed(_draw)(person, frame.shot, width, height) for frame in film)
    with frames.write_video(path, RATE) as writer:
        drawn = Parallel(n_jobs=jobs, return_as="generator", pre_dispatch=8)(work)
        for picture in progress.track(drawn, "drawing", unit="frame", total=len(film)):
            writer.add(picture)
    files.write_csv(path.with_suffix(".csv"), table)
    return table


def _frames(rng: np.random.Generator, hold: int, turn: int) -> Iterator[FilmFrame]:
    """Each expression, reached from the neutral face, while the head moves slowly."""
    fixed = {"background": "office", "jpeg": 0, "yaw": 0.0, "pitch": 0.0, "roll": 0.0}
    scene = draw_photo(rng, emoticon=":|", **fixed)
    neutral = np.array(list(NEUTRAL.values()))
    number = 0
    for entry in EXPRESSIONS:
        posed = np.array(draw_photo(rng, emoticon=entry.emoticon).expression)
        strengths = [*np.linspace(0, 1, turn + 2)[1:-1], *[1.0] * hold]
        for strength in strengths:
            shot = replace(
                scene,
                emoticon=entry.emoticon,
                expression=tuple(float(v) for v in neutral + strength * (posed - neutral)),
                sunglasses=entry.emoticon == "B)" and strength == 1,
                yaw=float(6 * sine(number / 11)),
                roll=float(3 * sine(number / 17)),
                seed=number,
            )
            yield FilmFrame(shot, entry.name if strength == 1 else "")
            number += 1


def _draw(person: Person, shot: Photo, width: int, height: int) -> np.ndarray:
    return render(person, shot, width=width, height=height)[0]
