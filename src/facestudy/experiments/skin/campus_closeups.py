"""Draw a synthetic study of close-ups: fictional people, near enough to see their skin.

Writes ``raw/``, ``raw/index.csv`` with the column ``person``, and ``truth.csv`` with the
parameters of each drawing, such as tone, roughness, redness and freckles. An interrupted run
resumes where it stopped.
"""

import hashlib
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from facestudy.campus import build_campus, image_files
from facestudy.campus.drawing.person import Person, draw_person, person_row
from facestudy.campus.drawing.photo import Photo, draw_photo, photo_row
from facestudy.campus.drawing.portrait import render
from facestudy.campus.exact_random import normal
from facestudy.study import files, index, progress
from facestudy.study.errors import StudyError
from facestudy.study.images import facts
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

WIDTH, HEIGHT = 640, 800
SIZES = (0.29, 0.32)
"""Half the face's width as a share of the picture's: about 200 pixels. The fine relief of the skin
has 75 points in that length, more than two pixels each; a portrait of 256 pixels would hide it."""
STUDY = "campus-skin"
PEOPLE, PICTURES = 500, 2
_QUALITY = 95
_EXPRESSIONS = (":|", ":)")


def build(
    study: Study,
    *,
    people: int = PEOPLE,
    pictures: int = PICTURES,
    seed: int = 0,
    jobs: int = -1,
) -> pd.DataFrame:
    """Draw the study and return its index; a finished study is not drawn again.

    Args:
        study: its name must begin with "campus-".
        people: number of fictional people.
        pictures: of each person, with different poses and light.
        seed: the same seed gives the same pixels.
        jobs: processes, -1 for one per core.

    Raises:
        StudyError: the name is not a campus's, the study holds other pictures, or there are no
            people or pictures.
    """
    if not study.name.startswith("campus-"):
        raise StudyError(
            f"{study.name!r} is not a valid name of a campus: it must begin with 'campus-'"
        )
    if people < 1 or pictures < 1:
        raise StudyError("a campus needs at least one person and one picture of each")
    _refuse_other_pictures(study)
    manifest = _manifest(people, pictures, seed)
    if study.index.is_file() and _built(study) == manifest:
        return index.read(study.index)
    drawn = study.data / f".closeups-{manifest['digest']}"
    plan = [(person, picture) for person in range(people) for picture in range(pictures)]
    work = (delayed(_draw)(seed, *numbers, drawn) for numbers in plan)
    rows = []
    with progress.task("drawing", total=len(plan), unit="close-up") as bar:
        for row in Parallel(n_jobs=jobs, return_as="generator")(work):
            rows.append(row)
            bar.update()
    with index_lock(study):
        return _install(study, drawn, pd.DataFrame(rows), manifest)


def person_and_photo(seed: int, person: int, picture: int) -> tuple[Person, Photo]:
    """The person and the photo of one picture; each depends on its own numbers alone.

    Args:
        seed: of the study.
        person: number of the person.
        picture: number of the picture of that person.
    """
    sitter = draw_person(np.random.default_rng([seed, person]))
    rng = np.random.default_rng([seed, person, picture, 1])
    emoticon = _EXPRESSIONS[picture % len(_EXPRESSIONS)]
    near = {"size": float(rng.uniform(*SIZES)), "yaw": float(normal(rng, 0, 4)), "dx": 0.0}
    return sitter, draw_photo(rng, emoticon=emoticon, **near, dy=float(normal(rng, 0.02, 0.01)))


def _draw(seed: int, person: int, picture: int, folder: Path) -> dict[str, object]:
    """Draw one picture unless it exists; returns its row of ``truth.csv``."""
    sitter, photo = person_and_photo(seed, person, picture)
    path = folder / f"{person:05d}-{picture}.jpg"
    if not path.is_file():
        pixels, _ = render(sitter, photo, width=WIDTH, height=HEIGHT)
        files.write_bytes(path, image_files.encode(pixels, "jpg", _QUALITY), sync=False)
    of_person, of_photo = person_row(sitter), photo_row(photo)
    of_person["person_seed"], of_photo["shot_seed"] = of_person.pop("seed"), of_photo.pop("seed")
    picture_id = index.picture_id(path.read_bytes())
    named = {"id": picture_id, "person": f"{person:05d}", "file": path.name}
    return named | of_person | of_photo


def _install(study: Study, drawn: Path, truth: pd.DataFrame, manifest: dict) -> pd.DataFrame:
    """Move the pictures to ``raw/`` and write the tables, the manifest last."""
    if truth["id"].duplicated().any():
        raise StudyError("two close-ups are identical: build with another seed")
    (study.data / "campus.json").unlink(missing_ok=True)
    shutil.rmtree(study.raw, ignore_errors=True)
    time, rows = index.now(), []
    for picture_id, file, person in truth[["id", "file", "person"]].itertuples(index=False):
        data = (drawn / file).read_bytes()
        files.write_bytes(study.raw / f"{picture_id}.jpeg", data, sync=False)
        row = dict.fromkeys(index.COLUMNS, "") | index.picture_columns(data, facts(data))
        times = {"retrieved_at": time, "last_seen": time}
        rows.append(row | times | {"person": person, "image_url": file})
    files.write_csv(study.truth_csv, truth)
    index.write(study.index, pd.DataFrame(rows))
    files.write_json(study.data / "campus.json", manifest)
    for unfinished in study.data.glob(".closeups-*"):  # these, and those of other settings
        shutil.rmtree(unfinished, ignore_errors=True)
    return index.read(study.index)


def _manifest(people: int, pictures: int, seed: int) -> dict[str, object]:
    settings = {"people": people, "pictures": pictures, "seed": seed}
    drawing = build_campus.drawing_version()
    text = f"{settings} {WIDTH}x{HEIGHT} {SIZES} {_QUALITY} {drawing}"
    return {"knobs": settings, "digest": hashlib.sha256(text.encode()).hexdigest()[:16],
            "drawing": drawing}  # fmt: skip


def _built(study: Study) -> dict | None:
    try:
        return build_campus.read_manifest(study)
    except StudyError:
        return None


def _refuse_other_pictures(study: Study) -> None:
    if study.index.is_file() and not study.truth_csv.is_file():
        raise StudyError(
            f"study {study.name!r} holds pictures that the campus did not draw: choose another name"
        )
