"""A visit with an invented reader: when it goes on, and when it gives up."""

from dataclasses import asdict

from scrapers.crawl.read_page import PAGE
from scrapers.crawl.visit import MOST_IN_A_ROW, visit
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.parse.people import Person

URL = "https://uni.example.org/people"
PEOPLE = [Person(f"Anna {x}", "", "", URL, f"https://uni.example.org/{x}") for x in "ABCDEFGH"]


class Invented:
    """A list of people without pictures; their profiles answer as ``answers`` says, in turn."""

    def __init__(self, *answers: Failure | str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.cut = ""

    def read(self, url: str, kind: str, department: Department, name: str = "") -> dict:
        if kind == PAGE:
            return {"people": [asdict(one) for one in PEOPLE], "pages": [], "cut": self.cut}
        self.asked.append(url)
        answer = self.answers.pop(0) if self.answers else Failure("HTTP 404", status=404)
        if isinstance(answer, Failure):
            raise answer
        return {"pictures": []}


def visited(reader: Invented) -> list[str]:
    seen = visit(Department("A", "cs", URL), reader, lambda url, department: None)
    return [failure.reason for failure in seen.failures]


def test_profiles_that_hang_one_after_the_other_are_given_up():
    reader = Invented(*[Failure("did not load in time", passing=True)] * 9)
    assert visited(reader)[-1] == "given up after 3 profiles in a row that could not be had"
    assert len(reader.asked) == MOST_IN_A_ROW


def test_profiles_that_are_not_there_or_hang_now_and_then_are_no_reason_to_give_up():
    slow = Failure("did not load in time", passing=True)
    assert len(visited(Invented())) == len(PEOPLE)
    reader = Invented(slow, slow, "well", slow, slow, Failure("HTTP 404", status=404), slow, slow)
    visited(reader)
    assert len(reader.asked) == len(PEOPLE)


def test_a_list_that_was_cut_off_is_a_failure_beside_its_people():
    reader = Invented(*["well"] * len(PEOPLE))
    assert visited(reader) == []
    reader.cut = "the list has more than 2 presses of its button showed"
    seen = visit(Department("A", "cs", URL), reader, lambda url, department: None)
    assert reader.cut in [failure.reason for failure in seen.failures]
    assert len(seen.people) == len(PEOPLE)
