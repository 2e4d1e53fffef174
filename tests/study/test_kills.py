"""A command that is killed at random moments ends like one that was left in peace."""

import tempfile
from pathlib import Path

import pytest
from support import kills


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="k-") as name:  # short, for the browser's socket
        yield Path(name)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["import", "scrape"])
def test_a_collection_that_is_killed_ends_like_one_left_in_peace(kind, folder):
    assert kills.campaign(kind, 3, 1, folder) == 3


@pytest.mark.slow
def test_a_study_that_is_killed_ends_like_one_left_in_peace(folder):
    assert kills.campaign("report", 4, 1, folder) == 4


def test_a_difference_is_noticed(tmp_path):
    (tmp_path / "a.csv").write_text("id,time\n1,now\n")
    before = kills.results(tmp_path)
    (tmp_path / "a.csv").write_text("id,time\n1,later\n")
    assert kills.results(tmp_path) == before
    (tmp_path / "a.csv").write_text("id,time\n2,now\n")
    assert kills.results(tmp_path) != before
