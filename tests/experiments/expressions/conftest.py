"""The capture page, for a study of its own."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx
import pytest
from support.capture_visitor import ORIGIN, Page

from facestudy.experiments.expressions.capture.app import application
from facestudy.experiments.expressions.capture.store import Store
from facestudy.experiments.expressions.capture.terms import Terms
from facestudy.study.paths import Study


@pytest.fixture
def collected() -> Study:
    return Study("volunteers")


@pytest.fixture
def terms(collected: Study) -> Terms:
    return Terms(collected.name, 30, contact="Ada Example, room 1")


Opening = Callable[..., AsyncIterator[Page]]


@pytest.fixture
def page(collected: Study, terms: Terms) -> Opening:
    """``async with page() as visitor``: the page in this process."""

    @asynccontextmanager
    async def opened(store: Store | None = None, **options: object) -> AsyncIterator[Page]:
        app = application(terms, store or Store(collected, days=terms.days), **options)
        transport = httpx.ASGITransport(app)
        headers = {"Origin": ORIGIN}
        async with httpx.AsyncClient(
            transport=transport, base_url=ORIGIN, headers=headers
        ) as client:
            yield Page(client, terms)

    return opened
