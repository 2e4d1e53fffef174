"""A hundred guessers at once over real connections: every answer is kept exactly once."""

import asyncio

import httpx
import pandas as pd
import pytest
from support.capture_browser import serving
from support.guess_visitor import CLASSES, Guesser, page_of

from facestudy.guess.answers import guessers_of
from facestudy.web.connections import Doorkeeper, connections_of

pytestmark = pytest.mark.long

GUESSERS, ADDRESSES = 100, 7


async def visit(port, terms, number):
    """One guesser: agrees, and sends an answer twice, as after a lost response."""
    transport = httpx.AsyncHTTPTransport(local_address=f"127.0.0.{2 + number % ADDRESSES}")
    base = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(
        transport=transport, base_url=base, headers={"Origin": base}, timeout=120
    ) as client:
        one = await Guesser(client, terms).agree()
        portrait = (await one.state())["next"][0]
        category = CLASSES[number % 3]
        sent = [one.guess(category, portrait=portrait) for _ in range(2)]
        return one.code, category, [answer.status_code for answer in await asyncio.gather(*sent)]


def test_a_hundred_guessers_at_once_lose_nothing_and_duplicate_nothing(guessed):
    app, terms = page_of(guessed)

    async def crowd(port):
        return await asyncio.gather(*(visit(port, terms, number) for number in range(GUESSERS)))

    with serving(app, http=connections_of(Doorkeeper())) as port:
        done = asyncio.run(crowd(port))
    assert {status for _, _, statuses in done for status in statuses} == {201}
    table = pd.read_csv(guessed.guesses_csv, dtype=str, keep_default_na=False)
    assert len(table) == GUESSERS and not table.duplicated(["guesser", "id"]).any()
    guessers = guessers_of(guessed)
    said = table.groupby("guesser")["category"].agg(list)
    for code, category, _ in done:
        assert said[guessers.find(code)] == [category]
