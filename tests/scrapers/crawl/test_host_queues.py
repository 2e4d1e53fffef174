"""Queues run side by side, with one progress bar per origin in terminals."""

import threading

import pytest

from scrapers.crawl.host_queues import HostQueues, ProgressBars


def test_a_hosts_jobs_run_in_turn_and_a_blocked_host_delays_no_other():
    order, release = [], threading.Event()
    with HostQueues(2) as queues:
        queues.submit("https://a.example", lambda: release.wait(10) and order.append("a1"))
        queues.submit("https://a.example", lambda: order.append("a2"))
        queues.submit("https://b.example", lambda: (order.append("b"), release.set()))
        queues.wait()
    assert order == ["b", "a1", "a2"]


def test_an_error_of_a_job_is_raised_by_wait():
    def fail():
        raise ValueError("broken job")

    with pytest.raises(ValueError, match="broken job"), HostQueues() as queues:
        queues.submit("https://a.example", fail)
        queues.wait()


def test_every_origin_has_a_bar_that_counts_its_pictures(capsys):
    with ProgressBars(hidden=False) as bars, HostQueues(2, bars=bars) as queues:
        for origin in ("https://a.example", "https://b.example:81"):
            for _ in range(3):
                queues.submit(origin, lambda: None)
        queues.wait()
        for origin, bar in bars._bars.items():
            assert (bar.done, bar.total) == (3, 3), origin
    output = capsys.readouterr().err
    assert "a.example:" in output and "b.example:81:" in output


def test_outside_a_terminal_nothing_is_shown(capsys):
    with ProgressBars() as bars, HostQueues(bars=bars) as queues:
        queues.submit("https://a.example", lambda: None)
        queues.wait()
    assert capsys.readouterr().err == ""
