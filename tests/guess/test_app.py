"""The HTTP interface: one answer to each portrait, and no feedback before the end."""

import asyncio
import io

import pandas as pd
import pytest
from PIL import Image
from support.guess_visitor import CLASSES, write_network

from facestudy.guess import answers, app, people
from facestudy.guess.answers import guessers_of
from facestudy.privacy import forget
from facestudy.study import files


def table(study):
    return pd.read_csv(study.guesses_csv, dtype=str, keep_default_na=False)


def test_the_page_says_what_is_kept_and_lists_the_classes(page):
    async def visit():
        async with page(contact="Ada Example, room 1", fictional=False) as guesser:
            return (await guesser.client.get("/")).text

    text = asyncio.run(visit())
    for words in ("Ada Example, room 1", "No name and no address", "Real people", *CLASSES):
        assert words in text


def test_an_answer_is_kept_once_and_the_first_one_holds(page, guessed):
    async def visit():
        async with page() as guesser:
            one = await guesser.agree()
            first = (await one.state())["next"][0]
            same = [one.guess("law", portrait=first) for _ in range(5)]
            sent = [*await asyncio.gather(*same), await one.guess("art", portrait=first)]
            return sent, await one.state()

    sent, state = asyncio.run(visit())
    assert {answer.status_code for answer in sent} == {201}
    assert (state["answered"], state["total"], state["finished"]) == (1, 6, False)
    assert table(guessed)["category"].tolist() == ["law"]
    assert table(guessed).columns.tolist() == answers.COLUMNS


def test_addresses_say_nothing_and_open_nothing_to_others(page, guessed):
    async def visit():
        async with page() as guesser:
            one, two = await guesser.agree(), await guesser.agree()
            address = (await one.state())["next"][0]
            path = f"/api/portraits/{address}"
            shown = await one.ask("GET", path)
            foreign = [await two.ask("GET", path), await guesser.ask("GET", path)]
            stolen = await two.guess("law", portrait=address)
            return address, shown, foreign, stolen

    address, shown, foreign, stolen = asyncio.run(visit())
    assert [answer.status_code for answer in [*foreign, stolen]] == [404, 401, 400]
    crop = Image.open(io.BytesIO(shown.content))
    assert crop.size == (128, 128) and not crop.info
    for picture in guessed.faces.glob("*.png"):
        assert picture.stem not in address and picture.stem not in str(shown.headers)


def test_the_score_comes_at_the_end_beside_the_network_and_chance(page, guessed):
    write_network(guessed, "scratch_cnn", wrong=2)
    write_network(guessed, "finetune", wrong=1)

    async def visit():
        async with page() as guesser:
            one = await guesser.agree()
            early = await one.ask("GET", "/api/score")
            for _ in range(5):
                await one.guess("law")
            last = (await one.ask("POST", "/api/answers", await next_known(one))).json()
            return early, last, (await one.ask("GET", "/api/score")).json()

    async def next_known(one):
        return {"portrait": (await one.state())["next"][0], "known": True}

    early, last, score = asyncio.run(visit())
    assert early.status_code == 409
    assert (last["answered"], last["finished"], last["next"]) == (6, True, [])
    rows = table(guessed)
    assert rows["known"].tolist() == [""] * 5 + [answers.KNOWN] and rows["category"].iloc[5] == ""
    truth = pd.read_csv(guessed.split_csv, dtype=str).set_index("id")["category"]
    counted = rows[rows["known"] == ""]["id"]
    assert score["you"]["right"] == (truth[counted] == "law").sum()
    assert (score["answered"], score["known"], score["chance"]) == (5, 1, 5 / 3)
    first = truth.index[pd.read_csv(guessed.split_csv)["split"] == "test"][0]
    assert score["network"]["title"] == "fine-tuned"
    assert score["network"]["right"] == 5 - (first in set(counted))


def test_after_finishing_nothing_is_guessed_any_more(page, guessed):
    async def visit():
        async with page() as guesser:
            one = await guesser.agree()
            first, second = (await one.state())["next"]
            await one.guess("law", portrait=first)
            await one.ask("POST", "/api/finish")
            score = await one.ask("GET", "/api/score")
            return score, await one.guess("law", portrait=second), await one.state()

    score, refused, state = asyncio.run(visit())
    assert score.json()["answered"] == 1 and refused.status_code == 409
    assert state["finished"] and state["next"] == [] and len(table(guessed)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"category": "alchemy"},
        {"category": ""},
        {"category": "law", "confidence": 0.5},
        {"category": ["law"]},
        {"category": "law", "portrait": "0" * 32},
        {"category": "law", "portrait": "é"},
    ],
    ids=str,
)
def test_what_the_page_does_not_offer_is_rejected(page, guessed, wrong):
    async def visit():
        async with page() as guesser:
            return await (await guesser.agree()).guess(**wrong)

    assert asyncio.run(visit()).status_code == 400 and not guessed.guesses_csv.exists()


