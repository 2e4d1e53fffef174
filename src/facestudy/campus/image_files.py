"""Write the picture files of a site: portraits, bad photos, and the images of its pages."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from facestudy.campus.departments import Department, Picture
from facestudy.campus.drawing.bad_photos import render_bad_photo
from facestudy.campus.drawing.other_photos import group_photo, placeholder_image
from facestudy.campus.drawing.person import person_row
from facestudy.campus.drawing.photo import photo_row
from facestudy.campus.drawing.portrait import render
from facestudy.campus.page_graphics import pattern, scene
from facestudy.campus.render_sites import PLACEHOLDER, THUMBNAIL_WIDTH, Site, thumbnail_path
from facestudy.campus.subjects.traits import trait_row
from facestudy.study.index import picture_id

GROUP_SIZE = 7


def write_picture(site: Site, number: int, folder: Path) -> dict[str, object]:
    """Draw one picture and write it to the site's folder.

    Args:
        site: the site that shows the picture.
        number: index of the picture among the department's pictures.
        folder: the site's folder.

    Returns:
        The picture's row of ``truth.csv``. ``variants`` is the id of its thumbnail, if the site
        has thumbnails.
    """
    department, picture = site.department, site.department.pictures[number]
    pixels, landmarks = draw_picture(picture)
    data = _write(folder / picture.file, pixels, picture.style.quality)
    variants = ""
    if site.layout == "srcset":
        shape = (THUMBNAIL_WIDTH, round(THUMBNAIL_WIDTH * pixels.shape[0] / pixels.shape[1]))
        # Pillow reduces in whole numbers, OpenCV in floating-point numbers.
        thumbnail = np.asarray(Image.fromarray(pixels).resize(shape, Image.Resampling.BOX))
        path = folder / thumbnail_path(picture.file)
        variants = picture_id(_write(path, thumbnail, picture.style.quality))
    return {"id": picture_id(data)} | _truth(department, picture, variants, landmarks)


def draw_picture(picture: Picture) -> tuple[np.ndarray, np.ndarray | None]:
    """RGB uint8 (height, width, 3), and landmarks (68, 2); None for a bad photo."""
    size = {"width": picture.style.width, "height": picture.style.height}
    if picture.kind == "good":
        return render(picture.person, picture.photo, **size)
    rng = np.random.default_rng(picture.seed)
    pixels = render_bad_photo(picture.kind, rng, person=picture.person, photo=picture.photo, **size)
    return pixels, None


def write_site_images(site: Site, folder: Path) -> None:
    """Write the images of a site that are not portraits: banner, teasers, tile, group photo."""
    department = site.department
    rng = np.random.default_rng([department.seed, 6])
    teasers = [(f"news{k}", 240, 135) for k in (1, 2, 3)]
    for name, width, height in [("hero", 720, 260), *teasers]:
        _write(folder / "res" / f"{name}.jpg", scene(rng, width, height), 82)
    _write(folder / "res" / "muster.png", pattern(rng), 0)
    silhouette = placeholder_image(
        200, 250, colour=_draw_grey(rng, 120, 190), background=_draw_grey(rng, 215, 245)
    )
    _write(folder / PLACEHOLDER, silhouette, 85)
    if site.group_photo:
        people = [picture.person for picture in department.pictures[:GROUP_SIZE]]
        _write(folder / "res" / "gruppenfoto.jpg", group_photo(people, rng, 720, 360), 85)


def _draw_grey(rng: np.random.Generator, low: float, high: float) -> tuple[int, int, int]:
    red, green, blue = rng.uniform(low, high) + rng.uniform(-6, 6, 3)
    return int(red), int(green), int(blue)


def encode(pixels: np.ndarray, kind: str, quality: int) -> bytes:
    """Encode a picture as the bytes of a file.

    Args:
        pixels: RGB uint8 (height, width, 3).
        kind: the format, "jpg", "png" or "webp".
        quality: quality 0 to 100 of JPEG and WebP; ignored for PNG.

    Returns:
        The bytes of the file.

    >>> encode(np.zeros((2, 2, 3), np.uint8), "png", 0)[1:4]
    b'PNG'
    """
    options = {
        "jpg": [cv2.IMWRITE_JPEG_QUALITY, quality],
        "webp": [cv2.IMWRITE_WEBP_QUALITY, quality],
        "png": [],
    }[kind]
    return cv2.imencode(f".{kind}", pixels[..., ::-1], options)[1].tobytes()


def _write(path: Path, pixels: np.ndarray, quality: int) -> bytes:
    data = encode(pixels, path.suffix[1:], quality)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return data


def _truth(
    department: Department, picture: Picture, variants: str, landmarks: np.ndarray | None
) -> dict[str, object]:
    person, photo = person_row(picture.person), photo_row(picture.photo)
    person["person_seed"], photo["shot_seed"] = person.pop("seed"), photo.pop("seed")
    style = picture.style
    row: dict[str, object] = {
        "person": picture.key,
        "name": picture.name,
        "category": department.category,
        "department": department.name,
        "kind": picture.kind,
        "variants": variants,
        "site": department.label,
        "file": picture.file,
    }
    row |= {name: person.pop(name) for name in ("age", "sex", "tone", "roughness")}
    row |= trait_row(picture.person, picture.photo)
    file = {"width": style.width, "height": style.height, "format": style.format}
    points = "" if landmarks is None else ";".join(f"{x:.1f}:{y:.1f}" for x, y in landmarks)
    return row | person | photo | file | {"quality": style.quality, "landmarks": points}
