"""Estimate gender and age of every face in a photograph, with their uncertainty.

Writes an annotated copy and a JSON file, and keeps nothing else: neither crops nor features.
"""

from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pandas as pd

from facestudy.experiments.denoising import annotate_photo
from facestudy.experiments.denoising.faces import (
    Detector,
    Face,
    crop_face,
    detect_faces,
    rejection_reason,
)
from facestudy.experiments.denoising.uncertainty import LEVEL
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError, decode

NOTICE = (
    "For pictures that you may use. These are estimates of appearance, not facts about a person; "
    "nothing but the annotated copy and its JSON file is kept."
)


class Estimator(Protocol):
    """Features (n, d) -> a table ``p_male, years, low, high``, as `uncertainty.Estimator`."""

    def estimate(self, features: np.ndarray, /) -> pd.DataFrame: ...


class FeatureEncoder(Protocol):
    """Crops -> features, as every `encoders.Encoder`."""

    def features(self, images: Any, /) -> np.ndarray: ...


def estimate_faces(
    photo: np.ndarray,
    *,
    estimator: Estimator,
    encoder: FeatureEncoder,
    detector: Detector = detect_faces,
) -> list[Face]:
    """Every face of a photograph with its estimates, or the reason why there are none.

    Args:
        photo: RGB uint8 (height, width, 3).
        estimator: heads trained on a study.
        encoder: the encoder that the heads were trained with; it must not keep features.
        detector: finds the faces.

    Returns:
        the faces, largest first.
    """
    detections = detector(photo)
    reasons = [rejection_reason(face, photo.shape[:2]) for face in detections]
    crops = [
        crop_face(photo, face)
        for face, reason in zip(detections, reasons, strict=True)
        if not reason
    ]
    rows = estimator.estimate(encoder.features(np.stack(crops))).to_dict("records") if crops else []
    estimates = iter(rows)
    faces = []
    for face, reason in zip(detections, reasons, strict=True):
        x, y, width, height = (round(float(number), 1) for number in face.box)
        values = {} if reason else _rounded(next(estimates))
        faces.append(Face(x, y, width, height, round(face.score, 3), reason, **values))
    return faces


def _rounded(estimate: dict[Any, float]) -> dict[str, float | None]:
    names = {"p_male": "p_male", "years": "years", "low": "years_low", "high": "years_high"}
    digits = {"p_male": 3}
    return {
        name: round(estimate[key], digits.get(key, 1)) if np.isfinite(estimate[key]) else None
        for key, name in names.items()
    }


def analyze_photo(
    path: Path,
    *,
    estimator: Estimator,
    encoder: FeatureEncoder,
    folder: Path | None = None,
    detector: Detector = detect_faces,
) -> tuple[list[Face], Path, Path]:
    """Estimate the faces of a picture file; write the annotated copy and the JSON file.

    Args:
        path: the picture.
        estimator: see `estimate_faces`.
        encoder: see `estimate_faces`.
        folder: where the two files go; beside the picture if None.
        detector: see `estimate_faces`.

    Returns:
        the faces, the path of the copy and the path of the JSON file.

    Raises:
        StudyError: the file does not exist, or is not a picture.
    """
    try:
        photo = decode(path.read_bytes())
    except FileNotFoundError:
        raise StudyError(f"{path} does not exist") from None
    except (OSError, PictureError) as error:
        raise StudyError(f"{path} cannot be read as a picture: {error}") from None
    faces = estimate_faces(photo, estimator=estimator, encoder=encoder, detector=detector)
    place = folder or path.parent
    copy, table = (place / f"{path.stem}-estimates.{suffix}" for suffix in ("png", "json"))
    files.write_bytes(copy, annotate_photo.png_bytes(annotate_photo.annotate(photo, faces)))
    content = {
        "picture": path.name,
        "notice": NOTICE,
        "age_interval": LEVEL,
        "faces": [asdict(face) for face in faces],
    }
    files.write_json(table, content)
    return faces, copy, table
