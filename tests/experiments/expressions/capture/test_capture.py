"""The server behind the page: what it keeps, what it refuses, and that nothing is there twice."""

import asyncio
import errno
import io
import json
import uuid
from datetime import UTC, datetime, timedelta

import httpx
import numpy as np
import pandas as pd
import pytest
from PIL import Image
from support.capture_browser import serving
from support.capture_visitor import jpeg

from facestudy.experiments.expressions.capture.app import application
from facestudy.experiments.expressions.capture.guard import MOST_BYTES, Guard
from facestudy.experiments.expressions.capture.rates import Rate
from facestudy.experiments.expressions.capture.store import Store
from facestudy.experiments.expressions.capture.visitors import Visitors
from facestudy.privacy import forget
from facestudy.study import files, index
from facestudy.study.opt_outs import Forgotten

DAYS = 30
FULL = OSError(errno.ENOSPC, "No space left on device")


def raw_pictures(study):
    return sorted(path.name for path in study.raw.rglob("*") if path.suffix in (".jpeg", ".jpg"))


def everything(study):
    return {path: path.read_bytes() for path in study.data.rglob("*") if path.is_file()}


def test_a_picture_is_kept_with_its_row(page, collected):
    async def visit():
        async with page() as one:
            code = await one.welcome()
            sent = await one.send(code, jpeg(1), face="wink")
            listed = await one.ask("GET", "/api/pictures", code)
            shown = await one.ask("GET", f"/api/pictures/{sent.json()['id']}", code)
        return code, sent, listed, shown

    code, sent, listed, shown = asyncio.run(visit())
    assert sent.status_code == 201 and listed.json() == [sent.json()]
    row = index.read(collected.index).iloc[0]
    assert (row["category"], row["expression"], row["name"]) == ("wink", "wink", "")
    assert row["person"].startswith("visitor-") and row["format"] == "jpeg"
    until = datetime.now(UTC).date() + timedelta(days=DAYS)
    assert abs((datetime.fromisoformat(row["keep_until"]).date() - until).days) <= 1
    data = (collected.raw / f"{row['id']}.jpeg").read_bytes()
    assert index.picture_id(data) == row["id"] and shown.content == data
    visitors = (collected.raw / "visitors.csv").read_text()
    assert code not in visitors and code.replace("-", "") not in visitors


def test_nothing_that_the_camera_wrote_is_kept_and_the_picture_stands_upright(page, collected):
    camera = Image.Exif()
    camera[0x0112], camera[0x010F] = 6, "SECRETCAM"  # lying on its side; the maker
    stream = io.BytesIO()
    wide = np.zeros((80, 160, 3), np.uint8)
    wide[:, :80] = 255
    Image.fromarray(wide).save(stream, "JPEG", exif=camera, comment=b"SECRETWORD")
    assert b"SECRETCAM" in stream.getvalue()

    async def visit():
        async with page() as one:
            return await one.send(await one.welcome(), stream.getvalue())

    assert asyncio.run(visit()).status_code == 201
    data = (collected.raw / raw_pictures(collected)[0]).read_bytes()
    assert b"SECRET" not in data
    with Image.open(io.BytesIO(data)) as kept:
        assert kept.size == (80, 160) and not kept.getexif()
        assert kept.getpixel((40, 20))[0] > 200 > 50 > kept.getpixel((40, 140))[0]


@pytest.mark.parametrize(("form", "status"), [("PNG", 201), ("WEBP", 201), ("BMP", 415)])
def test_the_kind_is_found_by_content(page, form, status):
    async def visit():
        async with page() as one:
            lie = {"Content-Type": "image/jpeg"}
            return await one.send(await one.welcome(), jpeg(1, form=form), **lie)

    assert asyncio.run(visit()).status_code == status


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (SVG, "no JPEG, PNG or WebP"),
        (b"", "no JPEG, PNG or WebP"),
        (jpeg(1)[:700], "truncated or damaged"),
        (b"\xff\xd8\xff" + SVG, "damaged"),
        (jpeg(1, side=32), "fewer than 64 pixels"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "no JPEG, PNG or WebP|damaged"),
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(page, collected, data, words):
    async def visit():
        async with page() as one:
            headers = {"Content-Type": "image/jpeg", "Content-Disposition": "filename=a.jpg"}
            return await one.send(await one.welcome(), data, **headers)

    answer = asyncio.run(visit())
    assert answer.status_code == 415
    assert any(word in answer.json()["error"] for word in words.split("|")), answer.text
    assert raw_pictures(collected) == [] and not collected.index.exists()


