"""Press a list's "load more" button for as long as it shows more people."""

import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from selenium.webdriver.remote.webdriver import WebDriver

MAX_PRESSES = 50
MAX_SECONDS = 120.0
"""After this time we stop pressing, however slowly the list loads."""
PATIENCE = 4.0
"""Seconds that we wait for a press to show anything."""
RETURN_SECONDS = 1.5
"""Seconds that we wait for the button to come back: it may disappear while its list loads."""
POLL = 0.1
COUNT_VISIBLE = """
const all = [...document.body.querySelectorAll("*:not(button, a, [role=button])")];
return all.filter((element) => element.checkVisibility()).length
"""
"""Counts visible elements without buttons, as the last press may remove its own button."""


class LoadedList(NamedTuple):
    """A list after its button was pressed.

    Args:
        values: what the page held last; None if no press loaded anything.
        cut: why the list may continue beyond that; empty if it is complete.
    """

    values: dict | None
    cut: str = ""


@cache
def _script() -> str:
    return (Path(__file__).parent / "load_more.js").read_text(encoding="utf-8")


def load_all(driver: WebDriver, take: Callable[[], dict], *, pause: float = 0.0) -> LoadedList:
    """Press "load more" until a press shows nothing new.

    Args:
        driver: shows the page.
        take: waits until the page has settled again, and returns what it holds.
        pause: seconds between two presses, as each may send requests to the site.

    Returns:
        What the page held when it stopped growing, or before a press led to another page.
    """
    loaded, presses, end = None, 0, time.monotonic() + MAX_SECONDS
    driver.execute_script("window.facestudyHere = true")
    while True:
        before = _count_visible(driver)
        stop = presses >= MAX_PRESSES or time.monotonic() > end
        wait = RETURN_SECONDS if presses else 0
        if not _becomes_true(wait, partial(_find_button, driver, press=not stop)):
            return LoadedList(loaded)
        if stop:
            return LoadedList(loaded, f"the list goes on after {presses} presses of its button")
        grown = _becomes_true(PATIENCE, partial(_has_more, driver, before))
        values = take()
        if not driver.execute_script("return Boolean(window.facestudyHere)"):
            # If the first press leads away, the button was a link; later the list is incomplete.
            return LoadedList(loaded, "its button led to another page" if loaded else "")
        loaded, presses = values, presses + 1
        if not grown or not _has_more(driver, before):
            return LoadedList(loaded)
        time.sleep(pause)


def _count_visible(driver: WebDriver) -> int:
    return driver.execute_script(COUNT_VISIBLE)


def _has_more(driver: WebDriver, before: int) -> bool:
    return _count_visible(driver) > before


def _find_button(driver: WebDriver, *, press: bool) -> bool:
    """Whether the page has such a button; presses it if asked to."""
    return driver.execute_script(_script(), press)


def _becomes_true(seconds: float, condition: Callable[[], bool]) -> bool:
    """Whether a condition becomes true within some seconds; it is tested at least once."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(POLL)
    return True
