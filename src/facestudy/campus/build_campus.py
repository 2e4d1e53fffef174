"""Build a campus on disk: its sites with their pictures, and the ground truth about them.

Written under ``data/<study>/``: ``sites/<nn>-<slug>/``, ``truth.csv`` (one row per picture) and
``campus.json`` (knobs, ceilings, departments and their selectors). The files are put
in place only when everything is drawn. A campus that exists already is not drawn again.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from joblib import Parallel, delayed

from facestudy.campus import image_files
from facestudy.campus.knobs import Knobs
from facestudy.campus.population import DEFAULT, Campus, plan
from facestudy.campus.render_sites import Site, design_site, render_site
from facestudy.campus.subjects.ceilings import EVIDENCE, ceilings
from facestudy.study import files, index, progress
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.locks import run_lock
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

PACKAGES = ("numpy", "opencv-python-headless", "pillow", "Faker", "Jinja2")
"""Packages whose version may change a pixel, a file or a page; ``requirements.txt`` pins them.

The processor changes nothing (see `facestudy.campus.exact_math`). NumPy's version decides the
streams of random integers and uniform numbers, OpenCV's the shapes that are drawn and, by the
libraries that it contains, the bytes of JPEG, PNG and WebP files, Pillow's the thumbnails, Faker's
the names.
"""
CHUNK = 8
"""Pictures per parallel task."""
JOINED = ["age", "sex", "person"]


def build(study: Study, knobs: Knobs = DEFAULT, *, jobs: int = -1) -> Path:
    """Draw a campus and write it to the study's folder.

    Nothing is drawn if the study has a campus with the same knobs, drawn by the same code.

    Args:
        study: the study that receives the campus.
        knobs: what the campus is like.
        jobs: number of parallel processes; -1 uses all cores.

    Returns:
        The folder of the sites.

    Raises:
        StudyError: the study holds other pictures, or the files cannot be written.
    """
    campus = plan(knobs)
    with run_lock.running(study, "facestudy campus build"):
        return _build(study, campus, jobs)


def _build(study: Study, campus: Campus, jobs: int) -> Path:
    _refuse_other_pictures(study)
    if _is_built(study, campus):
        return sites_folder(study)
    try:
        with _temporary_folder(study) as folder:
            designs = [design_site(department) for department in campus.departments]
            truth = _draw(designs, folder, jobs)
            with index_lock(study):
                _install(study, folder, truth, _manifest(campus, designs))
    except OSError as error:
        raise StudyError(f"The campus could not be written: {error}") from error
    return sites_folder(study)


def annotate(study: Study) -> None:
    """Join age, sex and person from ``truth.csv`` into ``raw/index.csv``, by id.

    These columns stay empty for a picture that is not from the campus.

    Raises:
        StudyError: the study has no campus or no index.
    """
    if not study.truth_csv.is_file():
        raise StudyError(f"{study.truth_csv} does not exist: build the campus first")
    columns = {"id": str, "variants": str, "person": str, "sex": str, "age": float}
    truth = tables.parse(
        study.truth_csv, usecols=list(columns), dtype=columns, keep_default_na=False
    )
    thumbnails = truth[truth["variants"] != ""].assign(id=lambda rows: rows["variants"])
    attributes = pd.concat([truth, thumbnails]).set_index("id")[JOINED]
    attributes["age"] = attributes["age"].round(1)
    with index_lock(study):
        collected = index.read(study.index).drop(columns=JOINED, errors="ignore")
        index.write(study.index, collected.join(attributes, on="id"))


def sites_folder(study: Study) -> Path:
    """The folder that holds the folders of the sites."""
    return study.data / "sites"


def read_manifest(study: Study) -> dict:
    """Read ``campus.json``.

    Raises:
        StudyError: the study has no campus, or the file cannot be read as JSON.
    """
    path = study.data / "campus.json"
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise StudyError(f"{path} does not exist: build the campus first") from None
    except ValueError as error:
        raise StudyError(
            f"{path} cannot be read as JSON ({error}): delete it and build the campus again"
        ) from error


def ceilings_table(study: Study) -> pd.DataFrame:
    """The ceilings of a study's campus: accuracy and AUC, by what a classifier sees.

    Raises:
        StudyError: the study has no campus, or its campus is of an older version.
    """
    best = read_manifest(study).get("ceilings")
    if not best:
        raise StudyError(f"{study.name!r} has no ceilings: build the campus again")
    table = pd.DataFrame(best.values()).set_index("sees").rename_axis("the classifier sees")
    return table.rename(columns={"accuracy": "best accuracy", "auc": "best AUC"})


def drawing_version() -> str:
    """A digest of the code and the package versions that determine pixels and pages."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".j2") and path.name not in ("server.py", "__init__.py"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(" ".join(version(package) for package in PACKAGES).encode())
    return digest.hexdigest()[:16]