def test_a_small_file_of_very_many_pixels_is_not_decoded(page, collected):
    stream = io.BytesIO()
    Image.new("1", (9000, 9000)).save(stream, "PNG")
    assert len(stream.getvalue()) < MOST_BYTES

    async def visit():
        async with page() as one:
            return await one.send(await one.welcome(), stream.getvalue())

    answer = asyncio.run(visit())
    assert answer.status_code == 415 and "million pixels" in answer.json()["error"]


def test_a_body_of_fifty_megabytes_is_cut_off_early(page):
    taken = 0

    async def endless():
        nonlocal taken
        for _ in range(800):
            taken += 65536
            yield bytes(65536)

    async def visit():
        async with page() as one:
            code = await one.welcome()
            streamed = await one.send(code, endless())
            return streamed, await one.send(code, endless(), **{"Content-Length": "52428800"})

    streamed, declared = asyncio.run(visit())
    assert (streamed.status_code, declared.status_code) == (413, 413)
    assert "5 MB" in streamed.json()["error"]
    assert taken <= MOST_BYTES + 10 * 65536  # of 100 MB


@pytest.mark.parametrize("code", ["", "22222-22222-22222-22222", "\t", "a" * 5000])
def test_a_wrong_code_opens_nothing(page, collected, code):
    async def visit():
        async with page() as one:
            mine = await one.welcome()
            kept = (await one.send(mine, jpeg(1))).json()["id"]
            answers = [await one.send(code, jpeg(2))]
            for method, path in [("GET", ""), ("DELETE", ""), ("GET", f"/{kept}"),
                                 ("DELETE", f"/{kept}")]:  # fmt: skip
                answers.append(await one.ask(method, f"/api/pictures{path}", code))
            return answers

    assert {answer.status_code for answer in asyncio.run(visit())} == {401}
    assert len(raw_pictures(collected)) == 1


def test_a_code_is_known_however_it_is_typed(page):
    async def visit():
        async with page() as one:
            code = await one.welcome()
            typed = f" {code.lower().replace('-', ' ')} "
            return await one.ask("GET", "/api/pictures", typed.strip())

    assert asyncio.run(visit()).status_code == 200


def test_other_peoples_pictures_are_not_there(page, collected):
    async def visit():
        async with page() as one:
            theirs = (await one.send(await one.welcome(), jpeg(1))).json()["id"]
            other = await one.welcome()
            path = f"/api/pictures/{theirs}"
            seen = [await one.ask(method, path, other) for method in ("GET", "DELETE")]
            return seen, await one.ask("GET", "/api/pictures", other)

    seen, listed = asyncio.run(visit())
    assert [answer.status_code for answer in seen] == [404, 404] and listed.json() == []
    assert len(raw_pictures(collected)) == 1


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost", "null", None])
def test_another_sites_page_changes_nothing(page, collected, origin):
    async def visit():
        async with page() as one:
            code = await one.welcome()
            kept = (await one.send(code, jpeg(1))).json()["id"]
            one.client.headers.pop("Origin")
            if origin:
                one.client.headers["Origin"] = origin
            body = json.dumps({"consent": one.terms.digest})
            return [
                await one.client.post("/api/visitors", content=body),
                await one.send(code, jpeg(2)),
                await one.ask("DELETE", f"/api/pictures/{kept}", code),
                await one.ask("DELETE", "/api/pictures", code),
            ]

    assert [answer.status_code for answer in asyncio.run(visit())] == [403] * 4
    assert len(raw_pictures(collected)) == 1


def test_a_foreign_name_for_this_machine_is_refused(page):
    async def visit():
        async with page(names=("lab.example",)) as one:
            hosts = ("evil.example", "lab.example")
            return [await one.client.get("/", headers={"Host": host}) for host in hosts]

    assert [answer.status_code for answer in asyncio.run(visit())] == [400, 200]


def test_without_consent_to_these_very_terms_nobody_gets_a_code(page, collected):
    async def visit():
        async with page() as one:
            bodies = [b"", b"[]", b"{}", b'{"consent": true}', b'{"consent": "old"}', b"x" * 2000]
            return [await one.client.post("/api/visitors", content=body) for body in bodies]

    assert [answer.status_code for answer in asyncio.run(visit())] == [400] * 5 + [413]
    assert not collected.data.exists()


def test_the_same_attempt_twice_is_one_picture(page, collected):
    upload = str(uuid.uuid4())

    async def visit():
        async with page() as one:
            code = await one.welcome()
            every = [one.send(code, jpeg(1), upload=upload) for _ in range(6)]
            return await asyncio.gather(*every), await one.send(code, jpeg(1))

    answers, same_bytes = asyncio.run(visit())
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in [*answers, same_bytes]}) == 1
    assert len(index.read(collected.index)) == len(raw_pictures(collected)) == 1


