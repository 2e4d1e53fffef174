"""When a run gives up on the pictures of a department."""

import pytest

from scrapers.crawl import patience
from scrapers.crawl.patience import Patience
from scrapers.errors import Failure


def given_up(patient, department="A"):
    try:
        patient.check(department)
    except Failure as failure:
        assert failure.temporary
        return failure.reason
    return ""


def note(patient, kinds, department="A", seconds=1.0):
    """Note addresses: "s" for a slow failure, "f" for a quick one, "." for a picture."""
    for kind in kinds:
        patient.note(department, seconds=seconds, slow=kind == "s", failed=kind in "sf")


@pytest.mark.parametrize(
    ("kinds", "reason"),
    [
        ("ss", ""),
        ("sss", "gave up on pictures after 3 slow ones in a row"),
        ("ss.ss.ss", ""),
        ("f" * 9, ""),
        ("f" * 10, "gave up on pictures after 10 in a row failed"),
        ("fffff.fffff", ""),
        ("." * 100, ""),
    ],
)
def test_it_gives_up_after_some_in_a_row(kinds, reason):
    patient = Patience()
    note(patient, kinds)
    assert given_up(patient) == reason


def test_other_departments_are_not_affected():
    patient = Patience()
    note(patient, "sss")
    assert given_up(patient) and not given_up(patient, "B")


@pytest.mark.parametrize(("pictures", "seconds"), [(10, 150.0), (5000, patience.MAX_SECONDS)])
def test_it_gives_up_when_the_budget_is_spent(pictures, seconds):
    patient = Patience()
    for _ in range(pictures):
        patient.expect("A")
    note(patient, ".", seconds=seconds)
    assert not given_up(patient)
    note(patient, ".")
    assert given_up(patient) == f"gave up on pictures after {seconds:.0f} s"
