"""Collect staff portraits from people pages into a study's ``raw/index.csv``.

Selenium fetches the pages, pure functions parse them. `run` imports Selenium only when called.
"""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from facestudy.study.paths import Study


def run(
    yaml_files: Sequence[Path],
    study: Study,
    *,
    jobs: int = 2,
    grid: str | None = None,
    dry_run: bool = False,
    fresh: bool = False,
    keep_days: int | None = None,
    wait: bool = False,
) -> pd.DataFrame:
    """Collect the portraits of some departments into a study.

    A run that was killed, or had temporary failures (a time-out, a server error), is resumed within
    a day: only what is missing is requested.

    Args:
        yaml_files: one per department; their order is the order of the index.
        study: the study that the pictures and the index are written to.
        jobs: number of browsers that run in parallel.
        grid: address of a Selenium Grid; by default local browsers are used.
        dry_run: open the pages and show what would be fetched; nothing is written.
        fresh: start anew even if an interrupted run could be resumed.
        keep_days: days after which the pictures that this run fetches or finds unchanged are
            removed. By default pictures keep the date that they have, new ones get none, and
            people who were removed when their days were over are left out.
        wait: if another run is at work on the study, wait until it has ended.

    Returns:
        One row per department: ``department, people, portraits, without, new, unchanged, gone,
        failed, why``. ``without`` counts people with no picture or only a placeholder.

    Raises:
        StudyError: a YAML file is invalid, there is no browser, or another run is at work.
    """
    from scrapers.run_departments import collect

    return collect(
        yaml_files,
        study,
        jobs=jobs,
        grid=grid,
        dry_run=dry_run,
        fresh=fresh,
        keep_days=keep_days,
        wait=wait,
    )


def check_people(table: pd.DataFrame) -> None:
    """Stop if a run found nobody anywhere.

    Args:
        table: what `run` returned.

    Raises:
        NobodyFound: with what to try; the table has the reasons.
    """
    from scrapers.errors import NobodyFound, advice

    if table["people"].sum() == 0:
        count = len(table)
        where = "the department" if count == 1 else f"any of the {count} departments"
        hint = advice(table["why"])
        raise NobodyFound(f"nobody was found in {where}; the table says why. What to try: {hint}")
