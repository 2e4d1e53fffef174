"""Error responses and the security headers of every response."""

import errno

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from facestudy.study.errors import StudyError

DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class RequestError(Exception):
    """A request that the server rejects.

    Args:
        status: the HTTP status code.
        message: one sentence, which the page shows to the visitor.
        retry_after: seconds until the visitor may try again.
    """

    def __init__(self, status: int, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.retry_after = status, message, retry_after


def request_error(_: Request, error: Exception) -> JSONResponse:
    """The response to a `RequestError`."""
    assert isinstance(error, RequestError)
    wait = error.retry_after
    headers = {} if wait is None else {"Retry-After": str(max(1, round(wait)))}
    return JSONResponse({"error": error.message}, error.status, headers)


def storage_error(_: Request, error: Exception) -> JSONResponse:
    """The response when a file could not be written; nothing of the request was kept."""
    cause = error.__cause__ if isinstance(error, StudyError) else error
    if isinstance(cause, OSError) and cause.errno in DISK_FULL:
        message = "The server's disk is full, so nothing was saved. Please tell the organiser."
        return JSONResponse({"error": message}, 507)
    message = "The server had an error, so nothing was saved. Please tell the organiser."
    return JSONResponse({"error": message}, 500)


def not_found(_: Request, __: Exception) -> JSONResponse:
    """The response to a wrong address or method."""
    return JSONResponse({"error": "There is no such page."}, 404)


class SecurityHeaders:
    """ASGI middleware that adds `SECURITY_HEADERS` to every response.

    With them the browser loads nothing from other sites and caches nothing.

    Args:
        app: the application.
        camera: whether its page may open a camera.
    """

    def __init__(self, app: ASGIApp, *, camera: bool = False) -> None:
        self.app, self.headers = app, dict(SECURITY_HEADERS)
        if camera:
            policy = self.headers["Permissions-Policy"]
            self.headers["Permissions-Policy"] = policy.replace("camera=()", "camera=(self)")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)
