"""The page on which people guess, and its HTTP interface as an ASGI application.

GET    /                          the page, which loads nothing from other sites
POST   /api/visitors              consent; returns a code
GET    /api/state                 classes, progress and the next portraits; the code is the token
GET    /api/portraits/<address>   one of the guesser's portraits
POST   /api/answers               one answer; returns the state
POST   /api/finish                guess no more
GET    /api/score                 the own score, once all portraits are answered or after finishing
DELETE /api/answers               delete all own answers, and the guesser
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from facestudy.guess.answers import FINISHED, KNOWN, Answer, Answers
from facestudy.guess.portraits import KEYS, Portraits
from facestudy.guess.score import Rival, score
from facestudy.study import index
from facestudy.web import application as shared
from facestudy.web.guard import Guard, RateLimit
from facestudy.web.responses import RequestError
from facestudy.web.visitors import CONTACT, Visitors, digest_of

PAGE = Path(__file__).parent / "page"
LEVELS = 5
"""Answers to the question how sure a guesser is."""
AHEAD = 2
"""Addresses of portraits that the page is given in advance."""
MAX_ANSWER = 2000
"""Bytes of a request with an answer."""


@dataclass(frozen=True)
class Terms:
    """The terms that the page shows.

    Args:
        study: name of the study.
        portraits: how many a guesser is asked about.
        classes: those to choose from.
        contact: whom guessers can ask, shown as it stands.
        confidence: whether the page asks how sure they are.
        fictional: whether the people exist.
    """

    study: str
    portraits: int
    classes: tuple[str, ...]
    contact: str = CONTACT
    confidence: bool = False
    fictional: bool = True

    @property
    def digest(self) -> str:
        """Identifies these terms, so that each consent names the text that it is for."""
        return digest_of(self)

    @property
    def levels(self) -> list[float]:
        """The probabilities to choose from, from guessing to certainty; empty if not asked."""
        chance = 1 / len(self.classes)
        steps = [chance + (1 - chance) * step / (LEVELS - 1) for step in range(LEVELS)]
        return [round(step, 2) for step in steps] if self.confidence else []


def guard_of(visitors: Visitors) -> Guard:
    """Access rules that allow a class of thirty behind one address.

    An answer takes two requests, and a quick guesser answers once a second.
    """
    return Guard(visitors, by_address=RateLimit(6000, 120.0), by_code=RateLimit(300, 6.0))


class Endpoints(shared.Endpoints):
    """One method for each address."""

    def __init__(
        self,
        terms: Terms,
        answers: Answers,
        portraits: Portraits,
        rival: Rival | None,
        guard: Guard,
    ) -> None:
        super().__init__(PAGE, terms.digest, answers.guessers, guard)
        self.terms, self.answers, self.portraits = terms, answers, portraits
        self.rival = rival

    async def page(self, _: Request) -> Response:
        template = Environment(autoescape=True).from_string((PAGE / "index.html").read_text())
        return Response(template.render(terms=self.terms), media_type="text/html; charset=utf-8")

    async def state(self, request: Request) -> Response:
        guesser = await self.visitor(request)
        return JSONResponse(await self.in_thread(self._state, guesser))

    async def portrait(self, request: Request) -> Response:
        guesser = await self.visitor(request)
        data = await self.in_thread(self._portrait, guesser, request.path_params["address"])
        return Response(data, media_type="image/png")

    async def answer(self, request: Request) -> Response:
        guesser = await self.visitor(request)
        async with self.guard.body(request, MAX_ANSWER) as data:
            message = shared.json_object(data)
        return JSONResponse(await self.in_thread(self._answer, guesser, message), 201)

    async def finish(self, request: Request) -> Response:
        guesser = await self.visitor(request)
        await self.in_thread(self.visitors.note, guesser, FINISHED, index.now())
        return JSONResponse(await self.in_thread(self._state, guesser))

    async def score(self, request: Request) -> Response:
        guesser = await self.visitor(request)
        return JSONResponse(await self.in_thread(self._score, guesser))

    async def remove(self, request: Request) -> Response:
        guesser = await self.visitor(request)
        await self.in_thread(self.answers.remove, guesser)
        return Response(status_code=204)

    def _state(self, guesser: str) -> dict[str, Any]:
        own, given = self.portraits.of(guesser), self.answers.of(guesser)
        left = [picture for picture in own if picture not in given]
        finished = not left or bool(self.visitors.noted(guesser, FINISHED))
        ahead = [] if finished else left[:AHEAD]
        return {
            "classes": [
                {"name": name, "key": key}
                for name, key in zip(self.terms.classes, KEYS, strict=False)
            ],
            "levels": self.terms.levels,
            "answered": len(own) - len(left),
            "total": len(own),
            "finished": finished,
            "next": [self.portraits.address(guesser, picture) for picture in ahead],
        }

    def _portrait(self, guesser: str, address: str) -> bytes:
        picture = self.portraits.find(guesser, address)
        data = None if picture is None else self.portraits.read(picture)
        if data is None:
            raise RequestError(404, "There is no such portrait.")
        return data

    def _answer(self, guesser: str, message: dict[str, Any]) -> dict[str, Any]:
        answer = self._read_answer(guesser, message)
        given = self.answers.of(guesser)
        if answer.id not in given and self.visitors.noted(guesser, FINISHED):
            raise RequestError(409, "You have finished. Thank you!")
        self.answers.add(answer)
        return self._state(guesser)

    def _read_answer(self, guesser: str, message: dict[str, Any]) -> Answer:
        """The answer in a request.

        Raises:
            RequestError: it is none of those that the page offers.
        """
        picture = self.portraits.find(guesser, str(message.get("portrait", "")))
        category, level = message.get("category"), message.get("confidence")
        is_class = category in self.terms.classes and (level is None or level in self.terms.levels)
        if picture is not None and message.get("known") is True:
            return Answer(guesser, picture, "", known=KNOWN)
        if picture is None or not is_class:
            raise RequestError(400, "The request was not understood. Please reload the page.")
        return Answer(guesser, picture, str(category), "" if level is None else str(float(level)))

    def _score(self, guesser: str) -> dict[str, Any]:
        if not self._state(guesser)["finished"]:
            raise RequestError(409, "The score is shown at the end.")
        given, truth = self.answers.of(guesser), self.portraits.truth
        return score(given, truth, classes=len(self.terms.classes), rival=self.rival)


def application(
    terms: Terms,
    answers: Answers,
    portraits: Portraits,
    *,
    rival: Rival | None = None,
    guard: Guard | None = None,
    names: tuple[str, ...] = (),
) -> Starlette:
    """The page for a study.

    Args:
        terms: the terms that the page shows.
        answers: where answers go.
        portraits: those of the study.
        rival: the network that a guesser is compared with at the end.
        guard: the access rules; `guard_of` if None.
        names: host names of the server besides localhost.

    Returns:
        the ASGI application.
    """
    guard = guard or guard_of(answers.guessers)
    endpoints = Endpoints(terms, answers, portraits, rival=rival, guard=guard)
    return shared.application(_routes(endpoints), names=names)


def _routes(endpoints: Endpoints) -> list[Route]:
    return [
        Route("/", endpoints.page),
        Route("/page/{name}", endpoints.asset),
        Route("/api/visitors", endpoints.register, methods=["POST"]),
        Route("/api/state", endpoints.state),
        Route("/api/portraits/{address}", endpoints.portrait),
        Route("/api/answers", endpoints.answer, methods=["POST"]),
        Route("/api/answers", endpoints.remove, methods=["DELETE"]),
        Route("/api/finish", endpoints.finish, methods=["POST"]),
        Route("/api/score", endpoints.score),
    ]
