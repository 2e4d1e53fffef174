"""A small study whose test portraits are guessed, and a guesser of its page."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import numpy as np
import pandas as pd

from facestudy.evaluation import results
from facestudy.guess.answers import Answers
from facestudy.guess.app import Terms, application
from facestudy.guess.portraits import Portraits
from facestudy.guess.score import best_rival
from facestudy.study import files
from facestudy.study.paths import Study

ORIGIN = "http://localhost"
CLASSES = ["art", "law", "physics"]


def split_in_half(study: Study) -> Study:
    """Put every other picture of a cropped study into the test split."""
    rows = pd.read_csv(study.index, dtype=str, keep_default_na=False)[["id", "category"]]
    parts = ["test" if place % 2 else "train" for place in range(len(rows))]
    files.write_csv(study.split_csv, rows.assign(group=rows["id"], split=parts, reason=""))
    return study


def write_network(study: Study, name: str, *, wrong: int = 0) -> None:
    """Predictions of a network that is wrong about the first few test portraits only."""
    rows = pd.read_csv(study.split_csv, dtype=str, keep_default_na=False)
    rows = rows[rows["split"] == "test"]
    numbers = rows["category"].map(CLASSES.index).to_numpy()
    said = np.where(np.arange(len(rows)) < wrong, (numbers + 1) % len(CLASSES), numbers)
    shares = np.full((len(rows), len(CLASSES)), 0.1)
    shares[np.arange(len(rows)), said] = 0.8
    results.write_predictions(study, name, rows=rows, categories=CLASSES, probabilities=shares)


class Guesser:
    """Sends the requests that the page sends from a browser."""

    def __init__(self, client: httpx.AsyncClient, terms: Terms) -> None:
        self.client, self.terms, self.code = client, terms, ""

    async def agree(self) -> "Guesser":
        """A new guesser, at the same page."""
        new = Guesser(self.client, self.terms)
        body = json.dumps({"consent": self.terms.digest})
        answer = await self.client.post("/api/visitors", content=body)
        assert answer.status_code == 201, answer.text
        new.code = answer.json()["code"]
        return new

    async def ask(self, method: str, path: str, body: dict[str, Any] | None = None):
        headers = {"Authorization": f"Bearer {self.code}"}
        content = None if body is None else json.dumps(body)
        return await self.client.request(method, path, headers=headers, content=content)

    async def state(self) -> dict[str, Any]:
        return (await self.ask("GET", "/api/state")).json()

    async def guess(self, category: str, *, portrait: str = "", **more: Any) -> httpx.Response:
        """Answer to a portrait, by default to the next."""
        portrait = portrait or (await self.state())["next"][0]
        body = {"portrait": portrait, "category": category, **more}
        return await self.ask("POST", "/api/answers", body)


Opening = Callable[..., AsyncIterator[Guesser]]


def page_of(study: Study, *, most: int = 60, **terms: Any) -> tuple[Any, Terms]:
    """The application of a study's page, and its terms."""
    portraits = Portraits(study, most)
    shown = Terms(study.name, portraits.count, tuple(portraits.categories), **terms)
    return application(shown, Answers(study), portraits, rival=best_rival(study)), shown


def opening(study: Study) -> Opening:
    """``async with opening(study)() as guesser``: the page in this process."""

    @asynccontextmanager
    async def opened(**options: Any) -> AsyncIterator[Guesser]:
        app, terms = page_of(study, **options)
        transport = httpx.ASGITransport(app)
        headers = {"Origin": ORIGIN}
        async with httpx.AsyncClient(
            transport=transport, base_url=ORIGIN, headers=headers
        ) as client:
            yield Guesser(client, terms)

    return opened
