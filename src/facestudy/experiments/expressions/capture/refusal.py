"""What the server answers instead of doing what was asked.

Enters: what went wrong. Leaves: a status of HTTP and one sentence for the visitor.
"""

import errno

from starlette.requests import Request
from starlette.responses import JSONResponse

from facestudy.study.errors import StudyError

FULL = {errno.ENOSPC, errno.EDQUOT}


class Refusal(Exception):
    """A request that is not carried out; the sentence is shown on the page."""

    def __init__(self, status: int, sentence: str, *, wait: float | None = None) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.wait = status, sentence, wait


def refused(_: Request, error: Exception) -> JSONResponse:
    """The answer to a `Refusal`."""
    assert isinstance(error, Refusal)
    headers = {} if error.wait is None else {"Retry-After": str(max(1, round(error.wait)))}
    return JSONResponse({"error": error.sentence}, error.status, headers)


def unwritten(_: Request, error: Exception) -> JSONResponse:
    """The answer where the disk refused; nothing of the picture was kept."""
    cause = error.__cause__ if isinstance(error, StudyError) else error
    if isinstance(cause, OSError) and cause.errno in FULL:
        sentence = "The disk here is full, so nothing was saved. Please tell the person in charge."
        return JSONResponse({"error": sentence}, 507)
    sentence = "Something failed here, so nothing was saved. Please tell the person in charge."
    return JSONResponse({"error": sentence}, 500)


def unknown(_: Request, __: Exception) -> JSONResponse:
    """The answer to a wrong address or method."""
    return JSONResponse({"error": "There is nothing at this address."}, 404)
