"""Politeness towards sites, with a fake clock."""

import threading
from datetime import UTC, datetime

import pytest

from scrapers.errors import Failure
from scrapers.fetch.politeness import (
    MAX_WAIT,
    RateLimiter,
    Robots,
    ai_refusal,
    origin,
    retry_after,
    retrying,
    user_agent,
)

HOME = "https://uni.example.org/people"


class Clock:
    """Time passes only in sleep."""

    def __init__(self):
        self.now = 100.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limiter(clock):
    return RateLimiter(clock=clock, sleep=clock.sleep)


def robots(limiter, answer):
    asked = []

    def fetch(url, home):
        asked.append(url)
        if isinstance(answer, Failure):
            raise answer
        return answer

    made = Robots(fetch, limiter)
    made.asked = asked
    return made


def test_rules_are_obeyed_for_our_own_name(limiter):
    rules = "User-agent: facestudy\nDisallow: /intern\n\nUser-agent: *\nDisallow: /\n"
    ours = robots(limiter, (200, rules))
    ours.check(HOME, HOME)
    with pytest.raises(Failure, match="forbids"):
        ours.check("https://uni.example.org/intern/a", HOME)


def test_rules_are_read_once_per_origin(limiter):
    ours = robots(limiter, (200, ""))
    for url in (HOME, HOME + "/a", "https://uni.example.org:8443/", "http://uni.example.org/"):
        ours.check(url, HOME)
    assert ours.asked == [
        "https://uni.example.org/robots.txt",
        "https://uni.example.org:8443/robots.txt",
        "http://uni.example.org/robots.txt",
    ]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_client_error_allows(limiter, status):
    robots(limiter, (status, "User-agent: *\nDisallow: /")).check(HOME, HOME)


@pytest.mark.parametrize("answer", [(500, ""), (503, ""), (429, ""), Failure("no answer in time")])
def test_a_server_error_or_no_response_forbids(limiter, answer):
    with pytest.raises(Failure, match=r"robots\.txt cannot be read"):
        robots(limiter, answer).check(HOME, HOME)


def test_the_crawl_delay_is_kept(limiter, clock):
    robots(limiter, (200, "User-agent: *\nCrawl-delay: 7\n")).check(HOME, HOME)
    for _ in range(2):
        with limiter.turn(HOME):
            pass
    assert clock.slept == [7.0]


def test_an_endless_crawl_delay_is_a_refusal(limiter):
    with pytest.raises(Failure, match="between requests"):
        robots(limiter, (200, "User-agent: *\nCrawl-delay: 100000\n")).check(HOME, HOME)


def test_the_pause_is_kept_between_two_requests_to_one_origin(limiter, clock):
    limiter.set_min_pause(HOME, 2.0)
    for url in (HOME, HOME + "/b", "https://other.example.org/"):
        with limiter.turn(url):
            clock.now += 0.5
    assert clock.slept == [2.0]


def test_the_longer_pause_wins(limiter, clock):
    limiter.set_min_pause(HOME, 3.0)
    limiter.set_min_pause(HOME, 0.0)
    for _ in range(2):
        with limiter.turn(HOME):
            pass
    assert clock.slept == [3.0]


