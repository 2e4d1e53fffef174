"""Build the campus on disk: sites with their pictures, and the truth about them.

Enters: the knobs. Leaves, under ``data/<study>/``: ``sites/<nn>-<slug>/``, ``truth.csv`` (a row
a picture), ``campus.json`` (knobs, Bayes-optimal accuracy, departments and their selectors).
All of it appears at once when everything is drawn; what is there already is not drawn again.
"""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from joblib import Parallel, delayed
from tqdm import tqdm

from facestudy.campus import image_files
from facestudy.campus.population import (
    DEFAULT_BAD,
    DEFAULT_CONFOUND,
    DEFAULT_SEED,
    DEFAULT_SHARED,
    DEFAULT_SIGNAL,
    Campus,
    bayes_accuracy,
    plan,
)
from facestudy.campus.render_sites import Site, design, render_site
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

DRAWN_BY = ("numpy", "opencv-python-headless", "Faker", "Jinja2")
"""Packages whose version can change a pixel or a page."""
CHUNK = 8
STALE = 6 * 3600
"""After so many seconds a half-built campus belongs to a run that was killed."""
JOINED = ["age", "sex", "person"]


def build(
    study: Study,
    *,
    sites: int = 57,
    portraits: int = 1369,
    signal: float = DEFAULT_SIGNAL,
    confound: float = DEFAULT_CONFOUND,
    shared: float = DEFAULT_SHARED,
    bad: float = DEFAULT_BAD,
    seed: int = DEFAULT_SEED,
    jobs: int = -1,
) -> Path:
    """Draw and write the campus; the folder of its sites.

    Costs nothing if a campus of the same knobs, drawn by the same code, is there.

    Raises:
        StudyError: a knob lies outside its range, the study holds other pictures, or the disk
            refuses.
    """
    campus = plan(
        sites=sites,
        portraits=portraits,
        signal=signal,
        confound=confound,
        shared=shared,
        bad=bad,
        seed=seed,
    )
    _refuse_foreign(study)
    if _is_built(study, campus):
        return sites_folder(study)
    try:
        with _scaffold(study) as scaffold:
            designs = [design(department) for department in campus.departments]
            truth = _draw(designs, scaffold, jobs)
            _install(study, scaffold, truth, _manifest(campus, designs))
    except OSError as error:
        raise StudyError(f"The campus could not be written: {error}") from error
    return sites_folder(study)


def annotate(study: Study) -> None:
    """Join age, sex and person from ``truth.csv`` into ``raw/index.csv``, by id.

    A row whose picture the campus did not draw keeps these columns empty.

    Raises:
        StudyError: the campus or the index is not there.
    """
    if not study.truth_csv.is_file():
        raise StudyError(f"{study.truth_csv} is not there: build the campus first")
    columns = {"id": str, "variants": str, "person": str, "sex": str, "age": float}
    truth = pd.read_csv(
        study.truth_csv, usecols=list(columns), dtype=columns, keep_default_na=False
    )
    smaller = truth[truth["variants"] != ""].assign(id=lambda rows: rows["variants"])
    known = pd.concat([truth, smaller]).set_index("id")[JOINED]
    known["age"] = known["age"].round(1)
    collected = index.read(study.index).drop(columns=JOINED, errors="ignore")
    index.write(study.index, collected.join(known, on="id"))


def sites_folder(study: Study) -> Path:
    return study.data / "sites"


def read_manifest(study: Study) -> dict:
    """``campus.json``.

    Raises:
        StudyError: there is no campus in this study, or the file is no JSON.
    """
    path = study.data / "campus.json"
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise StudyError(f"{path} is not there: build the campus first") from None
    except ValueError as error:
        raise StudyError(f"{path} is no JSON ({error}): delete it and build again") from error


def drawing_version() -> str:
    """A digest of the code and packages that settle what a campus looks like."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".j2") and path.name not in ("server.py", "__init__.py"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(" ".join(version(package) for package in DRAWN_BY).encode())
    return digest.hexdigest()[:16]


def _refuse_foreign(study: Study) -> None:
    """Building replaces ``raw/``, which must never cost anybody's own pictures."""
    ours = (study.data / "campus.json", study.truth_csv, sites_folder(study))
    if study.index.is_file() and not any(path.exists() for path in ours):
        raise StudyError(
            f"study {study.name!r} holds pictures that the campus did not draw: choose another "
            "name for the campus, or move that study away"
        )


def _is_built(study: Study, campus: Campus) -> bool:
    if not (study.truth_csv.is_file() and sites_folder(study).is_dir()):
        return False
    try:
        manifest = read_manifest(study)
    except StudyError:
        return False
    wanted = (asdict(campus.knobs), drawing_version())
    return (manifest.get("knobs"), manifest.get("drawing")) == wanted


def _manifest(campus: Campus, designs: list[Site]) -> dict:
    return {
        "knobs": asdict(campus.knobs),
        "bayes": bayes_accuracy(campus.knobs.signal),
        "drawing": drawing_version(),
        "departments": [
            {
                "label": site.department.label,
                "name": site.department.name,
                "category": site.department.category,
                "layout": site.layout,
                "page": site.people_page,
                "portraits": len(site.department.pictures),
                "selectors": site.selectors,
            }
            for site in designs
        ],
    }


@contextmanager
def _scaffold(study: Study) -> Iterator[Path]:
    """A folder beside the study's others that is gone afterwards, whatever happens."""
    study.data.mkdir(parents=True, exist_ok=True)
    for left in study.data.glob(".building-*"):
        if time.time() - left.stat().st_mtime > STALE:
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=".building-", dir=study.data))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _draw(designs: list[Site], scaffold: Path, jobs: int) -> pd.DataFrame:
    """Write every file of every site below ``scaffold``/sites; the table of truth."""
    tasks = []
    for site in designs:
        folder = scaffold / "sites" / site.department.label
        count = len(site.department.pictures)
        tasks.append(delayed(_write_pages)(site, folder))
        tasks += [
            delayed(_write_pictures)(site, range(start, min(start + CHUNK, count)), folder)
            for start in range(0, count, CHUNK)
        ]
    rows: list[dict[str, object]] = []
    total = sum(len(site.department.pictures) for site in designs)
    with tqdm(total=total, desc="portraits", unit="", disable=None) as progress:
        for drawn in Parallel(n_jobs=jobs, return_as="generator")(tasks):
            rows += drawn
            progress.update(len(drawn))
    truth = pd.DataFrame(rows)
    if truth["id"].duplicated().any():
        raise StudyError("Two portraits came out alike: build with another seed")
    return truth


def _write_pages(site: Site, folder: Path) -> list:
    for path, text in render_site(site).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    image_files.write_furniture(site, folder)
    return []


def _write_pictures(site: Site, numbers: range, folder: Path) -> list[dict[str, object]]:
    return [image_files.write_picture(site, number, folder) for number in numbers]


def _install(study: Study, scaffold: Path, truth: pd.DataFrame, manifest: dict) -> None:
    """Replace the old campus. Without ``campus.json``, which comes last, none counts as built."""
    (study.data / "campus.json").unlink(missing_ok=True)
    sites = sites_folder(study)
    if sites.exists():
        sites.rename(scaffold / "old")
    (scaffold / "sites").rename(sites)
    if study.raw.exists():  # what was collected from the old sites shows people of another campus
        study.raw.rename(scaffold / "raw")
    files.write_csv(study.truth_csv, truth)
    files.write_json(study.data / "campus.json", manifest)
