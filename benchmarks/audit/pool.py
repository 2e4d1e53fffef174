"""Portraits drawn once, of which many small campuses are put together.

Enters: a kind of pool and a seed. Leaves: a study whose ``raw/`` was drawn directly, cropped, and
whose index says in which site's look each person stands; nothing is scraped.
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
from facestudy.campus.population import CATEGORIES, class_means
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.paths import Study

ON = {"signal": 1.0, "confound": 0.7}
"""What "on" means in the table of campuses: the default campus's own knobs."""
CHUNK = 8


@dataclass(frozen=True)
class Pool:
    """Sites by the shared look that they lean on, and how many people stand in each.

    Without a signal a person belongs to no category: which one a site gets is settled when a
    campus is put together.
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
    """One site of a pool; ``subject`` numbers the look that its category shares."""

    pool: Pool
    category: str
    subject: int
    number: int
    look: np.ndarray

    @property
    def label(self) -> str:
        return f"{self.category}-{self.subject:02d}-{self.number:02d}"


def draw(pool: Pool, seed: int) -> Study:
    """The pool as a study with its faces cropped; what is there already is not drawn again."""
    study = Study(f"audit-{pool.name}-{seed}")
    if not study.index.is_file():
        _draw_raw(pool, study, seed)
    crop.crop_study(study)
    return study


def sites(pool: Pool, seed: int) -> Iterator[Site]:
    """The pool's sites with their looks."""
    for number, category in enumerate(pool.categories):
        for subject in range(pool.subjects):
            rng = np.random.default_rng([seed, 1, number, subject])
            shared = rng.standard_normal(len(ASPECTS))
            for site in range(pool.sites):
                look = draw_site_style(rng, shared, shared=pool.shared)
                yield Site(pool, category, subject, site, look)


def _draw_raw(pool: Pool, study: Study, seed: int) -> None:
    """Pictures into ``raw/`` and, when all are there, the index."""
    study.raw.mkdir(parents=True, exist_ok=True)
    work = [
        delayed(_draw_some)(study, site, range(start, min(start + CHUNK, pool.people)), seed)
        for site in sites(pool, seed)
        for start in range(0, pool.people, CHUNK)
    ]
    rows: list[dict] = []
    with tqdm(total=len(work) * CHUNK, desc=study.name, unit="portrait", disable=None) as bar:
        for drawn in Parallel(n_jobs=-1, return_as="generator")(work):
            rows += drawn
            bar.update(len(drawn))
    index.write(study.index, pd.DataFrame(rows).drop_duplicates("id"))


def _draw_some(study: Study, site: Site, numbers: range, seed: int) -> list[dict]:
    return [_draw_one(study, site, number, seed) for number in numbers]


def _draw_one(study: Study, site: Site, number: int, seed: int) -> dict:
    """One person of a site before its camera."""
    pool = site.pool
    place = pool.categories.index(site.category)
    rng = np.random.default_rng([seed, 2, place, site.subject, site.number, number])
    means = class_means(pool.signal).get(site.category, {})
    person = draw_person(rng, shape_mean=means)
    look = draw_photo_style(rng, site.look, confound=pool.confound)
    pixels, _ = render(person, draw_photo(rng, **look.photo_fields), width=look.width, height=look.height)
    data = encode(pixels, look.format, look.quality)
    from facestudy.study.images import facts

    row = index.picture_columns(data, facts(data))
    files.write_bytes(study.raw / f"{row['id']}.{row['format']}", data, sync=False)
    told = {"category": site.category, "department": site.label, "name": f"{site.label} {number}"}
    return dict.fromkeys(index.COLUMNS, "") | row | told
