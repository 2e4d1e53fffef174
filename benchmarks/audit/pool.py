"""Draw pools of portraits, from which many small campuses are assembled.

A pool is a study whose ``raw/`` was drawn directly, without scraping. The column ``department`` of
its index names the site in whose style each person is photographed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from tqdm import tqdm

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.campus.image_files import encode
from facestudy.campus.photo_styles import ASPECTS, draw_photo_style, draw_site_style
from facestudy.campus.subjects.categories import CATEGORIES, class_means
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.images import facts
from facestudy.study.paths import Study

ON = {"signal": 1.0, "confound": 0.7}
"""What "on" means in the table of campuses: the values of the default campus."""
CHUNK = 8


@dataclass(frozen=True)
class Pool:
    """The sites of a pool, grouped by subjects that share a style, and their people.

    Without a signal a person belongs to no category: a site gets its category when a campus is
    assembled.
    """

    name: str
    signal: float
    confound: float
    shared: float
    subjects: int
    sites: int
    people: int

    @property
    def categories(self) -> tuple[str, ...]:
        return CATEGORIES if self.signal else ("any",)


POOLS = (
    Pool("face", ON["signal"], 0, 0, subjects=1, sites=24, people=25),
    Pool("nothing", 0, 0, 0, subjects=1, sites=80, people=25),
    Pool("site", 0, ON["confound"], 0, subjects=1, sites=32, people=180),
    Pool("both", ON["signal"], ON["confound"], 0.5, subjects=8, sites=8, people=40),
)


@dataclass(frozen=True)
class Site:
    """One site of a pool; ``subject`` is the number of the style that its category shares."""

    pool: Pool
    category: str
    subject: int
    number: int
    style: np.ndarray

    @property
    def label(self) -> str:
        return f"{self.category}-{self.subject:02d}-{self.number:02d}"


def draw(pool: Pool, seed: int) -> Study:
    """The pool as a study with its faces cropped; an existing one is not drawn again."""
    study = Study(f"audit-{pool.name}-{seed}")
    if not study.index.is_file():
        _draw_raw(pool, study, seed)
    crop.crop_study(study)
    return study


def sites(pool: Pool, seed: int) -> Iterator[Site]:
    """The pool's sites with their styles."""
    for number, category in enumerate(pool.categories):
        for subject in range(pool.subjects):
            rng = np.random.default_rng([seed, 1, number, subject])
            shared = rng.standard_normal(len(ASPECTS))
            for site in range(pool.sites):
                style = draw_site_style(rng, shared, shared=pool.shared)
                yield Site(pool, category, subject, site, style)


def _draw_raw(pool: Pool, study: Study, seed: int) -> None:
    """Write the pictures to ``raw/`` and then the index."""
    study.raw.mkdir(parents=True, exist_ok=True)
    work = [
        delayed(_draw_some)(study, site, range(start, min(start + CHUNK, pool.people)), seed)
        for site in sites(pool, seed)
        for start in range(0, pool.people, CHUNK)
    ]
    rows: list[dict[str, object]] = []
    with tqdm(total=len(work) * CHUNK, desc=study.name, unit="portrait", disable=None) as bar:
        for drawn in Parallel(n_jobs=-1, return_as="generator")(work):
            rows += drawn
            bar.update(len(drawn))
    index.write(study.index, pd.DataFrame(rows).drop_duplicates("id"))


def _draw_some(study: Study, site: Site, numbers: range, seed: int) -> list[dict[str, object]]:
    return [_draw_one(study, site, number, seed) for number in numbers]


def _draw_one(study: Study, site: Site, number: int, seed: int) -> dict[str, object]:
    """Draw one person of a site."""
    pool = site.pool
    place = pool.categories.index(site.category)
    rng = np.random.default_rng([seed, 2, place, site.subject, site.number, number])
    means = class_means(pool.signal).get(site.category, {})
    person = draw_person(rng, shape_mean=means)
    style = draw_photo_style(rng, site.style, confound=pool.confound)
    photo = draw_photo(rng, **style.photo_fields)
    pixels, _ = render(person, photo, width=style.width, height=style.height)
    data = encode(pixels, style.format, style.quality)
    row = index.picture_columns(data, facts(data))
    files.write_bytes(study.raw / f"{row['id']}.{row['format']}", data, sync=False)
    labels = {"category": site.category, "department": site.label, "name": f"{site.label} {number}"}
    return dict.fromkeys(index.COLUMNS, "") | row | labels
