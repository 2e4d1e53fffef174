"""The exceptions of the scrapers, with the reasons that the tables record."""

from collections.abc import Iterable

from facestudy.study.errors import StudyError

REASONS = {
    401: "the site requires a login (HTTP 401)",
    403: "the site refuses access or requires a login (HTTP 403)",
}


class Failure(Exception):
    """One address could not be fetched or read.

    Args:
        reason: a few words for the table.
        status: the HTTP status, 0 if there was no response.
        temporary: whether a later attempt may succeed (a time-out, a server error).
        retry_after: seconds that the server asked us to wait, if it did.

    Attributes:
        url: the address; whoever asked for it fills it in.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int = 0,
        temporary: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.temporary = temporary
        self.retry_after = retry_after
        self.url = ""


class NoPicture(Failure):
    """What came is no picture, or none that can be a portrait."""


def from_status(status: int, retry_after: float | None = None) -> Failure:
    """The failure for an HTTP status.

    >>> from_status(404).reason, from_status(503).temporary
    ('HTTP 404', True)
    """
    temporary = status in (408, 425, 429) or status >= 500
    reason = REASONS.get(status, f"HTTP {status}")
    return Failure(reason, status=status, temporary=temporary, retry_after=retry_after)


class NobodyFound(StudyError):
    """No page shows anybody."""

    status = 3


REFUSED = "the site does not want this page to be read: ask its owner or take another page"
AGAIN = "the site does not respond as it should: try again later"
ADDRESS = "look up the page's address in a browser"
ADVICE = {
    "robots.txt forbids": REFUSED,
    "refuses AI": REFUSED,
    "login": "take a page that can be read without a login",
    "HTTP 404": ADDRESS,
    "HTTP 410": ADDRESS,
    "unknown host": ADDRESS,
    "another site": ADDRESS,
    "not a page": "give the address of an HTML page",
    "HTTP 429": AGAIN,
    "HTTP 5": AGAIN,
    "no response": AGAIN,
    "no connection": AGAIN,
    "cannot be read": AGAIN,
    "did not load": AGAIN,
    "the browser": AGAIN,
}
"""What to try, by a part of the reason; the first that fits."""
ELSE = (
    "open the page in a browser. If another page lists the people with their pictures, give its "
    "address; if this one does, describe it with CSS selectors (scrapers/departments/README.md)"
)


def advice(reasons: Iterable[str]) -> str:
    """What a user may try if nobody was found; each advice once.

    >>> advice(["robots.txt forbids it"])
    'the site does not want this page to be read: ask its owner or take another page'
    """
    chosen = [
        next((text for part, text in ADVICE.items() if part in reason), ELSE) for reason in reasons
    ]
    return "; or ".join(dict.fromkeys(chosen or [ELSE]))
