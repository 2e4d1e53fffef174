"""The exception for an address that cannot be fetched, with a reason that the tables record."""

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


def from_status(status: int, retry_after: float | None = None) -> Failure:
    """The failure for an HTTP status.

    >>> from_status(404).reason, from_status(503).temporary
    ('HTTP 404', True)
    """
    temporary = status in (408, 425, 429) or status >= 500
    reason = REASONS.get(status, f"HTTP {status}")
    return Failure(reason, status=status, temporary=temporary, retry_after=retry_after)
