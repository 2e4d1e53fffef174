"""From people pages to ``raw/index.csv``: Selenium fetches, pure functions parse.

``run`` collects the departments of some YAML files into a study. Selenium is imported when it is
called, not before.
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
) -> pd.DataFrame:
    """Collect the portraits of some departments into a study.

    A run that was killed, or in which something failed that may pass (a time-out, a server's
    error), is taken up within a day: only what is missing is asked for.

    Args:
        yaml_files: one per department; their order is the order of the index.
        study: where the pictures and the index go.
        jobs: browsers side by side.
        grid: address of a Selenium Grid; without it, local browsers.
        dry_run: open the pages and say what would be fetched; nothing is written.
        fresh: begin anew even where an unfinished run could be taken up.

    Returns:
        One row per department: ``department, people, portraits, without, new, unchanged, gone,
        failed, why``. ``without`` counts people with no picture, or only one that others share.

    Raises:
        StudyError: a YAML file is wrong, or there is no browser.
    """
    from scrapers.run_departments import collect

    return collect(yaml_files, study, jobs=jobs, grid=grid, dry_run=dry_run, fresh=fresh)
