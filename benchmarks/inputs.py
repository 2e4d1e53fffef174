"""Inputs of the benchmarks: a study with raw pictures, faces as arrays, VGG16 (random weights)."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import h5py
import numpy as np
import pandas as pd

from facestudy import campus
from facestudy.prepare import crop, dataset, split
from facestudy.study import files, index, paths
from facestudy.study.paths import Study

if TYPE_CHECKING:  # Keras is not imported where only pictures are drawn
    import keras

    from facestudy.models.backbones.base import Backbone

SITES_OF = 12
"""Portraits of a site, about half as many as on the full campus: small campuses have several."""
WEIGHTS = "random weights: as fast as the published ones, which are a download"


@contextmanager
def temporary_root() -> Iterator[Path]:
    """A FACESTUDY_ROOT for this process and its children."""
    with tempfile.TemporaryDirectory(prefix="facestudy-bench-") as folder, _rooted(Path(folder)):
        yield Path(folder)


@contextmanager
def resumable_root(name: str) -> Iterator[Path]:
    """A FACESTUDY_ROOT that is removed only when its block ends well, so that hours are not lost.

    Args:
        name: of the folder, one for each kind of input.
    """
    folder = paths.root() / "reports" / "unfinished" / name
    folder.mkdir(parents=True, exist_ok=True)
    with _rooted(folder):
        yield folder
    shutil.rmtree(folder)


@contextmanager
def _rooted(folder: Path) -> Iterator[None]:
    before = os.environ.get("FACESTUDY_ROOT")
    os.environ["FACESTUDY_ROOT"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FACESTUDY_ROOT"]
        else:
            os.environ["FACESTUDY_ROOT"] = before


def sites(portraits: int) -> int:
    return min(57, max(4, portraits // SITES_OF))


def portraits(count: int, name: str = "bench") -> Study:
    """A study past its first stage: the campus's portraits, taken from its folders."""
    study = Study(name)
    campus.build(study, campus.Knobs(sites=sites(count), portraits=count))
    truth = pd.read_csv(study.truth_csv, keep_default_na=False)
    folder = study.data / "sites"
    collect(study, [folder / row.site / row.file for row in truth.itertuples()], truth["category"])
    return study


def split_faces(count: int) -> dataset.Faces:
    """The faces of so many portraits of the campus, past their split."""
    study = portraits(count)
    crop.crop_study(study)
    split.split_study(study)
    return dataset.load(study)


def collect(study: Study, pictures: list[Path], categories: pd.Series) -> None:
    """Put picture files into a study's ``raw/``, as the first stage leaves them."""
    collect_bytes(study, [path.read_bytes() for path in pictures], categories)


def collect_bytes(study: Study, pictures: list[bytes], categories: pd.Series) -> None:
    from facestudy.study.images import facts  # decodes: only here

    rows = []
    for data, category in zip(pictures, categories, strict=True):
        row = index.picture_columns(data, facts(data))
        path = study.raw / f"{row['id']}.{row['format']}"
        files.write_bytes(path, data, sync=False)
        rows.append(dict.fromkeys(index.COLUMNS, "") | row | {"category": category})
    index.write(study.index, pd.DataFrame(rows))


def faces(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Crops of the campus, RGB uint8 (count, 128, 128, 3), and class numbers; noise tells repeats.

    At most a few hundred people are drawn; further pictures are theirs again with noise.
    """
    study = portraits(min(count + count // 4 + 8, 320), "faces")
    rows = crop.crop_study(study).query("reason == ''")
    found = dataset.read_crops(study.faces, rows["id"])
    categories = index.read(study.index).set_index("id").loc[rows["id"], "category"]
    labels = pd.factorize(categories, sort=True)[0]
    order = np.random.default_rng(0).permutation(len(found))  # no class ends where a split does
    return repeated(found[order], count), np.resize(labels[order], count)


def repeated(pictures: np.ndarray, count: int, seed: int = 0) -> np.ndarray:
    """``count`` pictures, all different: those given, again and again, with noise of +-2."""
    generator = np.random.default_rng(seed)
    result = np.resize(pictures, (count, *pictures.shape[1:]))
    for number in range(len(pictures), count):
        noise = generator.integers(-2, 3, result[number].shape)
        result[number] = np.clip(result[number] + noise, 0, 255)
    return result


def vgg16() -> "Backbone":
    """VGG16 as the library loads it, from a file of `WEIGHTS` below the temporary root."""
    from facestudy.models.backbones import vggface, vggface_weights
    from facestudy.models.registry import choose

    os.environ["KERAS_HOME"] = str(paths.root() / "keras")
    write_weights(vggface_weights.cached(), vggface.architecture())
    return choose("vggface")


def write_weights(path: Path, network: "keras.Model") -> None:
    """A network's weights in the layout of the published file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    layers = [layer for layer in network.layers if layer.weights]
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = [layer.name.encode() for layer in layers]
        for layer in layers:
            group = file.create_group(layer.name)
            names = [f"{layer.name}/{part}:0" for part in ("kernel", "bias")]
            group.attrs["weight_names"] = [name.encode() for name in names]
            for name, weight in zip(names, layer.get_weights(), strict=True):
                group.create_dataset(name, data=weight)
