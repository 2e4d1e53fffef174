"""A Selenium Grid's address is looked at before a browser is asked of it.

Enters: the address as somebody typed it. Leaves: the address at which the grid takes commands; a
wrong one ends within seconds in one line. Left to the driver's own connection a host that never
answers would hold a run up for minutes, and tell of it in a traceback's words.
"""

from urllib.parse import urlsplit

import httpx

from facestudy.study.errors import StudyError

ENTRANCES = ("/wd/hub", "")
"""Below a host: version 3 has its status at both, but takes commands only at the first."""
SECONDS = 10.0


def entrance(grid: str) -> str:
    """The address at which the grid takes commands.

    Raises:
        StudyError: it is no address, nobody answers there, or whoever does is no grid.
    """
    _check(grid)
    given = grid.rstrip("/")
    for place in [""] if urlsplit(given).path else ENTRANCES:
        address = given + place
        if _takes_commands(address, grid):
            return address
    raise StudyError(f"no browser from the grid {grid}: what answers there is no Selenium Grid")


def _check(grid: str) -> None:
    try:
        parts = urlsplit(grid)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise StudyError(f"{grid!r} is no grid's address: give one as http://127.0.0.1:4444")


def _takes_commands(address: str, grid: str) -> bool:
    """Whether what answers there says of itself what every WebDriver does."""
    try:
        answer = httpx.get(f"{address}/status", timeout=SECONDS, follow_redirects=True)
        return isinstance(answer.json()["value"]["ready"], bool)
    except httpx.TimeoutException:
        reason = f"no answer within {SECONDS:.0f} s"
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        reason = f"no connection ({_cause(error)})"
    except (ValueError, LookupError, TypeError):
        return False
    raise StudyError(f"no browser from the grid {grid}: {reason}")


def _cause(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:120] or type(error).__name__
