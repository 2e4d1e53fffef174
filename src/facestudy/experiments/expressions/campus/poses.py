"""The campus's people pose the 17 faces: a study whose every truth is known.

Enters: how many people, takes and frames. Leaves: ``raw/<id>.png`` and ``raw/index.csv`` with
``expression`` and ``person``. A take has its own light, room and pose; its frames follow each other
as in a film, so that one is almost the next. No detector and no site stands in between.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from tqdm import tqdm

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import Shot, draw_shot
from facestudy.campus.drawing.portrait import render
from facestudy.campus.image_files import encode
from facestudy.experiments.expressions.classes import FACES
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.images import facts
from facestudy.study.paths import Study

PEOPLE, TAKES, FRAMES = 40, 4, 2
SIDE = 200
SEED = 2019
ENDING = "-expressions"
KNOBS = "expressions.json"
"""Says what was drawn; it comes last."""


def build(
    study: Study,
    *,
    people: int = PEOPLE,
    takes: int = TAKES,
    frames: int = FRAMES,
    seed: int = SEED,
    jobs: int = -1,
) -> pd.DataFrame:
    """Draw whoever is not drawn yet; the study's index.

    A killed run goes on with the next person.

    Raises:
        StudyError: too few of anything, or the study holds other pictures.
    """
    if people < 3 or takes < 1 or frames < 1:
        raise StudyError(
            f"{people} people, {takes} takes, {frames} frames: at least 3, 1 and 1 are needed"
        )
    knobs = {"people": people, "takes": takes, "frames": frames, "seed": seed, "side": SIDE}
    _refuse_foreign(study, knobs)
    done = study.data / "drawing"
    work = (
        delayed(_pose)(study.raw, done, number, takes=takes, frames=frames, seed=seed)
        for number in range(people)
    )
    drawn = Parallel(n_jobs=jobs, return_as="generator")(work)
    bar = tqdm(drawn, total=people, desc="people", unit="person", disable=None)
    table = pd.concat(list(bar), ignore_index=True)
    if not study.index.is_file():
        index.write(study.index, table)
    return index.read(study.index)


def posed(study: Study, *, people: int = PEOPLE) -> Study:
    """Where a study's posed faces lie: a campus's in ``<name>-expressions``, drawn if they are not.

    Any other study has its own: collected on the page, or cut from films and labelled.
    """
    if not study.is_campus:
        return study
    own = study if study.name.endswith(ENDING) else Study(study.name + ENDING)
    build(own, people=people)
    return own


def _refuse_foreign(study: Study, knobs: dict[str, int]) -> None:
    """What was drawn with other knobs, or by others, is not touched."""
    path = study.data / KNOBS
    wanted = pd.Series(knobs).to_json()
    known = path.read_text() if path.is_file() else ""
    if (study.index.is_file() or known) and known != wanted:
        raise StudyError(
            f"study {study.name!r} holds other pictures than these would be: choose another name, "
            f"or remove {study.data}"
        )
    files.write_text(path, wanted)


def _pose(
    raw: Path, done: Path, number: int, *, takes: int, frames: int, seed: int
) -> pd.DataFrame:
    """One person's rows; drawn unless they are there."""
    path = done / f"{number:03d}.csv"
    if path.is_file():
        text = {name: str for name in index.COLUMNS if name not in ("width", "height")}
        return pd.read_csv(path, dtype=text, keep_default_na=False)
    rows = []
    for row, pixels in _pictures(number, takes=takes, frames=frames, seed=seed):
        data = encode(pixels, "png", 0)
        known = index.picture_columns(data, facts(data))
        files.write_bytes(raw / f"{known['id']}.png", data, sync=False)
        rows.append(dict.fromkeys(index.COLUMNS, "") | known | row)
    table = pd.DataFrame(rows)
    files.write_csv(path, table)
    return table


def _pictures(
    number: int, *, takes: int, frames: int, seed: int
) -> Iterator[tuple[dict[str, object], np.ndarray]]:
    """What is known of each picture of a person, and its pixels."""
    rng = np.random.default_rng([seed, number])
    person = draw_person(rng)
    for face in FACES:
        for take in range(takes):
            first = draw_shot(rng, emoticon=face.emoticon)
            for frame in range(frames):
                shot = first if frame == 0 else _next_frame(first, rng)
                row = {"category": face.name, "expression": face.name, "sex": person.sex}
                row |= {"person": f"person-{number:03d}", "age": round(person.age, 1)}
                row |= {"take": take, "frame": frame}
                yield row, render(person, shot, width=SIDE, height=SIDE)[0]


def _next_frame(shot: Shot, rng: np.random.Generator) -> Shot:
    """A moment later: the head has moved a little, the sensor's noise is new."""
    yaw, pitch, roll = rng.normal(0, 1.2, 3)
    return replace(
        shot,
        yaw=shot.yaw + float(yaw),
        pitch=shot.pitch + float(pitch),
        roll=shot.roll + float(roll),
        dx=shot.dx + float(rng.normal(0, 0.004)),
        dy=shot.dy + float(rng.normal(0, 0.004)),
        seed=int(rng.integers(1 << 30)),
    )
