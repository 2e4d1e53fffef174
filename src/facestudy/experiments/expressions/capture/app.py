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

import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import anyio
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from facestudy.experiments.expressions.capture.examples import example
from facestudy.experiments.expressions.capture.reencoding import reencode
from facestudy.experiments.expressions.capture.store import Store, StoredPicture
from facestudy.experiments.expressions.capture.terms import Terms, visitors_of
from facestudy.experiments.expressions.classes import BY_NAME, EXPRESSIONS, emoticon
from facestudy.study.errors import StudyError
from facestudy.study.images import PictureError
from facestudy.web import application as shared
from facestudy.web.guard import Guard
from facestudy.web.responses import RequestError
from facestudy.web.visitors import Visitors

PAGE = Path(__file__).parent / "page"
UPLOAD_NUMBER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
EXPIRY_INTERVAL = 3600.0
"""Seconds between two searches for expired pictures."""


class Endpoints(shared.Endpoints):
    """One method for each address."""

    def __init__(self, terms: Terms, store: Store, visitors: Visitors, guard: Guard) -> None:
        super().__init__(PAGE, terms.digest, visitors, guard)
        self.terms, self.store = terms, store

    async def page(self, _: Request) -> Response:
        template = Environment(autoescape=True).from_string((PAGE / "index.html").read_text())
        text = template.render(terms=self.terms, expressions=len(EXPRESSIONS))
        return Response(text, media_type="text/html; charset=utf-8")

    async def example(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in BY_NAME:
            raise RequestError(404, "There is no such expression.")
        return Response(await self.in_thread(example, name), media_type="image/jpeg")

    async def expressions(self, request: Request) -> Response:
        self.guard.check(request)
        return JSONResponse([expression._asdict() for expression in EXPRESSIONS])

    async def pictures(self, request: Request) -> Response:
        person = await self.visitor(request)
        pictures = await self.in_thread(self.store.pictures_of, person)
        return JSONResponse([_as_json(picture) for picture in pictures])

    async def add(self, request: Request) -> Response:
        person = await self.visitor(request)
        expression = request.query_params.get("expression", "")
        upload = request.query_params.get("upload", "")
        if expression not in BY_NAME or not UPLOAD_NUMBER.fullmatch(upload):
            raise RequestError(400, "The request was not understood. Please reload the page.")
        async with self.guard.body(request) as data:
            try:
                jpeg = await self.in_thread(reencode, data)
            except PictureError as error:
                raise RequestError(415, f"The picture was rejected: {error}.") from None
        add = partial(self.store.add, person=person, expression=expression, upload=upload)
        return JSONResponse(_as_json(await self.in_thread(add, jpeg)), 201)

    async def picture(self, request: Request) -> Response:
        person = await self.visitor(request)
        read = partial(self.store.read, person=person)
        data = await self.in_thread(read, request.path_params["picture"])
        return Response(data, media_type="image/jpeg")

    async def remove(self, request: Request) -> Response:
        person = await self.visitor(request)
        remove = partial(self.store.remove, person=person)
        await self.in_thread(remove, {request.path_params["picture"]})
        return Response(status_code=204)

    async def remove_all(self, request: Request) -> Response:
        person = await self.visitor(request)
        pictures = await self.in_thread(self.store.pictures_of, person)
        remove = partial(self.store.remove, person=person)
        await self.in_thread(remove, {picture.id for picture in pictures})
        await self.in_thread(self.visitors.remove, person)
        return Response(status_code=204)

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Recovers from a killed server, then deletes expired pictures every hour."""
        await self.in_thread(self.store.recover)
        async with anyio.create_task_group() as group:
            group.start_soon(self._expire)
            yield
            group.cancel_scope.cancel()

    async def _expire(self) -> None:
        while True:
            try:
                await self.in_thread(self.store.expire)
            except StudyError as error:  # for example a full disk: the next attempt may succeed
                print(f"expired pictures could not be deleted: {error}", file=sys.stderr)
            await anyio.sleep(EXPIRY_INTERVAL)


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
    visitors = visitors_of(store.study)
    endpoints = Endpoints(terms, store, visitors, guard or Guard(visitors))
    return shared.application(
        _routes(endpoints), names=names, lifespan=endpoints.lifespan, camera=True
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


def _as_json(picture: StoredPicture) -> dict[str, str]:
    return {**picture._asdict(), "emoticon": emoticon(picture.expression)}
