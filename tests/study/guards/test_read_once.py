"""Tables are read again only when their files have changed."""

import os
from pathlib import Path

import pandas as pd

from facestudy.study.guards import read_once


def reader():
    """A function that reads a table, and the paths that it was asked for."""
    asked = []

    def read(path: Path, **options) -> pd.DataFrame:
        asked.append(path)
        return pd.read_csv(path, **options)

    return read_once.read_once(read), asked


def aged(path: Path, text: str, seconds: int) -> None:
    """Write a file that changed some seconds ago."""
    path.write_text(text)
    then = path.stat().st_mtime_ns - seconds * 10**9
    os.utime(path, ns=(then, then))


def test_a_file_that_did_not_change_is_read_once(tmp_path):
    path = tmp_path / "table.csv"
    aged(path, "a,b\n1,2\n", seconds=60)
    read, asked = reader()
    assert read(path).equals(read(path)) and len(asked) == 1
    assert read(path, dtype=str)["a"].tolist() == ["1"] and len(asked) == 2


def test_a_file_that_changed_is_read_again_though_it_is_as_long_as_before(tmp_path):
    path = tmp_path / "table.csv"
    aged(path, "a\n1\n", seconds=60)
    read, _ = reader()
    assert read(path)["a"].tolist() == [1]
    aged(path, "a\n2\n", seconds=59)
    assert read(path)["a"].tolist() == [2]


def test_a_file_that_may_change_again_within_a_tick_is_not_kept(tmp_path):
    path = tmp_path / "table.csv"
    read, asked = reader()
    path.write_text("a\n1\n")
    read(path)
    read(path)
    assert len(asked) == 2


def test_what_is_done_to_a_table_stays_there(tmp_path):
    path = tmp_path / "table.csv"
    aged(path, "a,b\n1,2\n", seconds=60)
    read, _ = reader()
    table = read(path)
    table.loc[0, "a"] = 9
    table["c"] = 3
    table.drop(columns="b", inplace=True)
    table.columns = ["x", "y"]
    assert read(path).to_dict("list") == {"a": [1], "b": [2]}


def test_only_so_many_tables_are_kept(tmp_path):
    read, asked = reader()
    for number in range(read_once.MOST_TABLES + 1):
        aged(tmp_path / f"{number}.csv", "a\n1\n", seconds=60)
        read(tmp_path / f"{number}.csv")
    read(tmp_path / "0.csv")
    assert len(asked) == read_once.MOST_TABLES + 2
