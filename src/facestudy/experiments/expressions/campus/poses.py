"""Draw a study of campus people who pose the 17 expressions, with known ground truth.

It consists of ``raw/<id>.png`` and ``raw/index.csv`` with ``expression`` and ``person``. A take has
its own light, background and head pose; its frames are nearly alike, as in a video. No detector and
no web site is involved.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import Photo, draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.campus.exact_random import normal
from facestudy.campus.image_files import encode
from facestudy.experiments.expressions.classes import EXPRESSIONS
from facestudy.study import files, index, progress
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.images import facts
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

PEOPLE, TAKES, FRAMES = 40, 4, 2
SIDE = 200
SEED = 2019
SUFFIX = "-expressions"
PARAMETERS = "expressions.json"
"""The file in the study's folder that records the parameters of the drawing."""


def build(
    study: Study,
    *,
    people: int = PEOPLE,
    takes: int = TAKES,
    frames: int = FRAMES,
    seed: int = SEED,
    jobs: int = -1,
) -> pd.DataFrame:
    """Draw the people who are not drawn yet; an interrupted run continues with the next person.

    Args:
        study: the study to draw.
        people: number of people.
        takes: of each person and expression.
        frames: of each take.
        seed: of the drawing.
        jobs: number of processes; -1 uses all processor cores.

    Returns:
        the study's index.

    Raises:
        StudyError: a number is too small, or the study holds other pictures.
    """
    if people < 3 or takes < 1 or frames < 1:
        raise StudyError(
            f"{people} people, {takes} takes, {frames} frames: at least 3, 1 and 1 are needed"
        )
    parameters = {"people": people, "takes": takes, "frames": frames, "seed": seed, "side": SIDE}
    _record_parameters(study, parameters)
    done = study.data / "drawing"
    work = (
        delayed(_draw_person)(study.raw, done, number, takes=takes, frames=frames, seed=seed)
        for number in range(people)
    )
    drawn = Parallel(n_jobs=jobs, return_as="generator")(work)
    tables = progress.track(drawn, "drawing", unit="person", total=people)
    table = pd.concat(list(tables), ignore_index=True)
    with index_lock(study):
        if not study.index.is_file():
            index.write(study.index, table)
        return index.read(study.index)


def posed_study(study: Study, *, people: int = PEOPLE) -> Study:
    """The study with the posed faces: ``<name>-expressions`` for a campus, drawn if necessary.

    Any other study has its own pictures, from the capture page or from labelled video frames.
    """
    if not study.is_campus:
        return study
    posed = study if study.name.endswith(SUFFIX) else Study(study.name + SUFFIX)
    build(posed, people=people)
    return posed


def _record_parameters(study: Study, parameters: dict[str, int]) -> None:
    """Write the parameters; raise if the study holds pictures drawn with others, or not drawn."""
    path = study.data / PARAMETERS
    text = pd.Series(parameters).to_json()
    recorded = path.read_text() if path.is_file() else ""
    if (study.index.is_file() or recorded) and recorded != text:
        raise StudyError(
            f"study {study.name!r} already holds other pictures: choose another name, or remove "
            f"{study.data}"
        )
    files.write_text(path, text)


def _draw_person(
    raw: Path, done: Path, number: int, *, takes: int, frames: int, seed: int
) -> pd.DataFrame:
    """Index rows of a person, whose pictures are drawn unless the rows are on disk already."""
    path = done / f"{number:03d}.csv"
    if path.is_file():
        text = {name: str for name in index.COLUMNS if name not in ("width", "height")}
        return tables.parse(path, dtype=text, keep_default_na=False)
    rows = []
    for truth, pixels in _pictures(number, takes=takes, frames=frames, seed=seed):
        data = encode(pixels, "png", 0)
        columns = index.picture_columns(data, facts(data))
        files.write_bytes(raw / f"{columns['id']}.png", data, sync=False)
        rows.append(dict.fromkeys(index.COLUMNS, "") | columns | truth)
    table = pd.DataFrame(rows)
    files.write_csv(path, table)
    return table


def _pictures(
    number: int, *, takes: int, frames: int, seed: int
) -> Iterator[tuple[dict[str, object], np.ndarray]]:
    """The ground truth and the pixels of each picture of a person."""
    rng = np.random.default_rng([seed, number])
    person = draw_person(rng)
    for entry in EXPRESSIONS:
        for take in range(takes):
            first = draw_photo(rng, emoticon=entry.emoticon)
            for frame in range(frames):
                shot = first if frame == 0 else _next_frame(first, rng)
                truth: dict[str, object] = {
                    "category": entry.name,
                    "expression": entry.name,
                    "sex": person.sex,
                    "person": f"person-{number:03d}",
                    "age": round(person.age, 1),
                    "take": take,
                    "frame": frame,
                }
                yield truth, render(person, shot, width=SIDE, height=SIDE)[0]


def _next_frame(shot: Photo, rng: np.random.Generator) -> Photo:
    """The shot a moment later: the head has moved slightly, and the sensor noise is new."""
    yaw, pitch, roll = normal(rng, 0, 1.2, size=3)
    return replace(
        shot,
        yaw=shot.yaw + float(yaw),
        pitch=shot.pitch + float(pitch),
        roll=shot.roll + float(roll),
        dx=shot.dx + float(normal(rng, 0, 0.004)),
        dy=shot.dy + float(normal(rng, 0, 0.004)),
        seed=int(rng.integers(1 << 30)),
    )
