"""Why something could not be had: a reason that the tables record, never a traceback."""

REASONS = {401: "it wants a login (HTTP 401)", 403: "it refuses us, or wants a login (HTTP 403)"}


class Failure(Exception):
    """One address that could not be had.

    Args:
        reason: a few words for the table.
        status: the HTTP status, 0 where there was no answer.
        passing: whether it may work later (a time-out, a server's error), so that it is retried.
        retry_after: seconds that the server asked us to wait, if it did.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int = 0,
        passing: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.passing = passing
        self.retry_after = retry_after


def of_status(status: int, retry_after: float | None = None) -> Failure:
    """The failure that an HTTP status stands for."""
    passing = status in (408, 425, 429) or status >= 500
    reason = REASONS.get(status, f"HTTP {status}")
    return Failure(reason, status=status, passing=passing, retry_after=retry_after)
