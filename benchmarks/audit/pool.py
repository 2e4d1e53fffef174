"""Draw pools of portraits, from which many campuses are assembled.

A pool is a study whose ``raw/`` was drawn directly, without scraping. The column ``department`` of
its index names the site in whose style each person is photographed; sex, age, skin tone and the
traits of style stand in columns of their own, as if a user had supplied them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from joblib import Parallel, delayed
from tqdm import tqdm

from facestudy.audit.controls.control_features import StudyFeatures, study_features
from facestudy.audit.covariates import Covariates, covariates
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.campus.image_files import encode
from facestudy.campus.knobs import Knobs
from facestudy.campus.photo_styles import ASPECTS, draw_photo_style, draw_site_style
from facestudy.campus.subjects.categories import CATEGORIES, subject
from facestudy.campus.subjects.members import draw_member, style_photo
from facestudy.campus.subjects.traits import INSIDE, TRAITS, trait_row
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.images import facts
from facestudy.study.paths import Study
from facestudy.study.random_streams import generator

PLAIN = Knobs(signal=0, sex_gap=0, age_gap=0, style_outside=0, style_inside=0, confound=0, shared=0)
"""A campus on which nothing tells the subjects apart."""
LOOK = Knobs().confound
"""How strong a site's own look is, where it is on: as on the default campus."""
ANY = "any"
TRUE_TONE = "true_tone"
"""The column of the drawn tone: not called ``tone``, which the audit would take by itself."""
CHUNK = 8


@dataclass(frozen=True)
class Pool:
    """Sites and their people.

    Attributes:
        name: of the study, before the seed.
        knobs: of the people and of the sites' looks.
        categories: the subjects, or `ANY`: its people are of no subject, and get one when a campus
            is assembled.
        looks: for each category, the number of looks that its sites lean to.
        sites: numbers of sites of each look, with as many people each: ``((sites, people), ...)``.
    """

    name: str
    knobs: Knobs
    categories: tuple[str, ...]
    looks: int
    sites: tuple[tuple[int, int], ...]


_DIFFERENT = replace(PLAIN, sex_gap=1, age_gap=1, style_outside=1, confound=LOOK, shared=0.5)
POOLS = {
    pool.name: pool
    for pool in (
        Pool("plain", PLAIN, (ANY,), 1, ((1, 9000),)),
        Pool("face", replace(PLAIN, signal=1), CATEGORIES, 1, ((1, 2250),)),
        Pool("sites", replace(PLAIN, confound=LOOK), (ANY,), 1, ((24, 120), (230, 28))),
        Pool("looks", replace(PLAIN, confound=LOOK, shared=1), (ANY,), 12, ((1, 400),)),
        Pool("both", _DIFFERENT, CATEGORIES, 6, ((16, 27),)),
        Pool("all", replace(_DIFFERENT, signal=1), CATEGORIES, 6, ((16, 27),)),
        Pool("typical", Knobs(), CATEGORIES, 5, ((16, 27),)),
    )
}


@dataclass(frozen=True)
class Site:
    """One site of a pool; ``look`` is the number of the look that its sites share in part."""

    pool: Pool
    category: str
    look: int
    number: int
    people: int
    style: np.ndarray

    @property
    def label(self) -> str:
        return f"{self.category}-{self.look:02d}-{self.number:03d}"


@dataclass(frozen=True)
class Drawn:
    """A pool's features and covariates.

    Attributes:
        features: of all its faces; ``rows`` has the site as ``department``.
        people: age, sex and tone as the campus's index has them (tone is measured), and what the
            pictures show, in columns.
        covariates: by what is given beside age and sex: ``""``, ``"inside"``, ``"tone"``.
    """

    features: StudyFeatures
    people: pd.DataFrame
    covariates: dict[str, Covariates]


def draw(pool: Pool, seed: int) -> Drawn:
    """The pool with its features; pictures and features that exist are not made again."""
    from facestudy.models.registry import choose

    study = Study(f"audit-{pool.name}-{seed}")
    if not study.index.is_file():
        _draw_raw(pool, study, seed)
    crop.crop_study(study)
    faces = crop.read(study).query("reason == ''")["id"]
    rows = index.read(study.index)
    rows = rows[rows["id"].isin(faces)].reset_index(drop=True)
    people = rows.drop(columns=["category", "department"])
    rows = rows[["id", "category", "department"]].assign(group=rows["name"])
    features = study_features(study, rows, choose("face_resnet", precision="float32"))
    given = {
        "": (),
        "inside": tuple(trait.column for trait in TRAITS if trait.knob == INSIDE),
        "tone": (TRUE_TONE,),
    }
    known = {name: covariates(study, rows, columns) for name, columns in given.items()}
    return Drawn(features, people, known)


def sites(pool: Pool, seed: int) -> Iterator[Site]:
    """The pool's sites with their styles."""
    for category in pool.categories:
        for look in range(pool.looks):
            rng = generator(seed, "audit pool", pool.name, category, look)
            shared = rng.standard_normal(len(ASPECTS))
            sizes = [people for count, people in pool.sites for _ in range(count)]
            for number, people in enumerate(sizes):
                style = draw_site_style(rng, shared, shared=pool.knobs.shared)
                yield Site(pool, category, look, number, people, style)


def _draw_raw(pool: Pool, study: Study, seed: int) -> None:
    """Write the pictures to ``raw/`` and then the index."""
    study.raw.mkdir(parents=True, exist_ok=True)
    work = [
        delayed(_draw_some)(study, site, range(start, min(start + CHUNK, site.people)), seed)
        for site in sites(pool, seed)
        for start in range(0, site.people, CHUNK)
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
    pool, key = site.pool, f"{site.pool.name} {site.label} {number}"
    ours = subject(CATEGORIES[0] if site.category == ANY else site.category, pool.knobs)
    rng = generator(seed, "audit pool", "picture", key)
    person = draw_member(seed, key, ours)
    style = draw_photo_style(rng, site.style, confound=pool.knobs.confound)
    photo = style_photo(draw_photo(rng, **style.photo_fields), person, ours, seed, key)
    pixels, _ = render(person, photo, width=style.width, height=style.height)
    data = encode(pixels, style.format, style.quality)
    row = index.picture_columns(data, facts(data))
    files.write_bytes(study.raw / f"{row['id']}.{row['format']}", data, sync=False)
    labels = {"category": site.category, "department": site.label, "name": f"{site.label} {number}"}
    known = {"sex": person.sex, "age": round(person.age, 1), TRUE_TONE: round(person.tone, 4)}
    return dict.fromkeys(index.COLUMNS, "") | row | labels | known | trait_row(person, photo)
