"""An import that is killed at random moments ends like one that was left in peace."""

import tempfile
from pathlib import Path

import pytest
from support import kills


@pytest.mark.long
def test_an_import_that_is_killed_ends_like_one_left_in_peace(tmp_path):
    assert kills.campaign("import", 3, 4.0, 1, tmp_path) == 3


@pytest.mark.slow
def test_a_study_that_is_killed_ends_like_one_left_in_peace():
    with tempfile.TemporaryDirectory(prefix="k-") as folder:  # short, for the browser's socket
        assert kills.campaign("report", 4, 60.0, 1, Path(folder)) == 4


def test_a_difference_is_noticed(tmp_path):
    (tmp_path / "a.csv").write_text("id,time\n1,now\n")
    before = kills.results(tmp_path)
    (tmp_path / "a.csv").write_text("id,time\n1,later\n")
    assert kills.results(tmp_path) == before
    (tmp_path / "a.csv").write_text("id,time\n2,now\n")
    assert kills.results(tmp_path) != before
