"""Draw a sample of everything that a campus consists of, and print a digest of each part.

`tests/campus/test_same_bytes.py` compares the digests with ``tests/campus/digests.json``, on the
processor that runs the tests and as other processors would draw. After a change to the drawing, or
with another version of a package, write the file anew:

    python tests/support/campus_sample.py > tests/campus/digests.json
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import astuple
from importlib.metadata import version
from pathlib import Path

import numpy as np

from facestudy.campus.build_campus import PACKAGES
from facestudy.campus.drawing.bad_photos import KINDS, render_bad_photo
from facestudy.campus.drawing.hair_styles import STYLES
from facestudy.campus.drawing.occluders import OCCLUDERS
from facestudy.campus.drawing.other_photos import group_photo, placeholder_image
from facestudy.campus.drawing.person import BEARDS, GLASSES, Person, draw_person
from facestudy.campus.drawing.photo import BACKGROUNDS, CLOTHES, EMOTICONS, Photo, draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.campus.image_files import encode, write_picture
from facestudy.campus.knobs import Knobs
from facestudy.campus.page_graphics import pattern, scene
from facestudy.campus.population import plan
from facestudy.campus.render_sites import design_site, render_site

WIDTH, HEIGHT = 150, 190
GAPS = ("sex_gap", "age_gap", "tone_gap", "style_outside", "style_inside")
ALIKE, APART = dict.fromkeys(GAPS, 0.0), dict.fromkeys(GAPS, 1.0)
THUMBNAILS = 6
"""The number of the site whose layout has thumbnails."""


def main() -> None:
    digests = {name: hashlib.sha256(data).hexdigest()[:16] for name, data in _parts()}
    versions = {package: version(package) for package in PACKAGES}
    print(json.dumps({"versions": versions, "digests": digests}, indent=1))


def _parts() -> Iterator[tuple[str, bytes]]:
    yield from _portraits()
    yield from _other_pictures()
    yield from _campus()


def _sitter(number: int) -> tuple[Person, Photo]:
    """A person and a photo; the numbers go through all styles, backgrounds and expressions."""
    rng = np.random.default_rng([number, 2019])
    person = draw_person(
        rng,
        style=_at(STYLES, number),
        glasses=_at(GLASSES, number),
        beard=_at(BEARDS, number),
        sex="male" if _at(BEARDS, number) != "none" else "female",
        freckles=0.8 * (number % 2),
    )
    photo = draw_photo(
        rng,
        emoticon=_at(EMOTICONS, number),
        background=_at(BACKGROUNDS, number),
        clothing=_at(CLOTHES, number + number // 5),
        pattern="stripe" if number % 3 == 0 else "plain",
        jpeg=85 if number % 4 == 0 else 0,
    )
    return person, photo


def _at(choices: object, number: int) -> str:
    names = list(choices)
    return names[number % len(names)]


def _portraits() -> Iterator[tuple[str, bytes]]:
    for number, emoticon in enumerate(EMOTICONS):
        picture, landmarks = render(*_sitter(number), width=WIDTH, height=HEIGHT)
        yield f"portrait {emoticon}", picture.tobytes() + landmarks.tobytes()
        if number < 3:
            for kind in ("jpg", "png", "webp"):
                yield f"file {number}.{kind}", encode(picture, kind, 80)
    person, photo = _sitter(20)
    large = render(person, photo, width=450, height=450)[0]
    yield "large portrait", large.tobytes()


def _other_pictures() -> Iterator[tuple[str, bytes]]:
    size = {"width": WIDTH, "height": HEIGHT}
    for number, kind in enumerate((*KINDS, *["occluded"] * len(OCCLUDERS))):
        person, photo = _sitter(number)
        rng = np.random.default_rng(number)
        picture = render_bad_photo(kind, rng, person=person, photo=photo, **size)
        yield f"bad photo {number} {kind}", picture.tobytes()
    people = [_sitter(number)[0] for number in range(5)]
    yield "group photo", group_photo(people, np.random.default_rng(1), 240, 120).tobytes()
    yield "placeholder image", placeholder_image(100, 120).tobytes()
    for number in range(4):
        yield f"scene {number}", scene(np.random.default_rng(number), 120, 70).tobytes()
    yield "pattern", pattern(np.random.default_rng(0)).tobytes()


def _campus() -> Iterator[tuple[str, bytes]]:
    pictures = plan(Knobs(seed=0, **ALIKE)).pictures
    yield "people of a full campus", repr([astuple(picture) for picture in pictures]).encode()
    pictures = plan(Knobs(seed=0, **APART)).pictures
    yield "people of subjects far apart", repr([astuple(picture) for picture in pictures]).encode()
    campus = plan(Knobs(sites=10, portraits=120, bad=0.1, seed=5, **ALIKE))
    for department in campus.departments:
        site = design_site(department)
        people = [astuple(picture) for picture in department.pictures]
        yield f"people of {department.label}", repr((department.sections, people)).encode()
        yield f"pages of {department.label}", json.dumps(render_site(site)).encode()
    with tempfile.TemporaryDirectory() as folder:
        row = write_picture(design_site(campus.departments[THUMBNAILS]), 0, Path(folder))
        assert row["variants"]
        yield "row of truth.csv", json.dumps(row).encode()


if __name__ == "__main__":
    main()
