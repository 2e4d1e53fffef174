"""The HTTP interface of the capture page."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pandas as pd
from support.capture_visitor import ORIGIN, file_contents, jpeg, raw_pictures

from facestudy.experiments.expressions.capture.app import application
from facestudy.experiments.expressions.capture.store import Store
from facestudy.experiments.expressions.capture.terms import Terms, visitors_of
from facestudy.privacy import forget
from facestudy.study import files, index
from facestudy.study.opt_outs import Forgotten, marks
from facestudy.web.visitors import CONTACT


def test_the_page_says_what_is_kept_and_whom_to_ask(page):
    async def visit():
        async with page() as visitor:
            return (await visitor.client.get("/")).text

    text = asyncio.run(visit())
    for words in ("30 days", "Ada Example, room 1", "volunteers", "delete", "No name"):
        assert words in text


def test_the_contact_is_shown_as_it_was_given(collected):
    async def visit(terms):
        app = application(terms, Store(collected, days=30))
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            return (await client.get("/")).text

    terms = Terms(collected.name, 30, contact="ada@lab.example")
    assert "<dd>ada@lab.example</dd>" in asyncio.run(visit(terms))
    assert f"<dd>{CONTACT}</dd>" in asyncio.run(visit(Terms(collected.name, 30)))


def test_a_picture_is_stored_with_its_index_row(page, collected):
    async def visit():
        async with page() as visitor:
            code = await visitor.register()
            sent = await visitor.send(code, jpeg(1), face="wink")
            listed = await visitor.ask("GET", "/api/pictures", code)
            shown = await visitor.ask("GET", f"/api/pictures/{sent.json()['id']}", code)
        return code, sent, listed, shown

    code, sent, listed, shown = asyncio.run(visit())
    assert sent.status_code == 201 and listed.json() == [sent.json()]
    row = index.read(collected.index).iloc[0]
    assert (row["category"], row["expression"], row["name"]) == ("wink", "wink", "")
    assert row["person"].startswith("visitor-") and row["format"] == "jpeg"
    until = datetime.now(UTC).date() + timedelta(days=30)
    assert abs((datetime.fromisoformat(row["keep_until"]).date() - until).days) <= 1
    data = (collected.raw / f"{row['id']}.jpeg").read_bytes()
    assert index.picture_id(data) == row["id"] and shown.content == data
    visitors = (collected.raw / "visitors.csv").read_text()
    assert code not in visitors and code.replace("-", "") not in visitors


def test_another_visitors_picture_can_be_neither_read_nor_deleted(page, collected):
    async def visit():
        async with page() as visitor:
            theirs = (await visitor.send(await visitor.register(), jpeg(1))).json()["id"]
            other = await visitor.register()
            path = f"/api/pictures/{theirs}"
            answers = [await visitor.ask(method, path, other) for method in ("GET", "DELETE")]
            return answers, await visitor.ask("GET", "/api/pictures", other)

    answers, listed = asyncio.run(visit())
    assert [answer.status_code for answer in answers] == [404, 404] and listed.json() == []
    assert len(raw_pictures(collected)) == 1


def test_without_consent_to_these_terms_there_is_no_code(page, collected):
    async def visit():
        async with page() as visitor:
            bodies = [b"", b"[]", b"{}", b'{"consent": true}', b'{"consent": "old"}', b"x" * 2000]
            return [await visitor.client.post("/api/visitors", content=body) for body in bodies]

    assert [answer.status_code for answer in asyncio.run(visit())] == [400] * 5 + [413]
    assert not collected.data.exists()


def test_an_upload_without_a_number_or_an_expression_is_rejected(page):
    async def visit():
        async with page() as visitor:
            code = await visitor.register()
            wrong = [{"upload": "1"}, {"upload": "../../../../x"}, {"face": "../smile"}]
            return [await visitor.send(code, jpeg(1), **query) for query in wrong]

    assert [answer.status_code for answer in asyncio.run(visit())] == [400] * 3


def test_an_unknown_host_name_is_rejected(page):
    async def visit():
        async with page(names=("lab.example",)) as visitor:
            hosts = ("evil.example", "lab.example")
            return [await visitor.client.get("/", headers={"Host": host}) for host in hosts]

    assert [answer.status_code for answer in asyncio.run(visit())] == [400, 200]


def test_a_picture_is_deleted_with_everything_derived_from_it(page, collected):
    async def visit():
        async with page() as visitor:
            code = await visitor.register()
            ids = [(await visitor.send(code, jpeg(seed))).json()["id"] for seed in (1, 2)]
            files.write_bytes(collected.faces / f"{ids[0]}.png", jpeg(1, form="PNG"))
            rows = pd.DataFrame({"id": ids, "predicted": "smile"})
            files.write_csv(collected.reports / "cnn" / "predictions.csv", rows)
            gone = await visitor.ask("DELETE", f"/api/pictures/{ids[0]}", code)
            again = await visitor.ask("DELETE", f"/api/pictures/{ids[0]}", code)
            sent_again = await visitor.send(code, jpeg(1))
            return ids, gone, again, sent_again, await visitor.ask("GET", "/api/pictures", code)

    ids, gone, again, sent_again, listed = asyncio.run(visit())
    assert (gone.status_code, again.status_code, sent_again.status_code) == (204, 404, 410)
    assert [picture["id"] for picture in listed.json()] == ids[1:]
    assert index.read(collected.index)["id"].tolist() == ids[1:]
    assert raw_pictures(collected) == [f"{ids[1]}.jpeg"]
    assert not (collected.faces / f"{ids[0]}.png").exists()
    table = pd.read_csv(collected.reports / "cnn" / "predictions.csv")
    assert table["id"].tolist() == ids[1:]


def test_deleting_all_leaves_no_trace_of_the_visitor(page, collected):
    async def visit():
        async with page() as visitor:
            code, other = await visitor.register(), await visitor.register()
            ids = [(await visitor.send(code, jpeg(seed))).json()["id"] for seed in (1, 2, 3)]
            await visitor.send(other, jpeg(9))
            person = visitors_of(collected).find(code)
            gone = await visitor.ask("DELETE", "/api/pictures", code)
            return ids, person, gone, await visitor.ask("GET", "/api/pictures", code)

    ids, person, gone, after = asyncio.run(visit())
    assert (gone.status_code, after.status_code) == (204, 401)
    assert len(raw_pictures(collected)) == len(index.read(collected.index)) == 1
    assert not any(person.encode() in data for data in file_contents(collected).values())
    forgotten = Forgotten(collected.forgotten)
    assert all(forgotten.holds(marks(picture_id=picture)) for picture in ids)


def test_forgetting_one_picture_removes_all_of_its_visitor(page, collected):
    async def visit():
        async with page() as visitor:
            code, other = await visitor.register(), await visitor.register()
            ids = [(await visitor.send(code, jpeg(seed))).json()["id"] for seed in (1, 2)]
            await visitor.send(other, jpeg(9))
            done = forget.forget(collected, picture_id=ids[0])
            return done, await visitor.ask("GET", "/api/pictures", code)

    done, listed = asyncio.run(visit())
    # The visitor's code is forgotten with the pictures.
    assert (done.pictures, len(done.people)) == (2, 1) and listed.status_code == 401
    assert len(raw_pictures(collected)) == 1