def test_an_origin_gets_one_request_at_a_time():
    limiter, inside, most = RateLimiter(), [], []

    def ask():
        for _ in range(20):
            with limiter.turn(HOME):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 80 and max(most) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Sat, 21 Nov 2026 12:00:30 GMT", 30.0),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0.0),
        ("9" * 400, 999999999.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_as_seconds_and_as_a_date(value, seconds):
    assert retry_after(value, now=datetime(2026, 11, 21, 12, tzinfo=UTC)) == seconds


def attempts(limiter, failures):
    """Ask until it works; return how often was asked."""
    asked = []

    def ask():
        with limiter.turn(HOME):
            asked.append(1)
            if len(asked) <= len(failures):
                raise failures[len(asked) - 1]

    try:
        retrying(HOME, limiter)(ask)
    finally:
        asked.append("end")
    return len(asked) - 1


def test_temporary_failures_are_retried_after_growing_waits(limiter, clock):
    assert attempts(limiter, [Failure("HTTP 500", temporary=True)] * 2) == 3
    assert clock.slept == [1.0, 2.0]


def test_the_wait_that_a_server_asks_for_is_kept(limiter, clock):
    assert attempts(limiter, [Failure("HTTP 503", temporary=True, retry_after=40.0)]) == 2
    assert clock.slept == [40.0]


@pytest.mark.parametrize(
    "failure",
    [Failure("HTTP 404"), Failure("HTTP 503", temporary=True, retry_after=MAX_WAIT + 1)],
)
def test_permanent_failures_are_not_retried(limiter, clock, failure):
    with pytest.raises(Failure):
        attempts(limiter, [failure])
    assert clock.slept == []


def test_retries_end(limiter):
    with pytest.raises(Failure, match="HTTP 500"):
        attempts(limiter, [Failure("HTTP 500", temporary=True)] * 9)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Uni.example.org:443/a", "https://uni.example.org"),
        ("http://uni.example.org:8080/a", "http://uni.example.org:8080"),
        ("http://[::1]:80/a", "http://[::1]"),
    ],
)
def test_an_origin_is_scheme_host_and_port(url, expected):
    assert origin(url) == expected


def test_the_agent_names_the_project_and_the_contact():
    made = user_agent(["me@example.org", "", "me@example.org", "Zoë\r\nX-Evil: 1"])
    assert "facestudy" in made and made.count("me@example.org") == 1
    assert made.isascii() and "\n" not in made


@pytest.mark.parametrize(
    ("directives", "found"),
    [
        ("", ""),
        ("noindex, nofollow", ""),
        ("noai", "noai"),
        ("index, NoImageAI", "noimageai"),
        ("otherbot: noai, noimageai", ""),
        ("otherbot: noai, facestudy: noimageai", "noimageai"),
        ("*: noai", "noai"),
        ("unavailable_after: 25 Jun 2030 15:00:00 PST, noai", "noai"),
        ("noainot", ""),
    ],
)
def test_ai_refusals_are_understood(directives, found):
    assert ai_refusal(directives) == found


def test_rules_behind_a_byte_order_mark_are_obeyed(limiter):
    ours = robots(limiter, (200, "\ufeffUser-agent: *\nDisallow: /people\n"))
    with pytest.raises(Failure, match="forbids"):
        ours.check(HOME, HOME)


@pytest.mark.parametrize("value", ["²", "٣", "1²", "1e9", "٣ Nov 2026", "1" * 5000 + "²", "-²"])
def test_odd_digits_in_retry_after_are_no_wait(value):
    assert retry_after(value) is None


@pytest.mark.parametrize(("requests", "rest"), [(1, 2.1), (10, 3.0), (500, 7.0)])
def test_an_origin_rests_longer_after_a_page_of_many_requests(limiter, clock, requests, rest):
    limiter.set_min_pause(HOME, 2.0)
    with limiter.turn(HOME):
        limiter.rest_for(HOME, requests)
    for _ in range(2):
        with limiter.turn(HOME):
            pass
    assert clock.slept == pytest.approx([rest, 2.0])


@pytest.mark.parametrize("here", ["http://127.0.0.1:8000/", "http://localhost/"])
def test_this_machine_itself_has_its_pause_and_no_longer_rest(limiter, clock, here):
    """The campus is nobody else's; "127.0.0.1.example.org" would be."""
    for url in (here, "http://127.0.0.1.example.org/"):
        limiter.set_min_pause(url, 2.0)
        with limiter.turn(url):
            limiter.rest_for(url, 10)
        with limiter.turn(url):
            pass
    assert clock.slept == pytest.approx([2.0, 3.0])


def test_a_stopped_run_waits_for_no_turn():
    limiter = RateLimiter()
    limiter.set_min_pause(HOME, 600.0)
    with limiter.turn(HOME):
        pass
    threading.Timer(0.1, limiter.stop).start()
    with pytest.raises(Failure, match="stopped"), limiter.turn(HOME):
        pass
