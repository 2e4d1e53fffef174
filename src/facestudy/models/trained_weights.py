"""Load the weights that a notebook trained and saved."""

from pathlib import Path

import h5py
import keras

from facestudy.models import h5_bounds, precision
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def load_weights(model: keras.Model, path: Path, *, notebook: str) -> keras.Model:
    """Fill a model with saved weights.

    Args:
        model: of the architecture that was trained.
        path: the weights file.
        notebook: what writes the file, for the error.

    Returns:
        The same model.

    Raises:
        StudyError: the file is missing, damaged, or of another architecture.
    """
    if not path.is_file():
        raise files.missing(path, notebook)
    try:
        fill(model, path)
    except (ValueError, OSError, KeyError) as error:
        raise StudyError(
            f"{path} does not fit the network: run notebooks/{notebook}.ipynb again"
        ) from error
    return model


def fill(model: keras.Model, path: Path) -> None:
    """Load weights after a look at what the file links to and how large it is.

    Raises:
        ValueError, OSError, KeyError: the file is damaged, or of another architecture.
    """
    with h5py.File(path, "r") as file:
        h5_bounds.check(file)
    model.load_weights(path)


def policy(study: Study, asked: str) -> str:
    """The precision that a model was trained in, or float32 where it is not faster here."""
    try:
        return precision.of_study(study, asked)
    except StudyError:
        return precision.FLOAT32
