"""Which addresses are public, and that each name is resolved once."""

import threading

import pytest

from scrapers.errors import Failure
from scrapers.fetch.addresses import Addresses, is_public, site

HOME = "https://uni.example/people"


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.0.0.7",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "224.0.0.1",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::808:808",
        "2001::1",
        "2002:7f00:1::",
        "2002:808:808::",
        "fc00::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_that_may_be_private_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450::1", "64:ff9b::808:808"])
def test_other_addresses_are_public(address):
    assert is_public(address)


def addresses(hosts, asked=None):
    def resolve(host):
        if asked is not None:
            asked.append(host)
        if host not in hosts:
            raise OSError("unknown")
        return hosts[host]

    return Addresses(resolve)


def test_a_private_address_is_refused_unless_the_department_is_there():
    known = addresses({"uni.example": {"10.0.0.7"}, "intern.example": {"10.0.0.8"}})
    assert known.check("uni.example", HOME) == ["10.0.0.7"]
    with pytest.raises(Failure, match="private address"):
        known.check("intern.example", HOME)


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    known = addresses({"uni.example": {"8.8.8.8"}, "mixed.example": {"8.8.4.4", "127.0.0.1"}})
    with pytest.raises(Failure, match="private address"):
        known.check("mixed.example", HOME)


def test_a_department_cannot_move_to_a_private_address_later():
    answers = [{"8.8.8.8"}, {"127.0.0.1"}]
    known = Addresses(lambda host: answers.pop(0))
    for _ in range(2):
        assert known.check("uni.example", HOME) == ["8.8.8.8"]
    assert len(answers) == 1


def test_an_unknown_name_is_asked_for_again():
    asked = []
    known = addresses({}, asked)
    for _ in range(2):
        with pytest.raises(Failure, match="unknown host") as error:
            known.check("nowhere.example", HOME)
        assert error.value.temporary
    assert asked == ["nowhere.example"] * 2


def test_a_name_that_takes_too_long_is_a_failure():
    release = threading.Event()

    def resolve(host):
        release.wait(10)
        return {"8.8.8.8"}

    with pytest.raises(Failure, match="does not resolve in time"):
        Addresses(resolve).check("slow.example", HOME, seconds=0.05)
    release.set()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.cs.uni.example/", "uni.example"),
        ("https://www.uni.ac.at/", "uni.ac.at"),
        ("http://127.0.0.1:80/", "127.0.0.1:80"),
        ("http://[", ""),
    ],
)
def test_a_site_is_what_somebody_registered(url, expected):
    assert site(url) == expected
