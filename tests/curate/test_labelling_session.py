"""One key per picture: every answer is kept before the next picture is shown."""

import pytest

from facestudy.curate.labelling_session import REORDER_EVERY, Session


@pytest.fixture
def said() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def session(said) -> Session:
    return Session(["a", "b", "c"], lambda picture_id, answer: said.append((picture_id, answer)))


def test_answers_are_saved_in_turn(session, said):
    session.answer("good")
    session.answer("bad")
    assert said == [("a", "good"), ("b", "bad")] and session.current == "c"
    assert session.answers == {"a": "good", "b": "bad"} and session.left == 1


def test_skipping_saves_nothing(session, said):
    session.skip()
    assert said == [] and session.current == "b" and session.answers == {}


def test_back_takes_the_last_answer_back(session, said):
    session.answer("good")
    session.back()
    assert said == [("a", "good"), ("a", "")] and session.current == "a"
    session.answer("bad")
    assert said[-1] == ("a", "bad") and session.answers == {"a": "bad"}


def test_back_over_a_skip_saves_nothing(session, said):
    session.skip()
    session.back()
    assert said == [] and session.current == "a"
    session.back()
    assert session.current == "a", "there is nothing before the first"


def test_after_the_last_nothing_more_is_saved(session, said):
    for _ in range(5):
        session.answer("good")
    assert len(said) == 3 and session.current is None
    session.back()
    assert session.current == "c"


def test_the_rest_is_ordered_anew_without_what_was_answered_or_skipped(said):
    ids = [f"{number:03}" for number in range(80)]
    session = Session(
        ids, lambda picture_id, answer: said.append((picture_id, answer)), reorder=lambda: ids[::-1]
    )
    session.skip()
    for _ in range(REORDER_EVERY):
        session.answer("good")
    assert session.current == "079"
    assert session.left == 80 - REORDER_EVERY - 1


def test_an_answer_that_could_not_be_saved_leaves_the_picture(said):
    def full(picture_id: str, answer: str) -> None:
        raise OSError("full")

    session = Session(["a", "b"], full)
    with pytest.raises(OSError, match="full"):
        session.answer("good")
    assert session.current == "a" and session.answers == {}
