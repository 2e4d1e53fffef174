"""Chromium on a page of the report, and studies of made-up faces to look at there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver

from facestudy.evaluation import results
from facestudy.prepare import split
from facestudy.study.paths import Study
from scrapers.fetch import browser

CHROME_OPTIONS = browser.chrome_options
PATIENCE = 300
"""Seconds: a machine that is busy with other tests is slow, and no test here is about time."""


@contextmanager
def opened(*, width: int = 1280, height: int = 900, downloads: Path) -> Iterator[WebDriver]:
    """A browser that shows pictures and saves downloads.

    Args:
        width: of the window in CSS pixels; below 600 it is a phone's.
        height: of the window.
        downloads: the folder for downloads.
    """

    def options(agent: str) -> webdriver.ChromeOptions:
        result = CHROME_OPTIONS(agent)
        settings = dict(result.experimental_options["prefs"])
        settings.pop("profile.managed_default_content_settings.images")
        settings.pop("download_restrictions")
        result.add_experimental_option("prefs", settings)
        result.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(browser, "chrome_options", options)
        context = browser.open_browser(agent="facestudy-test")
        driver = context.__enter__()
    try:
        driver.set_page_load_timeout(PATIENCE)
        driver.set_script_timeout(PATIENCE)
        resize(driver, width=width, height=height)
        where = {"behavior": "allow", "downloadPath": str(downloads)}
        driver.execute_cdp_cmd("Browser.setDownloadBehavior", where)
        yield driver
    finally:
        context.__exit__(None, None, None)


def resize(driver: WebDriver, *, width: int, height: int) -> None:
    """Show the page as on a screen of this size, in CSS pixels."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def predicted(study: Study, model: str, *, wrong: Callable[[int], bool]) -> None:
    """Write a model's predictions of a study that is split, more certain from face to face.

    Args:
        study: the study.
        model: the model's name.
        wrong: whether the prediction of a face is wrong, by its place in ``split.csv``.
    """
    rows = split.read(study)
    classes = sorted(rows["category"].unique())
    results.write_predictions(
        study, model, rows=rows, categories=classes,
        probabilities=probabilities(rows["category"].tolist(), classes, wrong),
    )  # fmt: skip


def probabilities(
    truth: Sequence[str], classes: Sequence[str], wrong: Callable[[int], bool]
) -> np.ndarray:
    """Probabilities (faces, classes) from 0.6 to 0.99; arguments as for `predicted`."""
    table = np.zeros((len(truth), len(classes)))
    for place, name in enumerate(truth):
        guess = (classes.index(name) + int(wrong(place))) % len(classes)
        share = 0.6 + 0.39 * place / len(truth)
        table[place] = (1 - share) / (len(classes) - 1)
        table[place, guess] = share
    return table
