"""A test film whose every frame is known: a person of the campus goes through the 17 faces.

Enters: a path. Leaves: the film, and beside it a CSV with ``frame, expression``; ``expression`` is
empty while one face turns into the next.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from tqdm import tqdm

from facestudy.campus.drawing.person import Person, draw_person
from facestudy.campus.drawing.photo import NEUTRAL, Shot, draw_shot
from facestudy.campus.drawing.portrait import render
from facestudy.experiments.expressions.classes import FACES
from facestudy.experiments.expressions.video import frames
from facestudy.study import files
from facestudy.study.errors import StudyError

RATE = 12.0


class Moment(NamedTuple):
    """One frame: how the face is, and which face that is, if it is one."""

    shot: Shot
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
    """Draw the film; its table.

    Args:
        hold: frames of each face.
        turn: frames from one face to the next.
        seed: whom it shows; 40 people of `campus.build` have other faces.

    Raises:
        StudyError: a size or a number that makes no film, or a path that cannot be written.
    """
    if min(width, height) < 96 or hold < 1 or turn < 0:
        raise StudyError(f"{width} x {height}, {hold} and {turn} frames make no film")
    rng = np.random.default_rng([seed, 17])
    person = draw_person(rng, glasses="none")
    moments = list(_moments(rng, hold, turn))
    table = pd.DataFrame(
        {"frame": range(len(moments)), "expression": [m.expression for m in moments]}
    )
    work = (delayed(_frame)(person, moment.shot, width, height) for moment in moments)
    with frames.writing(path, RATE) as writer:
        drawn = Parallel(n_jobs=jobs, return_as="generator", pre_dispatch=8)(work)
        for picture in tqdm(drawn, total=len(moments), unit="frame", disable=None):
            writer.add(picture)
    files.write_csv(path.with_suffix(".csv"), table)
    return table


def _moments(rng: np.random.Generator, hold: int, turn: int) -> Iterator[Moment]:
    """Each face from rest to rest, the head moving slowly all the time."""
    scene = draw_shot(rng, emoticon=":|", background="office", jpeg=0, yaw=0.0, pitch=0.0, roll=0.0)
    rest = np.array(list(NEUTRAL.values()))
    number = 0
    for face in FACES:
        there = np.array(draw_shot(rng, emoticon=face.emoticon).expression)
        strengths = [*np.linspace(0, 1, turn + 2)[1:-1], *[1.0] * hold]
        for strength in strengths:
            own = {
                "expression": tuple(float(v) for v in rest + strength * (there - rest)),
                "sunglasses": face.emoticon == "B)" and strength == 1,
                "yaw": float(6 * np.sin(number / 11)),
                "roll": float(3 * np.sin(number / 17)),
                "seed": number,
            }
            name = face.name if strength == 1 else ""
            yield Moment(replace(scene, emoticon=face.emoticon, **own), name)
            number += 1


def _frame(person: Person, shot: Shot, width: int, height: int) -> np.ndarray:
    return render(person, shot, width=width, height=height)[0]