def test_an_attempt_without_a_number_or_a_face_is_refused(page):
    async def visit():
        async with page() as one:
            code = await one.welcome()
            wrong = [{"upload": "1"}, {"upload": "../../../../x"}, {"face": "../smile"}]
            return [await one.send(code, jpeg(1), **each) for each in wrong]

    assert [answer.status_code for answer in asyncio.run(visit())] == [400] * 3


def test_two_hundred_visitors_at_once_lose_nothing_and_get_nothing_twice(page, collected):
    faces = ["smile", "wink", "cool"]

    async def visitor(one, number):
        code = await one.welcome()
        data, upload = jpeg(number), str(uuid.uuid4())
        first = one.send(code, data, upload=upload, face=faces[number % 3])
        again = one.send(code, data, upload=upload, face=faces[number % 3])
        wrong = one.send(code, SVG)
        return code, await asyncio.gather(first, again, wrong)

    async def crowd():
        async with page() as one:
            done = await asyncio.gather(*(visitor(one, number) for number in range(200)))
            code, answers = done[7]
            return done, answers[0].json(), await one.ask("GET", "/api/pictures", code)

    done, kept, listed = asyncio.run(crowd())
    for _, (first, again, wrong) in done:
        assert (first.status_code, again.status_code, wrong.status_code) == (201, 201, 415)
        assert first.json() == again.json()
    table = index.read(collected.index)
    assert len(table) == table["person"].nunique() == 200
    assert raw_pictures(collected) == sorted(f"{one}.jpeg" for one in table["id"])
    assert len(pd.read_csv(collected.raw / "visitors.csv")) == 200
    assert listed.json() == [kept]
    for one in table["id"]:
        assert index.picture_id((collected.raw / f"{one}.jpeg").read_bytes()) == one


def test_a_disk_that_is_full_for_the_picture_is_said_clearly(page, collected, terms):
    def full(path, data):
        raise files._unwritable(path, FULL) from FULL

    async def visit():
        store = Store(collected, days=terms.days, write=full)
        async with page(store) as one:
            return await one.send(await one.welcome(), jpeg(1))

    answer = asyncio.run(visit())
    assert answer.status_code == 507 and "full" in answer.json()["error"]
    assert raw_pictures(collected) == [] and not collected.index.exists()


def test_a_disk_that_is_full_for_the_row_keeps_no_picture_and_mended_takes_it(
    page, collected, monkeypatch
):
    upload = str(uuid.uuid4())

    def full(path, frame):
        raise files._unwritable(path, FULL) from FULL

    async def visit():
        async with page() as one:
            code = await one.welcome()
            await one.send(code, jpeg(1))
            before = everything(collected)
            with monkeypatch.context() as patch:
                patch.setattr(index, "write", full)
                refused = await one.send(code, jpeg(2), upload=upload)
            assert everything(collected) == before
            return refused, await one.send(code, jpeg(2), upload=upload)

    refused, mended = asyncio.run(visit())
    assert (refused.status_code, mended.status_code) == (507, 201)
    assert len(raw_pictures(collected)) == 2


def test_a_disk_that_fails_otherwise_is_another_answer(page, collected, terms):
    def broken(path, data):
        raise OSError(errno.EIO, "Input/output error")

    async def visit():
        async with page(Store(collected, days=terms.days, write=broken)) as one:
            return await one.send(await one.welcome(), jpeg(1))

    answer = asyncio.run(visit())
    assert answer.status_code == 500 and "nothing was saved" in answer.json()["error"]


def test_what_a_killed_server_left_is_put_right_at_the_next_start(collected):
    store = Store(collected, days=DAYS)
    keep = {"person": "visitor-1", "expression": "smile"}
    first, second = (store.add(jpeg(seed), upload=str(seed), **keep) for seed in (1, 2))
    waiting = collected.raw / ".incoming"
    # Killed after the row of the first was written, and before that of a third.
    (collected.raw / f"{first.id}.jpeg").rename(waiting / f"{first.id}.jpeg")
    (waiting / f"{index.picture_id(jpeg(3))}.jpeg").write_bytes(jpeg(3))
    (waiting / ".half.jpeg").write_bytes(jpeg(4)[:99])
    Store(collected, days=DAYS).recover()
    assert raw_pictures(collected) == sorted(f"{one.id}.jpeg" for one in (first, second))
    assert list(waiting.iterdir()) == []
    third = Store(collected, days=DAYS).add(jpeg(3), upload="3", **keep)
    assert f"{third.id}.jpeg" in raw_pictures(collected)