def _refuse_other_pictures(study: Study) -> None:
    """Building replaces ``raw/``: refuse where that would delete pictures of another origin."""
    campus_files = (study.data / "campus.json", study.truth_csv, sites_folder(study))
    if study.index.is_file() and not any(path.exists() for path in campus_files):
        raise StudyError(
            f"study {study.name!r} holds pictures that are not from a campus: choose another name "
            "for the campus, or move that study away"
        )


def _is_built(study: Study, campus: Campus) -> bool:
    if not (study.truth_csv.is_file() and sites_folder(study).is_dir()):
        return False
    try:
        manifest = read_manifest(study)
    except StudyError:
        return False
    expected = (asdict(campus.knobs), drawing_version())
    return (manifest.get("knobs"), manifest.get("drawing")) == expected


def _manifest(campus: Campus, designs: list[Site]) -> dict:
    """The contents of ``campus.json``."""
    best = ceilings(campus.knobs)
    return {
        "knobs": asdict(campus.knobs),
        "bayes": best["shape"].accuracy,
        "ceilings": {
            name: {"sees": EVIDENCE[name], **each._asdict()} for name, each in best.items()
        },
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
def _temporary_folder(study: Study) -> Iterator[Path]:
    """A folder in the study's folder that is always deleted in the end."""
    study.data.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=files.temporary_prefix("building"), dir=study.data))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _draw(designs: list[Site], target: Path, jobs: int) -> pd.DataFrame:
    """Write every file of every site below ``target/sites``; returns the table ``truth.csv``."""
    tasks = []
    for site in designs:
        folder = target / "sites" / site.department.label
        count = len(site.department.pictures)
        tasks.append(delayed(_write_pages)(site, folder))
        tasks += [
            delayed(_write_pictures)(site, range(start, min(start + CHUNK, count)), folder)
            for start in range(0, count, CHUNK)
        ]
    rows: list[dict[str, object]] = []
    total = sum(len(site.department.pictures) for site in designs)
    with progress.task("drawing", total=total, unit="portrait") as bar:
        for task_rows in Parallel(n_jobs=jobs, return_as="generator")(tasks):
            rows += task_rows
            bar.update(len(task_rows))
    truth = pd.DataFrame(rows)
    if truth["id"].duplicated().any():
        raise StudyError("Two portraits are identical: build the campus with another seed")
    return truth


def _write_pages(site: Site, folder: Path) -> list[dict[str, object]]:
    """Write the pages and the images around portraits; no rows of ``truth.csv``."""
    for path, text in render_site(site).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    image_files.write_site_images(site, folder)
    return []


def _write_pictures(site: Site, numbers: range, folder: Path) -> list[dict[str, object]]:
    return [image_files.write_picture(site, number, folder) for number in numbers]


def _install(study: Study, built: Path, truth: pd.DataFrame, manifest: dict) -> None:
    """Replace the old campus by the one in ``built``.

    ``campus.json`` is deleted first and written last: without it no campus counts as built.
    """
    (study.data / "campus.json").unlink(missing_ok=True)
    sites = sites_folder(study)
    if sites.exists():
        sites.rename(built / "old")
    (built / "sites").rename(sites)
    if study.raw.exists():  # collected from the old sites: people of another campus
        study.raw.rename(built / "raw")
    files.write_csv(study.truth_csv, truth)
    files.write_json(study.data / "campus.json", manifest)
