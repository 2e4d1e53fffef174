"""The page and its HTTP interface as an ASGI application.

GET    /                        the page, which loads nothing from other sites
GET    /examples/<name>.jpg     a drawn person with the expression
GET    /api/faces               the expressions to pose
POST   /api/visitors            consent; returns a code
GET    /api/pictures            the visitor's pictures; the code is the bearer token
POST   /api/pictures?expression=&upload=     a picture as the body
GET    /api/pictures/<id>       one of the visitor's pictures
DELETE /api/pictures/<id>       delete one of them
DELETE /api/pictures            delete all of them, and the visitor
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

from facestudy.experiments.expressions.capture import responses
from facestudy.experiments.expressions.capture.examples import example
from facestudy.experiments.expressions.capture.guard import Guard
from facestudy.experiments.expressions.capture.reencoding import reencode
from facestudy.experiments.expressions.capture.responses import RequestError, SecurityHeaders
from facestudy.experiments.expressions.capture.store import Store, StoredPicture
from facestudy.experiments.expressions.capture.visitors import Terms, Visitors
from facestudy.experiments.expressions.classes import BY_NAME, EXPRESSIONS, emoticon
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError

PAGE = Path(__file__).parent / "page"
MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
UPLOAD_NUMBER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
WORKERS = 4
"""Pictures that are decoded and written at a time."""
EXPIRY_INTERVAL = 3600.0
"""Seconds between two searches for expired pictures."""


class Endpoints:
    """One method for each address."""

    def __init__(self, terms: Terms, store: Store, visitors: Visitors, guard: Guard) -> None:
        self.terms, self.store, self.visitors, self.guard = terms, store, visitors, guard
        self._workers = anyio.CapacityLimiter(WORKERS)

    async def page(self, _: Request) -> Response:
        template = Environment(autoescape=True).from_string((PAGE / "index.html").read_text())
        text = template.render(terms=self.terms, expressions=len(EXPRESSIONS))
        return Response(text, media_type="text/html; charset=utf-8")

    async def asset(self, request: Request) -> Response:
        path = PAGE / request.path_params["name"]
        media_type = MEDIA_TYPES.get(path.suffix)
        if media_type is None or not path.is_file():
            raise RequestError(404, "There is no such page.")
        return Response(path.read_text(), media_type=f"{media_type}; charset=utf-8")

    async def example(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in BY_NAME:
            raise RequestError(404, "There is no such expression.")
        return Response(await self._in_thread(example, name), media_type="image/jpeg")

    async def expressions(self, request: Request) -> Response:
        self.guard.check(request)
        return JSONResponse([expression._asdict() for expression in EXPRESSIONS])

    async def register(self, request: Request) -> Response:
        self.guard.check(request)
        self.guard.check_registration(request)
        async with self.guard.body(request, 1000) as data:
            if _consent(data) != self.terms.digest:
                raise RequestError(
                    400, "Please agree to the terms first. If you have, reload the page."
                )
        code = await self._in_thread(self.visitors.register, self.terms.digest)
        return JSONResponse({"code": code}, 201)

    async def pictures(self, request: Request) -> Response:
        person = await self._visitor(request)
        pictures = await self._in_thread(self.store.pictures_of, person)
        return JSONResponse([_as_json(picture) for picture in pictures])

    async def add(self, request: Request) -> Response:
        person = await self._visitor(request)
        expression = request.query_params.get("expression", "")
        upload = request.query_params.get("upload", "")
        if expression not in BY_NAME or not UPLOAD_NUMBER.fullmatch(upload):
            raise RequestError(400, "The request was not understood. Please reload the page.")
        async with self.guard.body(request) as data:
            try:
                jpeg = await self._in_thread(reencode, data)
            except PictureError as error:
                raise RequestError(415, f"The picture was rejected: {error}.") from None
        add = partial(self.store.add, person=person, expression=expression, upload=upload)
        return JSONResponse(_as_json(await self._in_thread(add, jpeg)), 201)

    async def picture(self, request: Request) -> Response:
        person = await self._visitor(request)
        read = partial(self.store.read, person=person)
        data = await self._in_thread(read, request.path_params["picture"])
        return Response(data, media_type="image/jpeg")

    async def remove(self, request: Request) -> Response:
        person = await self._visitor(request)
        remove = partial(self.store.remove, person=person)
        await self._in_thread(remove, {request.path_params["picture"]})
        return Response(status_code=204)

    async def remove_all(self, request: Request) -> Response:
        person = await self._visitor(request)
        pictures = await self._in_thread(self.store.pictures_of, person)
        remove = partial(self.store.remove, person=person)
        await self._in_thread(remove, {picture.id for picture in pictures})
        await self._in_thread(self.visitors.remove, person)
        return Response(status_code=204)

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Recovers from a killed server, then deletes expired pictures every hour."""
        await self._in_thread(self.store.recover)
        async with anyio.create_task_group() as group:
            group.start_soon(self._expire)
            yield
            group.cancel_scope.cancel()

    async def _expire(self) -> None:
        while True:
            try:
                await self._in_thread(self.store.expire)
            except StudyError as error:  # for example a full disk: the next attempt may succeed
                print(f"expired pictures could not be deleted: {error}", file=sys.stderr)
            await anyio.sleep(EXPIRY_INTERVAL)

    async def _visitor(self, request: Request) -> str:
        self.guard.check(request)
        return await self.guard.visitor(request)

    async def _in_thread(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return await anyio.to_thread.run_sync(function, *arguments, limiter=self._workers)


def application(
    terms: Terms, store: Store, *, guard: Guard | None = None, names: tuple[str, ...] = ()
) -> Starlette:
    """The page for a study.

    Args:
        terms: the terms that the page shows.
        store: where pictures go.
        guard: the access rules; the usual ones if None.
        names: host names of the server besides localhost. Other host names are rejected, which
            prevents DNS rebinding.

    Returns:
        the ASGI application.
    """
    visitors = Visitors(store.study)
    endpoints = Endpoints(terms, store, visitors, guard or Guard(visitors))
    hosts = ["localhost", "127.0.0.1", "[::1]", *names]
    return Starlette(
        routes=_routes(endpoints),
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        ],
        exception_handlers={
            RequestError: responses.request_error,
            StudyError: responses.storage_error,
            OSError: responses.storage_error,
            404: responses.not_found,
            405: responses.not_found,
        },
        lifespan=endpoints.lifespan,
    )


def _routes(endpoints: Endpoints) -> list[Route]:
    return [
        Route("/", endpoints.page),
        Route("/page/{name}", endpoints.asset),
        Route("/examples/{name}.jpg", endpoints.example),
        Route("/api/faces", endpoints.expressions),
        Route("/api/visitors", endpoints.register, methods=["POST"]),
        Route("/api/pictures", endpoints.pictures, methods=["GET"]),
        Route("/api/pictures", endpoints.add, methods=["POST"]),
        Route("/api/pictures", endpoints.remove_all, methods=["DELETE"]),
        Route("/api/pictures/{picture}", endpoints.picture, methods=["GET"]),
        Route("/api/pictures/{picture}", endpoints.remove, methods=["DELETE"]),
    ]


def _consent(data: bytes) -> object:
    try:
        message = json.loads(data)
    except ValueError:
        return None
    return message.get("consent") if isinstance(message, dict) else None


def _as_json(picture: StoredPicture) -> dict[str, str]:
    return {**picture._asdict(), "emoticon": emoticon(picture.expression)}