def test_one_picture_is_deleted_with_all_that_was_made_of_it(page, collected):
    async def visit():
        async with page() as one:
            code = await one.welcome()
            ids = [(await one.send(code, jpeg(seed))).json()["id"] for seed in (1, 2)]
            files.write_bytes(collected.faces / f"{ids[0]}.png", jpeg(1, form="PNG"))
            rows = pd.DataFrame({"id": ids, "predicted": "smile"})
            files.write_csv(collected.reports / "cnn" / "predictions.csv", rows)
            gone = await one.ask("DELETE", f"/api/pictures/{ids[0]}", code)
            again = await one.ask("DELETE", f"/api/pictures/{ids[0]}", code)
            sent_again = await one.send(code, jpeg(1))
            return ids, gone, again, sent_again, await one.ask("GET", "/api/pictures", code)

    ids, gone, again, sent_again, listed = asyncio.run(visit())
    assert (gone.status_code, again.status_code, sent_again.status_code) == (204, 404, 410)
    assert [each["id"] for each in listed.json()] == ids[1:]
    assert index.read(collected.index)["id"].tolist() == ids[1:]
    assert raw_pictures(collected) == [f"{ids[1]}.jpeg"]
    assert not (collected.faces / f"{ids[0]}.png").exists()
    table = pd.read_csv(collected.reports / "cnn" / "predictions.csv")
    assert table["id"].tolist() == ids[1:]


def test_deleting_all_leaves_no_trace_of_the_visitor(page, collected):
    async def visit():
        async with page() as one:
            code, other = await one.welcome(), await one.welcome()
            for seed in (1, 2, 3):
                await one.send(code, jpeg(seed))
            await one.send(other, jpeg(9))
            person = Visitors(collected).find(code)
            gone = await one.ask("DELETE", "/api/pictures", code)
            return person, gone, await one.ask("GET", "/api/pictures", code)

    person, gone, after = asyncio.run(visit())
    assert (gone.status_code, after.status_code) == (204, 401)
    assert len(raw_pictures(collected)) == len(index.read(collected.index)) == 1
    assert not any(person.encode() in data for data in everything(collected).values())
    assert Forgotten(collected.raw / "forgotten.csv")._rows


def test_the_studys_forget_reaches_all_pictures_of_a_visitor_by_one(page, collected):
    async def visit():
        async with page() as one:
            code, other = await one.welcome(), await one.welcome()
            ids = [(await one.send(code, jpeg(seed))).json()["id"] for seed in (1, 2)]
            await one.send(other, jpeg(9))
            done = forget.forget(collected, one=ids[0])
            return done, await one.ask("GET", "/api/pictures", code)

    done, listed = asyncio.run(visit())
    assert (done.pictures, len(done.people)) == (2, 1) and listed.json() == []
    assert len(raw_pictures(collected)) == 1


def test_pictures_go_when_their_time_is_over(collected):
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


@pytest.mark.parametrize("kind", ["by_address", "by_code", "welcomes"])
def test_who_asks_too_often_is_told_to_wait(page, collected, kind):
    now = 0.0
    rate = Rate(3, 0.5, clock=lambda: now)

    async def visit():
        nonlocal now
        async with page(guard=Guard(Visitors(collected), **{kind: rate})) as one:
            code = await one.welcome()
            body = json.dumps({"consent": one.terms.digest})

            async def ask():
                if kind == "welcomes":
                    return await one.client.post("/api/visitors", content=body)
                return await one.ask("GET", "/api/pictures", code)

            asked = [await ask() for _ in range(4)]
            now = 2.1
            return asked, await ask()

    asked, later = asyncio.run(visit())
    assert asked[-1].status_code == 429 and asked[0].status_code < 300
    assert asked[-1].headers["Retry-After"] == "2" and later.status_code < 300


def test_every_answer_forbids_what_comes_from_elsewhere(page):
    async def visit():
        async with page() as one:
            paths = [
                "/",
                "/page/page.js",
                "/page/page.css",
                "/nothing",
                "/page/..",
                "/api/pictures",
            ]
            return [await one.client.get(path) for path in paths]

    for answer in asyncio.run(visit()):
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert "http" not in answer.text.replace("https: use", "").replace("only over https", "")


def test_the_page_says_what_is_kept_and_whom_to_ask(page):
    async def visit():
        async with page() as one:
            return (await one.client.get("/")).text

    text = asyncio.run(visit())
    for words in ("30 days", "Ada Example, room 1", "volunteers", "delete", "No name"):
        assert words in text


def test_every_face_has_an_example(page):
    async def visit():
        async with page() as one:
            faces = (await one.client.get("/api/faces")).json()
            drawn = await one.client.get(f"/examples/{faces[4]['name']}.jpg")
            return faces, drawn, await one.client.get("/examples/nobody.jpg")

    faces, drawn, nobody = asyncio.run(visit())
    assert len({face["emoticon"] for face in faces}) == 17 and nobody.status_code == 404
    with Image.open(io.BytesIO(drawn.content)) as picture:
        assert picture.size == (360, 360)


def test_over_a_real_connection_fifty_megabytes_get_their_answer_and_the_server_goes_on(
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
