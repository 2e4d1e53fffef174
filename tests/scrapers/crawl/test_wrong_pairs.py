"""Pairs that are known to be wrong are not made, and both partners stay free."""

import pytest
from support.small_pages import card

import scrapers
from facestudy.study import index
from scrapers.crawl import wrong_pairs
from scrapers.department_file import Department
from scrapers.parse.people import Listing, Person
from scrapers.parse.profile import Candidate
from scrapers.parse.snapshot import Snapshot

URL = "https://art.example.edu/people"
ANNA, BO = "Anna Example", "Bo Li"


def person(name, image):
    return Person(name, "", image, URL)


def with_wrong(*pairs):
    return Department("art", "arts", URL, wrong_pairs=pairs)


def test_what_takes_the_place_of_a_wrong_pair_may_be_wrong_too(monkeypatch):
    """A detector that obeys chooses the next picture; a wrong pair that it never makes is lost."""

    def read_list(snapshot, department, known_wrong):
        wrong = {url for _, url in known_wrong}
        free = [url for url in ("1.jpg", "2.jpg", "3.jpg") if url not in wrong]
        return Listing((person(ANNA, free[0]), person(BO, "b.jpg")))

    monkeypatch.setattr(wrong_pairs.people, "read_list", read_list)
    department = with_wrong((ANNA, "2.jpg"), ("Example, Anna", "1.jpg"), (ANNA, "9.jpg"))
    listing, wrong = wrong_pairs.read_list(Snapshot("", "", ""), department)
    assert [one.image_url for one in listing.people] == ["3.jpg", "b.jpg"]
    assert wrong == [("Example, Anna", "1.jpg"), (ANNA, "2.jpg")]


def test_a_detector_that_insists_is_overruled(monkeypatch):
    same = Listing((person(ANNA, "1.jpg"), person(BO, "1.jpg")))
    monkeypatch.setattr(wrong_pairs.people, "read_list", lambda *_: same)
    pair = (ANNA, "1.jpg")
    listing, wrong = wrong_pairs.read_list(Snapshot("", "", ""), with_wrong(pair))
    assert [one.image_url for one in listing.people] == ["", "1.jpg"] and wrong == [pair]


def test_a_persons_own_page_does_not_bring_the_picture_back():
    candidates = [Candidate(url, 2.0, "") for url in ("1.jpg", "2.jpg")]
    department = with_wrong((ANNA, "1.jpg"), (BO, "2.jpg"))
    right, wrong = wrong_pairs.without_candidates(candidates, "Example, Anna", department)
    assert [one.address for one in right] == ["2.jpg"] and wrong == [(ANNA, "1.jpg")]


@pytest.mark.long
@pytest.mark.parametrize("selectors", [True, False])
def test_every_later_run_obeys(new_site, study, department, selectors):
    site = new_site()
    everybody = [f"Anna {name}" for name in ("Example", "Other", "Third", "Fourth")]
    site.page("/people", "".join(card(name, f"/{i}.jpg") for i, name in enumerate(everybody)))
    for number in range(4):
        site.picture(f"/{number}.jpg", number)
    keys = {} if selectors else dict.fromkeys(("card", "picture", "person"))
    yaml = department("A", site.url + "/people", **keys)
    scrapers.run([yaml], study)
    before = index.read(study.index)
    assert before["name"].tolist() == everybody
    pairs = [{"name": everybody[1], "picture": f"{site.url}/1.jpg"}]
    department("A", site.url + "/people", **keys, **{"not": pairs})
    for _ in range(2):
        table = scrapers.run([yaml], study)
        after = index.read(study.index)
        assert after["name"].tolist() == [name for name in everybody if name != everybody[1]]
        assert table.loc[0, ["people", "portraits", "without"]].tolist() == [4, 3, 1]
    assert not list(study.raw.glob(f"{before['id'][1]}.*"))
