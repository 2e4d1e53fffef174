"""A small study of drawn faces."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from support.denoising_faces import make_study, people, portrait

from facestudy.study.paths import Study


@pytest.fixture
def faces() -> np.ndarray:
    """uint8 (24, 128, 128, 3)."""
    rows = people(24).itertuples()
    return np.stack([portrait(row.sex, row.age, row.Index) for row in rows])


@pytest.fixture
def aged_study(study: Study) -> Callable[..., Study]:
    """Make a study with a split; its columns can be replaced (``sex=[...]``)."""

    return partial(make_study, study)
