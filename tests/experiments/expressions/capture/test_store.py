"""Pictures are stored exactly once, also after failures."""

import asyncio
import uuid

import pandas as pd
import pytest
from support.capture_visitor import DISK_FULL, SVG, file_contents, jpeg, raw_pictures

from facestudy.experiments.expressions.capture.store import Store
from facestudy.study import files, index


def test_a_repeated_upload_is_one_picture(page, collected):
    upload = str(uuid.uuid4())

    async def visit():
        async with page() as visitor:
            code = await visitor.register()
            every = [visitor.send(code, jpeg(1), upload=upload) for _ in range(6)]
            return await asyncio.gather(*every), await visitor.send(code, jpeg(1))

    answers, same_bytes = asyncio.run(visit())
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in [*answers, same_bytes]}) == 1
    assert len(index.read(collected.index)) == len(raw_pictures(collected)) == 1


@pytest.mark.long
def test_two_hundred_visitors_at_once_lose_nothing_and_duplicate_nothing(page, collected):
    faces = ["smile", "wink", "cool"]

    async def upload_picture(visitor, number):
        code = await visitor.register()
        data, upload = jpeg(number), str(uuid.uuid4())
        first = visitor.send(code, data, upload=upload, face=faces[number % 3])
        again = visitor.send(code, data, upload=upload, face=faces[number % 3])
        wrong = visitor.send(code, SVG)
        return code, await asyncio.gather(first, again, wrong)

    async def crowd():
        async with page() as visitor:
            done = await asyncio.gather(*(upload_picture(visitor, number) for number in range(200)))
            code, answers = done[7]
            return done, answers[0].json(), await visitor.ask("GET", "/api/pictures", code)

    done, kept, listed = asyncio.run(crowd())
    for _, (first, again, wrong) in done:
        assert (first.status_code, again.status_code, wrong.status_code) == (201, 201, 415)
        assert first.json() == again.json()
    table = index.read(collected.index)
    assert len(table) == table["person"].nunique() == 200
    assert raw_pictures(collected) == sorted(f"{picture}.jpeg" for picture in table["id"])
    assert len(pd.read_csv(collected.raw / "visitors.csv")) == 200
    assert listed.json() == [kept]
    for picture in table["id"]:
        assert index.picture_id((collected.raw / f"{picture}.jpeg").read_bytes()) == picture


def test_if_the_row_cannot_be_written_the_picture_is_not_kept(page, collected, monkeypatch):
    upload = str(uuid.uuid4())

    def full(path, frame):
        raise files._unwritable(path, DISK_FULL) from DISK_FULL

    async def visit():
        async with page() as visitor:
            code = await visitor.register()
            await visitor.send(code, jpeg(1))
            before = file_contents(collected)
            with monkeypatch.context() as patch:
                patch.setattr(index, "write", full)
                refused = await visitor.send(code, jpeg(2), upload=upload)
            assert file_contents(collected) == before
            return refused, await visitor.send(code, jpeg(2), upload=upload)

    refused, mended = asyncio.run(visit())
    assert (refused.status_code, mended.status_code) == (507, 201)
    assert len(raw_pictures(collected)) == 2


def test_the_next_start_recovers_what_a_killed_server_left(collected):
    store = Store(collected, days=30)
    keep = {"person": "visitor-1", "expression": "smile"}
    first, second = (store.add(jpeg(seed), upload=str(seed), **keep) for seed in (1, 2))
    waiting = collected.raw / ".incoming"
    # Killed after the row of the first was written, and before that of a third.
    (collected.raw / f"{first.id}.jpeg").rename(waiting / f"{first.id}.jpeg")
    (waiting / f"{index.picture_id(jpeg(3))}.jpeg").write_bytes(jpeg(3))
    (waiting / ".half.jpeg").write_bytes(jpeg(4)[:99])
    Store(collected, days=30).recover()
    assert raw_pictures(collected) == sorted(f"{stored.id}.jpeg" for stored in (first, second))
    assert list(waiting.iterdir()) == []
    third = Store(collected, days=30).add(jpeg(3), upload="3", **keep)
    assert f"{third.id}.jpeg" in raw_pictures(collected)


@pytest.mark.long
def test_expired_pictures_are_deleted(collected):
    store = Store(collected, days=1)
    kept = [
        store.add(jpeg(seed), person="visitor-1", expression="smile", upload=str(seed))
        for seed in (1, 2)
    ]
    table = index.read(collected.index)
    table.loc[0, "keep_until"] = "2020-01-01"
    index.write(collected.index, table)
    assert store.expire() == 1 and store.expire() == 0
    assert raw_pictures(collected) == [f"{kept[1].id}.jpeg"]
