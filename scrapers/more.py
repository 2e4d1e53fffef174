"""Lists that grow by a button: it is pressed for as long as each press shows more.

Enters: a driver whose page has settled. Leaves: the same page, grown.
"""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

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


@cache
def _press() -> str:
    return (Path(__file__).parent / "more.js").read_text(encoding="utf-8")


def grow(driver, look: Callable[[], dict], *, pause: float = 0.0) -> dict | None:
    """Press "load more" until a press shows nothing new.

    Args:
        driver: shows the page.
        look: waits until the page has settled again, and says what it holds.
        pause: seconds between two presses: each may ask the site for something.

    Returns:
        What the page held last; None where nothing was pressed, or a press led off the page.
    """
    found, end = None, time.monotonic() + LONGEST
    driver.execute_script("window.facestudyHere = true")
    for presses in range(MOST_PRESSES):
        before = driver.execute_script(SHOWN)
        pressed = _within(RETURN if presses else 0, lambda: driver.execute_script(_press()))
        if not pressed or time.monotonic() > end:
            break
        grown = _within(PATIENCE, lambda least=before: driver.execute_script(SHOWN) > least)
        found = look()
        if not driver.execute_script("return Boolean(window.facestudyHere)"):
            return None
        if not grown or driver.execute_script(SHOWN) <= before:
            break
        time.sleep(pause)
    return found


def _within(seconds: float, true: Callable[[], bool]) -> bool:
    """Whether it becomes true within that time; it is asked at least once."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(POLL)
    return True
