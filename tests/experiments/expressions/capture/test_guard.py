"""Upload size, visitor codes, request origin and rate limits."""

import asyncio
import json
import uuid

import httpx
import pytest
from support.capture_browser import serving
from support.capture_visitor import jpeg, raw_pictures

from facestudy.experiments.expressions.capture.app import application
from facestudy.experiments.expressions.capture.store import Store
from facestudy.experiments.expressions.capture.terms import visitors_of
from facestudy.web import guard
from facestudy.web.guard import MAX_BYTES, Guard, Memory, RateLimit


def test_an_upload_of_fifty_megabytes_is_cut_off_early(page):
    taken = 0

    async def endless():
        nonlocal taken
        for _ in range(800):
            taken += 65536
            yield bytes(65536)

    async def visit():
        async with page() as visitor:
            code = await visitor.register()
            streamed = await visitor.send(code, endless())
            return streamed, await visitor.send(code, endless(), **{"Content-Length": "52428800"})

    streamed, declared = asyncio.run(visit())
    assert (streamed.status_code, declared.status_code) == (413, 413)
    assert "5 MB" in streamed.json()["error"]
    assert taken <= MAX_BYTES + 10 * 65536  # of 100 MB


@pytest.mark.long
def test_over_a_real_connection_a_large_upload_is_rejected_and_the_server_continues(
    collected, terms
):
    app = application(terms, Store(collected, days=terms.days))
    with serving(app) as port, httpx.Client(base_url=f"http://localhost:{port}") as client:
        headers = {"Origin": f"http://localhost:{port}"}
        body = json.dumps({"consent": terms.digest})
        code = client.post("/api/visitors", content=body, headers=headers).json()["code"]
        headers["Authorization"] = f"Bearer {code}"
        address = f"/api/pictures?expression=smile&upload={uuid.uuid4()}"

        def parts():
            for _ in range(800):
                yield bytes(65536)

        for content in (bytes(50 * 2**20), parts()):
            try:
                answer = client.post(address, content=content, headers=headers)
            except httpx.TransportError:
                continue  # cut off while it was still sending: that is an answer, too
            assert answer.status_code == 413
        assert client.post(address, content=jpeg(1), headers=headers).status_code == 201
    assert len(raw_pictures(collected)) == 1


def test_one_address_cannot_take_all_memory_and_gives_back_what_it_took(monkeypatch):
    monkeypatch.setattr(guard, "DEADLINE", 0.05)

    async def visit():
        memory = Memory(100, 60)
        async with memory.hold("a", 60):
            with pytest.raises(TimeoutError):
                async with memory.hold("a", 1):
                    pass
            async with memory.hold("b", 40):
                with pytest.raises(TimeoutError):
                    async with memory.hold("c", 1):
                        pass
        async with memory.hold("c", 60), memory.hold("a", 40):
            return memory

    assert not asyncio.run(visit())._held


@pytest.mark.parametrize("code", ["", "22222-22222-22222-22222", "\t", "a" * 5000])
def test_a_wrong_code_gives_access_to_nothing(page, collected, code):
    async def visit():
        async with page() as visitor:
            mine = await visitor.register()
            kept = (await visitor.send(mine, jpeg(1))).json()["id"]
            answers = [await visitor.send(code, jpeg(2))]
            for method, path in [("GET", ""), ("DELETE", ""), ("GET", f"/{kept}"),
                                 ("DELETE", f"/{kept}")]:  # fmt: skip
                answers.append(await visitor.ask(method, f"/api/pictures{path}", code))
            return answers

    assert {answer.status_code for answer in asyncio.run(visit())} == {401}
    assert len(raw_pictures(collected)) == 1


@pytest.mark.long
@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost", "null", None])
def test_a_page_of_another_site_changes_nothing(page, collected, origin):
    async def visit():
        async with page() as visitor:
            code = await visitor.register()
            kept = (await visitor.send(code, jpeg(1))).json()["id"]
            visitor.client.headers.pop("Origin")
            if origin:
                visitor.client.headers["Origin"] = origin
            body = json.dumps({"consent": visitor.terms.digest})
            return [
                await visitor.client.post("/api/visitors", content=body),
                await visitor.send(code, jpeg(2)),
                await visitor.ask("DELETE", f"/api/pictures/{kept}", code),
                await visitor.ask("DELETE", "/api/pictures", code),
            ]

    assert [answer.status_code for answer in asyncio.run(visit())] == [403] * 4
    assert len(raw_pictures(collected)) == 1


@pytest.mark.parametrize("kind", ["by_address", "by_code", "registrations"])
def test_too_many_requests_are_told_to_wait(page, collected, kind):
    now = 0.0
    rate = RateLimit(3, 0.5, clock=lambda: now)

    async def visit():
        nonlocal now
        async with page(guard=Guard(visitors_of(collected), **{kind: rate})) as visitor:
            code = await visitor.register()
            body = json.dumps({"consent": visitor.terms.digest})

            async def ask():
                if kind == "registrations":
                    return await visitor.client.post("/api/visitors", content=body)
                return await visitor.ask("GET", "/api/pictures", code)

            asked = [await ask() for _ in range(4)]
            now = 2.1
            return asked, await ask()

    asked, later = asyncio.run(visit())
    assert asked[-1].status_code == 429 and asked[0].status_code < 300
    assert asked[-1].headers["Retry-After"] == "2" and later.status_code < 300
