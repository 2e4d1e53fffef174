"""Who was collected before the request log tied addresses to people can be forgotten, too."""

import pytest
from support.made_pictures import noise_picture, png

from facestudy.privacy import forget
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.paths import Study
from scrapers.crawl import request_log
from scrapers.crawl.request_log import RequestLog

NAME, PLACE = "Zoe Quist", "x"
PICTURE, PROFILE = "https://a.example/p/1.png", "https://a.example/staff/17"
NEW = "https://a.example/p/new.png"
LOST = png(noise_picture(99))
"""A picture that a scrape that was cut short left without a row."""


@pytest.fixture
def old(cropped_study) -> Study:
    study = cropped_study(
        ["a"] * 3 + ["b"] * 3,
        name=[NAME, *[f"Person {number}" for number in range(5)]],
        department=[PLACE] * 6,
        image_url=[f"https://a.example/p/{number}.png" for number in range(1, 7)],
    )
    files.write_bytes(study.raw / f"{index.picture_id(LOST)}.png", LOST)
    rows = [
        ["https://a.example/people", "page", ""],
        [PROFILE, "profile", ""],
        [PICTURE, "picture", index.read(study.index)["id"][0]],
        ["https://a.example/p/2.png", "picture", index.read(study.index)["id"][1]],
        [NEW, "picture", index.picture_id(LOST)],
    ]
    lines = [[url, kind, PLACE, "200", "", "", "", "2026-01-01", one] for url, kind, one in rows]
    head = request_log.COLUMNS[:-1]
    assert head[-1] == "id"
    files.write_text(study.requests, "".join(map(tables.line, [head, *lines])))
    return study


@pytest.mark.parametrize("is_rewritten", [False, True], ids=["old", "rewritten"])
@pytest.mark.parametrize("by", ["name", "url", "picture_id"])
def test_a_person_of_the_index_leaves_the_log(old, by, is_rewritten):
    if is_rewritten:  # by a scrape of this version, which adds the column
        RequestLog(old.requests).compact()
    picture_id = index.read(old.index)["id"][0]
    forget.forget(old, **{by: {"name": NAME, "url": PICTURE, "picture_id": picture_id}[by]})
    left = old.requests.read_text()
    assert PICTURE not in left and picture_id not in left and "p/2.png" in left
    assert len(index.read(old.index)) == 5 and not list(old.raw.glob(f"{picture_id}*"))


def test_a_picture_that_the_log_alone_knows_is_removed_by_its_address(old):
    assert forget.forget(old, url=NEW).pictures == 1
    assert NEW not in old.requests.read_text() and len(index.read(old.index)) == 6
    assert not list(old.raw.glob(f"{index.picture_id(LOST)}*"))


def test_a_profile_of_nobody_known_goes_and_the_answer_claims_no_more(old):
    text = str(forget.forget(old, url=PROFILE))
    assert PROFILE not in old.requests.read_text() and len(index.read(old.index)) == 6
    assert "no picture is known by this address" in text and "will not collect" not in text


def test_a_page_of_several_people_is_nobodys(old):
    with pytest.raises(StudyError):
        forget.forget(old, url="https://a.example/people")
