"""The notebook from beginning to end, on a small campus and with tiny networks."""

import json

import papermill
import pytest
from support.built_once import built_once

from facestudy.study.paths import NOTEBOOKS

PATH = NOTEBOOKS / "experiments" / "autoencoder.ipynb"
SMALL = {"SIDE": 16, "LATENT": 8, "EPOCHS": 1, "SIZES": [4], "SIZE_EPOCHS": 1, "DEALS": 1}


def test_every_parameter_of_the_test_is_one_of_the_notebooks():
    assert set(SMALL) <= set(papermill.inspect_notebook(str(PATH)))
