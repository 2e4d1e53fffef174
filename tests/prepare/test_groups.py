"""Groups are named by what stays: people, departments, addresses; never by digests of bytes."""

import pandas as pd
import pytest

from facestudy.prepare import groups
from facestudy.study.paths import Study


@pytest.fixture
def pairs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Near-duplicates, as positions; a test fills the list."""
    found: list[tuple[int, int]] = []
    monkeypatch.setattr(groups, "near_duplicates", lambda study, ids: found)
    return found


def people(*names: str, **columns: list[str]) -> pd.DataFrame:
    rows = {"id": [f"{number:016x}" for number in range(len(names))], "name": names}
    return pd.DataFrame(rows | columns)


def assigned(frame: pd.DataFrame, by: str = "person") -> list[str]:
    return groups.assign_groups(Study("small"), frame, by=by)


def test_a_key_is_the_first_of_person_name_source_address_and_id():
    frame = people("Anna Example", "Anna Example", "", "", "",
                   person=["p1", "", "", "", ""], source_id=["s", "s", "s", "", ""],
                   image_url=["u", "u", "u", "https://x.org/u.jpg", ""])  # fmt: skip
    assert groups.stable_keys(frame).tolist() == [
        "person p1", "name anna example", "source s", "picture x.org/u.jpg", "id 0000000000000004",
    ]  # fmt: skip


def test_a_name_that_holds_no_word_and_spaces_are_no_key():
    frame = people("-", "  ", image_url=["a.jpg", "b.jpg"], person=["", " "])
    assert groups.stable_keys(frame).tolist() == ["picture a.jpg", "picture b.jpg"]


def test_numbers_read_as_text_and_as_numbers_are_one_key():
    text = people("", "", person=["007", "12"])
    numbers = people("", "", person=[7, 12])
    assert groups.stable_keys(text).tolist() == groups.stable_keys(numbers).tolist()


def test_people_are_together_and_their_group_says_no_name(pairs):
    frame = people("Anna Example", "Example, ANNA", "Ben Other")
    first, second, other = assigned(frame)
    assert first == second != other
    assert all(
        len(group) == 16 and set(group) <= set("0123456789abcdef") for group in assigned(frame)
    )


def test_a_group_keeps_its_name_when_pictures_and_people_come_and_go(pairs):
    frame = people("Anna Example", "Anna Example", "Ben Other", "Cem Third")
    before = dict(zip(frame["name"], assigned(frame), strict=True))
    fewer = frame.iloc[[1, 2]].reset_index(drop=True).assign(id=["f" * 16, "e" * 16])
    assert dict(zip(fewer["name"], assigned(fewer), strict=True)).items() <= before.items()


def test_near_duplicates_join_people_and_the_smallest_key_names_them(pairs):
    frame = people("Zoe Last", "Anna Example", "Ben Other", "Zoe Last")
    alone = assigned(frame)
    pairs.append((0, 1))
    joined = assigned(frame)
    assert joined == [alone[1], alone[1], alone[2], alone[1]]


def test_departments_are_together_and_people_without_one_by_person(pairs):
    frame = people("A", "B", "C", "C", department=["Law ", "law", "", ""])
    first, second, third, fourth = assigned(frame, "department")
    assert first == second != third == fourth


def test_the_order_depends_on_keys_alone():
    frame = people("Ben", "Anna", "Anna", image_url=["1", "3", "2"])
    anew = frame[::-1].assign(id=["c" * 16, "a" * 16, "b" * 16])
    for rows in (frame, anew):
        ordered = rows.loc[groups.stable_order(rows)]
        assert ordered["image_url"].tolist() == ["2", "3", "1"]


def test_pictures_of_one_person_without_address_are_told_apart_by_what_they_show():
    frame = people("", "", "", person=["p", "p", "p"], image_url=["", "", ""],
                   expression=["joy", "joy", "fear"], take=[1, 2, 1])  # fmt: skip
    anew = frame[::-1].assign(id=["c" * 16, "a" * 16, "b" * 16])
    assert groups.picture_keys(frame).nunique() == 3
    orders = [rows.loc[groups.stable_order(rows), "take"].tolist() for rows in (frame, anew)]
    assert orders[0] == orders[1] == [1, 1, 2]


def test_the_port_of_a_site_on_this_machine_is_no_part_of_a_pictures_key():
    def keys(start: str) -> list[str]:
        urls = [f"{start}/p/{number}.jpg" for number in range(2)]
        rows = {"id": ["a", "b"], "name": "Anna Example", "department": "x", "image_url": urls}
        return groups.picture_keys(pd.DataFrame(rows)).tolist()

    assert keys("http://127.0.0.1:18100") == keys("http://127.0.0.1:33037")
    assert len(set(keys("http://127.0.0.1:18100"))) == 2
    assert keys("https://uni.example:8080") != keys("https://uni.example:8081")
