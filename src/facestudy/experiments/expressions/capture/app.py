"""The page and its interface as an ASGI application.

Enters: requests of browsers. Leaves: the page, and pictures in the study.

    GET    /                        the page; what it needs lies beside it, nothing elsewhere
    GET    /examples/<face>.jpg     a drawn person who makes the face
    GET    /api/faces               the faces to pose
    POST   /api/visitors            consent; gives a code
    GET    /api/pictures            the visitor's own; the code comes as ``Authorization: Bearer``
    POST   /api/pictures?expression=&upload=     a picture as the body
    GET    /api/pictures/<id>       a picture of the visitor's own
    DELETE /api/pictures/<id>       one of them
    DELETE /api/pictures            all of them, and the visitor
"""

import json
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import anyio
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from facestudy.experiments.expressions.capture import refusal
from facestudy.experiments.expressions.capture.consent import Terms
from facestudy.experiments.expressions.capture.examples import example
from facestudy.experiments.expressions.capture.guard import Guard
from facestudy.experiments.expressions.capture.headers import Headers
from facestudy.experiments.expressions.capture.reencoding import reencode
from facestudy.experiments.expressions.capture.refusal import Refusal
from facestudy.experiments.expressions.capture.store import Kept, Store
from facestudy.experiments.expressions.capture.visitors import Visitors
from facestudy.experiments.expressions.classes import BY_NAME, FACES, emoticon
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError

PAGE = Path(__file__).parent / "page"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
UPLOAD = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
WORKERS = 4
"""Pictures that are decoded and written at a time."""
EVERY = 3600.0
"""Seconds between two looks for pictures whose time is over."""


class Capture:
    """What the addresses do."""

    def __init__(self, terms: Terms, store: Store, visitors: Visitors, guard: Guard) -> None:
        self.terms, self.store, self.visitors, self.guard = terms, store, visitors, guard
        self._workers = anyio.CapacityLimiter(WORKERS)

    async def page(self, _: Request) -> Response:
        template = Environment(autoescape=True).from_string((PAGE / "index.html").read_text())
        text = template.render(terms=self.terms, faces=len(FACES))
        return Response(text, media_type="text/html; charset=utf-8")

    async def asset(self, request: Request) -> Response:
        path = PAGE / request.path_params["name"]
        kind = KINDS.get(path.suffix)
        if kind is None or not path.is_file():
            raise Refusal(404, "There is nothing at this address.")
        return Response(path.read_text(), media_type=f"{kind}; charset=utf-8")

    async def example(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in BY_NAME:
            raise Refusal(404, "There is no such face.")
        return Response(await self._work(example, name), media_type="image/jpeg")

    async def faces(self, request: Request) -> Response:
        self.guard.admit(request)
        return JSONResponse([face._asdict() for face in FACES])

    async def welcome(self, request: Request) -> Response:
        self.guard.admit(request)
        self.guard.admit_new(request)
        async with self.guard.body(request, 1000) as data:
            if _consent(data) != self.terms.digest:
                raise Refusal(400, "Please agree first; if you have, load the page again.")
        code = await self._work(self.visitors.welcome, self.terms.digest)
        return JSONResponse({"code": code}, 201)

    async def pictures(self, request: Request) -> Response:
        person = await self._visitor(request)
        return JSONResponse([_told(kept) for kept in await self._work(self.store.of, person)])

    async def add(self, request: Request) -> Response:
        person = await self._visitor(request)
        expression = request.query_params.get("expression", "")
        upload = request.query_params.get("upload", "")
        if expression not in BY_NAME or not UPLOAD.fullmatch(upload):
            raise Refusal(400, "The page sent something unknown: load it again.")
        async with self.guard.body(request) as data:
            try:
                jpeg = await self._work(reencode, data)
            except PictureError as error:
                raise Refusal(415, f"The picture was not taken: {error}.") from None
        keep = partial(self.store.add, person=person, expression=expression, upload=upload)
        return JSONResponse(_told(await self._work(keep, jpeg)), 201)

    async def picture(self, request: Request) -> Response:
        person = await self._visitor(request)
        read = partial(self.store.read, person=person)
        return Response(await self._work(read, request.path_params["one"]), media_type="image/jpeg")

    async def remove(self, request: Request) -> Response:
        person = await self._visitor(request)
        await self._work(partial(self.store.remove, person=person), {request.path_params["one"]})
        return Response(status_code=204)

    async def remove_all(self, request: Request) -> Response:
        person = await self._visitor(request)
        theirs = {kept.id for kept in await self._work(self.store.of, person)}
        await self._work(partial(self.store.remove, person=person), theirs)
        await self._work(self.visitors.part, person)
        return Response(status_code=204)

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Puts right what a killed server left; looks every hour for what has to go."""
        await self._work(self.store.recover)
        async with anyio.create_task_group() as group:
            group.start_soon(self._expire)
            yield
            group.cancel_scope.cancel()

    async def _expire(self) -> None:
        while True:
            try:
                await self._work(self.store.expire)
            except StudyError as error:  # a full disk, say: the next look may find it mended
                print(f"pictures whose time is over are still here: {error}", file=sys.stderr)
            await anyio.sleep(EVERY)

    async def _visitor(self, request: Request) -> str:
        self.guard.admit(request)
        return await self.guard.visitor(request)

    async def _work(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """In a thread, a few at a time."""
        return await anyio.to_thread.run_sync(function, *arguments, limiter=self._workers)


def application(
    terms: Terms, store: Store, *, guard: Guard | None = None, names: tuple[str, ...] = ()
) -> Starlette:
    """The page for a study.

    Args:
        names: under which it may be reached; others are refused, so that no foreign page can
            point a name of its own at this machine.
    """
    visitors = Visitors(store.study)
    capture = Capture(terms, store, visitors, guard or Guard(visitors))
    hosts = ["localhost", "127.0.0.1", "[::1]", *names]
    return Starlette(
        routes=_routes(capture),
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        ],
        exception_handlers={
            Refusal: refusal.refused,
            StudyError: refusal.unwritten,
            OSError: refusal.unwritten,
            404: refusal.unknown,
            405: refusal.unknown,
        },
        lifespan=capture.lifespan,
    )


def _routes(capture: Capture) -> list[Route]:
    return [
        Route("/", capture.page),
        Route("/page/{name}", capture.asset),
        Route("/examples/{name}.jpg", capture.example),
        Route("/api/faces", capture.faces),
        Route("/api/visitors", capture.welcome, methods=["POST"]),
        Route("/api/pictures", capture.pictures, methods=["GET"]),
        Route("/api/pictures", capture.add, methods=["POST"]),
        Route("/api/pictures", capture.remove_all, methods=["DELETE"]),
        Route("/api/pictures/{one}", capture.picture, methods=["GET"]),
        Route("/api/pictures/{one}", capture.remove, methods=["DELETE"]),
    ]


def _consent(data: bytes) -> object:
    try:
        sent = json.loads(data)
    except ValueError:
        return None
    return sent.get("consent") if isinstance(sent, dict) else None


def _told(kept: Kept) -> dict[str, str]:
    return {**kept._asdict(), "emoticon": emoticon(kept.expression)}
