"""Lists that grow by a button: it is pressed for as long as each press shows more.

Enters: a driver whose page has settled. Leaves: the same page, grown, and whether there is more.
"""

import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from selenium.webdriver.remote.webdriver import WebDriver

MOST_PRESSES = 50
LONGEST = 120.0
"""Seconds after which a list is left as it is, however slowly it grows."""
PATIENCE = 4.0
"""Seconds that a press is given to show anything."""
RETURN = 1.5
"""Seconds that the button is given to come back: it may be gone while its list loads."""
POLL = 0.1
SHOWN = """
const all = [...document.body.querySelectorAll("*:not(button, a, [role=button])")];
return all.filter((one) => one.checkVisibility()).length
"""
"""What is in view; not the buttons, for the last press may take its own away."""


class Grown(NamedTuple):
    """What a list became.

    Args:
        held: what the page held last; None where no press showed anything of it.
        cut: why the list may go on beyond that; empty where it ended.
    """

    held: dict | None
    cut: str = ""


@cache
def _script() -> str:
    return (Path(__file__).parent / "more.js").read_text(encoding="utf-8")


def grow(driver: WebDriver, look: Callable[[], dict], *, pause: float = 0.0) -> Grown:
    """Press "load more" until a press shows nothing new.

    Args:
        driver: shows the page.
        look: waits until the page has settled again, and says what it holds.
        pause: seconds between two presses: each may ask the site for something.

    Returns:
        What the page held before a press led off it, or when it grew no more.
    """
    found, presses, end = None, 0, time.monotonic() + LONGEST
    driver.execute_script("window.facestudyHere = true")
    while True:
        before = _shown(driver)
        enough = presses >= MOST_PRESSES or time.monotonic() > end
        if not _within(RETURN if presses else 0, partial(_press, driver, really=not enough)):
            return Grown(found)
        if enough:
            return Grown(found, f"the list has more than {presses} presses of its button showed")
        grown = _within(PATIENCE, lambda least=before: _shown(driver) > least)
        held = look()
        if not driver.execute_script("return Boolean(window.facestudyHere)"):
            # A first press that leads away was a link's; a list that grew is in the middle.
            return Grown(found, "its button led off the list" if found else "")
        found, presses = held, presses + 1
        if not grown or _shown(driver) <= before:
            return Grown(found)
        time.sleep(pause)


def _shown(driver: WebDriver) -> int:
    return driver.execute_script(SHOWN)


def _press(driver: WebDriver, *, really: bool) -> bool:
    """Whether there is such a button; it is pressed, or only looked for."""
    return driver.execute_script(_script(), really)


def _within(seconds: float, true: Callable[[], bool]) -> bool:
    """Whether it becomes true within that time; it is asked at least once."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(POLL)
    return True
