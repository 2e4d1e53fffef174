"""One bar per origin, in terminals only."""

from scrapers.crawl.bars import Bars
from scrapers.crawl.host_queues import Lanes


def test_every_origin_has_a_bar_that_counts_its_pictures(capsys):
    with Bars(hidden=False) as bars, Lanes(2, bars=bars) as lanes:
        for origin in ("https://a.example", "https://b.example:81"):
            for _ in range(3):
                lanes.submit(origin, lambda: None)
        lanes.wait()
        for origin, bar in bars._bars.items():
            assert (bar.n, bar.total) == (3, 3), origin
    said = capsys.readouterr().err
    assert "a.example " in said and "b.example:81 " in said


def test_elsewhere_than_in_a_terminal_nothing_is_shown(capsys):
    with Bars() as bars, Lanes(bars=bars) as lanes:
        lanes.submit("https://a.example", lambda: None)
        lanes.wait()
    assert capsys.readouterr().err == ""
