"""The ASGI application of a page: its parts that do not depend on what the page is for."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import anyio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facestudy.study.errors import StudyError
from facestudy.web import responses
from facestudy.web.guard import Guard
from facestudy.web.responses import RequestError, SecurityHeaders
from facestudy.web.visitors import Visitors

PAGE = Path(__file__).parent / "page"
"""Files that all pages share: style, icon, requests to the server."""
MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
WORKERS = 4
"""Requests that read or write files at a time."""


class Endpoints:
    """What the endpoints of every page share.

    Args:
        folder: the page's own files.
        consent: the digest of its terms.
        visitors: of the page.
        guard: its access rules.
    """

    def __init__(self, folder: Path, consent: str, visitors: Visitors, guard: Guard) -> None:
        self.folder, self.consent = folder, consent
        self.visitors, self.guard = visitors, guard
        self._workers = anyio.CapacityLimiter(WORKERS)

    async def asset(self, request: Request) -> Response:
        """A file of the page's own folder, or of the shared one."""
        name = Path(request.path_params["name"]).name
        paths = [folder / name for folder in (self.folder, PAGE)]
        path = next((path for path in paths if path.is_file()), None)
        if path is None or path.suffix not in MEDIA_TYPES:
            raise RequestError(404, "There is no such page.")
        media_type = f"{MEDIA_TYPES[path.suffix]}; charset=utf-8"
        return Response(path.read_text("utf-8"), media_type=media_type)

    async def register(self, request: Request) -> Response:
        """Consent to the terms; the answer holds the new visitor's code."""
        self.guard.check(request)
        self.guard.check_registration(request)
        async with self.guard.body(request, 1000) as data:
            if json_object(data).get("consent") != self.consent:
                raise RequestError(
                    400, "Please agree to the terms first. If you have, reload the page."
                )
        code = await self.in_thread(self.visitors.register, self.consent)
        return responses.JSONResponse({"code": code}, 201)

    async def visitor(self, request: Request) -> str:
        """The visitor who sent a request; the access rules are checked."""
        self.guard.check(request)
        return await self.guard.visitor(request)

    async def in_thread(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function that reads or writes files, while others are served."""
        return await anyio.to_thread.run_sync(function, *arguments, limiter=self._workers)


def application(
    routes: Sequence[Route],
    *,
    names: Sequence[str] = (),
    lifespan: Callable[[Starlette], Any] | None = None,
    camera: bool = False,
) -> Starlette:
    """The application of a page.

    Args:
        routes: of its endpoints.
        names: host names of the server besides localhost. Other host names are rejected, which
            prevents DNS rebinding.
        lifespan: what goes on while the server does.
        camera: whether the page may open a camera.
    """
    hosts = ["localhost", "127.0.0.1", "[::1]", *names]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(SecurityHeaders, camera=camera),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        ],
        exception_handlers={
            RequestError: responses.request_error,
            StudyError: responses.storage_error,
            OSError: responses.storage_error,
            404: responses.not_found,
            405: responses.not_found,
        },
        lifespan=lifespan,
    )


def json_object(data: bytes) -> dict[str, Any]:
    """The JSON object in a request's body; empty if there is none."""
    try:
        message = json.loads(data)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}