def test_a_confidence_is_kept_where_the_page_asks_for_it(page, guessed):
    async def visit():
        async with page(confidence=True) as guesser:
            one = await guesser.agree()
            levels = (await one.state())["levels"]
            for level in (levels[0], 1):  # browsers write 1.0 as 1
                assert (await one.guess("law", confidence=level)).status_code == 201
            return levels

    assert asyncio.run(visit()) == [0.33, 0.5, 0.67, 0.83, 1.0]
    assert table(guessed)["confidence"].tolist() == ["0.33", "1.0"]


def test_a_guesser_goes_on_after_a_restart(page, guessed):
    async def visit(code=""):
        async with page(most=4) as guesser:
            one = await guesser.agree() if not code else guesser
            one.code = code or one.code
            await one.guess("art")
            return one.code, await one.state()

    code, _ = asyncio.run(visit())
    _, state = asyncio.run(visit(code))
    assert (state["answered"], state["total"]) == (2, 4) and table(guessed)["id"].is_unique


def test_deleting_leaves_no_trace_of_the_guesser_and_of_what_was_computed(page, guessed):
    async def visit():
        async with page() as guesser:
            one, two = await guesser.agree(), await guesser.agree()
            for each in (one, two):
                await each.guess("law")
            person = guessers_of(guessed).find(one.code)
            people.write(guessed)
            gone = await one.ask("DELETE", "/api/answers")
            again = await one.ask("GET", "/api/state")
            return person, gone, again, await two.state()

    person, gone, again, other = asyncio.run(visit())
    assert (gone.status_code, again.status_code, other["answered"]) == (204, 401, 1)
    assert len(table(guessed)) == 1 and not guessed.model_report("human").exists()
    for folder in (guessed.data, guessed.reports):
        assert not any(person.encode() in f.read_bytes() for f in folder.rglob("*") if f.is_file())


def test_forgetting_a_person_removes_the_answers_about_them(page, guessed):
    async def visit():
        async with page() as guesser:
            one = await guesser.agree()
            first, second = (await one.state())["next"]
            await one.guess("law", portrait=first)
            await one.guess("art", portrait=second)
            gone, stays = table(guessed)["id"]
            removal = forget.forget(guessed, picture_id=gone)
            refused = await one.guess("law", portrait=first)
            return gone, stays, removal, refused, await one.state()

    gone, stays, removal, refused, state = asyncio.run(visit())
    assert table(guessed)["id"].tolist() == [stays] and removal.counts["rows of guesses.csv"] == 1
    assert refused.status_code == 400 and (state["answered"], state["total"]) == (1, 5)


def test_a_portrait_that_is_removed_while_it_is_guessed_is_not_kept(guessed):
    store = answers.Answers(guessed)
    guesser = store.guessers.find(store.guessers.register("terms"))
    gone = pd.read_csv(guessed.split_csv)["id"].iloc[1]
    forget.forget(guessed, picture_id=gone)
    with pytest.raises(app.RequestError) as caught:
        store.add(answers.Answer(guesser, gone, "law"))
    assert caught.value.status == 410 and not guessed.guesses_csv.exists()


def test_the_next_answer_cuts_off_what_a_killed_server_left(page, guessed):
    async def visit():
        async with page() as guesser:
            one = await guesser.agree()
            await one.guess("law")
            with guessed.guesses_csv.open("ab") as stream:
                stream.write(b"2026-01-01T00:00:00+00:00,guesser-1,00")
            assert len(answers.read(guessed)) == 1
            return await one.guess("art")

    assert asyncio.run(visit()).status_code == 201
    assert table(guessed)["category"].tolist() == ["law", "art"]


def test_if_the_disk_is_full_the_answer_is_not_confirmed(page, guessed, monkeypatch):
    full = OSError(28, "No space left on device")

    def refuse(path, lines, *, size):
        raise files._unwritable(path, full) from full

    async def visit():
        async with page() as guesser:
            one = await guesser.agree()
            with monkeypatch.context() as patch:
                patch.setattr(files, "append_lines", refuse)
                refused = await one.guess("law")
            return refused, await one.state(), await one.guess("law")

    refused, state, kept = asyncio.run(visit())
    assert (refused.status_code, state["answered"], kept.status_code) == (507, 0, 201)
    assert len(table(guessed)) == 1


def test_a_class_of_thirty_behind_one_address_is_never_told_to_wait(guessed, monkeypatch):
    now = 0.0
    made = app.guard_of(guessers_of(guessed))
    for rate in (made._by_address, made._by_code, made._registrations):
        monkeypatch.setattr(rate, "_clock", lambda: now)
    assert not any(made._registrations.wait("school") for _ in range(30))
    for second in range(120):  # an answer a second, each with a portrait to load
        now = float(second)
        for pupil in range(30):
            for _ in range(2):
                assert not made._by_address.wait("school") and not made._by_code.wait(str(pupil))
    assert any(made._by_code.wait("flood") for _ in range(1000))  # there is a limit


def test_another_site_can_neither_answer_nor_delete(page, guessed):
    async def visit():
        async with page() as guesser:
            one = await guesser.agree()
            await one.guess("law")
            one.client.headers["Origin"] = "https://evil.example"
            return [
                await one.guess("art"),
                await one.ask("POST", "/api/finish"),
                await one.ask("DELETE", "/api/answers"),
            ]

    assert [answer.status_code for answer in asyncio.run(visit())] == [403] * 3
    assert len(table(guessed)) == 1
