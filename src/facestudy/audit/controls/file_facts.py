"""Control: the picture's file without its pixels: size, aspect, format and compression."""

import io

import numpy as np
import pandas as pd
from PIL import Image

from facestudy.audit.controls.control_images import Row
from facestudy.study.paths import Study

BINS = 5


def compute(study: Study, rows: pd.DataFrame) -> np.ndarray:
    """Facts of each file, (n, facts).

    Each number stands for itself and as its quintile among the pictures, so that a linear probe
    can use more than rising and falling relations.
    """
    frame = pd.DataFrame([_facts(study, row) for row in rows.to_dict("records")])
    formats = pd.get_dummies(frame.pop("format")).astype(float)
    quintiles = [_quintiles(frame[name]) for name in frame]
    return np.concatenate([frame.to_numpy(float), formats.to_numpy(), *quintiles], axis=1)


def _facts(study: Study, row: Row) -> dict[str, object]:
    data = (study.raw / f"{row['id']}.{row['format']}").read_bytes()
    with Image.open(io.BytesIO(data)) as picture:
        tables = getattr(picture, "quantization", None) or {}
        width, height = picture.size
    levels = [float(np.mean(tables[key])) if key in tables else 0.0 for key in (0, 1)]
    return {
        "width": np.log(width),
        "height": np.log(height),
        "aspect": np.log(width / height),
        "bytes": np.log(len(data) / (width * height)),
        "luminance": np.log1p(levels[0]),
        "chrominance": np.log1p(levels[1]),
        "format": str(row["format"]),
    }


def _quintiles(values: pd.Series) -> np.ndarray:
    """One-hot quintiles (n, up to 5)."""
    edges = np.unique(np.quantile(values, np.arange(1, BINS) / BINS))
    return np.eye(len(edges) + 1)[np.searchsorted(edges, values, side="left")]
