"""A visit with a fake reader: when it continues, and when it gives up."""

from dataclasses import asdict

from scrapers.crawl.read_page import PAGE
from scrapers.crawl.visit import MAX_FAILURES_IN_A_ROW, visit_department
from scrapers.department_file import Department
from scrapers.errors import Failure
from scrapers.parse.people import Person

URL = "https://uni.example.org/people"
PEOPLE = [Person(f"Anna {x}", "", "", URL, f"https://uni.example.org/{x}") for x in "ABCDEFGH"]


class FakeReader:
    """A list of people without pictures; their profiles answer as ``answers`` says, in turn."""

    def __init__(self, *answers: Failure | str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.cut = ""

    def read(self, url: str, kind: str, department: Department, name: str = "") -> dict:
        if kind == PAGE:
            return {"people": [asdict(person) for person in PEOPLE], "pages": [], "cut": self.cut}
        self.asked.append(url)
        answer = self.answers.pop(0) if self.answers else Failure("HTTP 404", status=404)
        if isinstance(answer, Failure):
            raise answer
        return {"pictures": []}


def failures_of(reader: FakeReader) -> list[str]:
    result = visit_department(
        Department("A", "cs", URL), reader, lambda url, department, name: None
    )
    return [failure.reason for failure in result.failures]


def test_the_visit_gives_up_after_profiles_in_a_row_time_out():
    reader = FakeReader(*[Failure("did not load in time", temporary=True)] * 9)
    assert failures_of(reader)[-1] == "gave up on profiles after 3 in a row failed"
    assert len(reader.asked) == MAX_FAILURES_IN_A_ROW


def test_the_visit_continues_after_missing_or_occasionally_slow_profiles():
    slow = Failure("did not load in time", temporary=True)
    assert len(failures_of(FakeReader())) == len(PEOPLE)
    reader = FakeReader(slow, slow, "well", slow, slow, Failure("HTTP 404", status=404), slow, slow)
    failures_of(reader)
    assert len(reader.asked) == len(PEOPLE)


def test_an_incomplete_list_is_a_failure_but_keeps_its_people():
    reader = FakeReader(*["well"] * len(PEOPLE))
    assert failures_of(reader) == []
    reader.cut = "the list goes on after 2 presses of its button"
    result = visit_department(
        Department("A", "cs", URL), reader, lambda url, department, name: None
    )
    assert reader.cut in [failure.reason for failure in result.failures]
    assert len(result.people) == len(PEOPLE)
