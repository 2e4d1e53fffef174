"""What is shown while notebooks are at work."""

import io
import json
import os
import subprocess
import sys
import time

import pytest

from facestudy.report.progress import progress_display
from facestudy.report.progress.progress_display import Display, Line, about, duration


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def task(what: str = "training", done: int = 37, **facts) -> dict:
    usual = {"unit": "epoch", "note": "", "figures": "", "total": 100, "began": 1.0, "ended": 0.0}
    return {"what": what, "done": done, **usual, **facts}


def line(*tasks: dict, section: str = "") -> Line:
    return Line("05_scratch_cnn", 75.0, 0.5, tasks, section)


def shown(*tasks: dict, live: bool = True, section: str = "") -> str:
    stream = io.StringIO()
    with Display("campus", stream=stream, live=live, clock=Clock()) as display:
        display.show([line(*tasks, section=section)], "about 12 min left")
        return stream.getvalue()


def test_a_notebook_has_a_bar_its_time_and_what_it_does(monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    text = shown(task(note="seed 2 of 5", figures="val_accuracy 0.412"))
    first, last = text.splitlines()[:2]
    assert first.startswith("05_scratch_cnn  ████████░░░░░░░░  50%")
    assert "1:15  training seed 2 of 5: 37/100 epochs, val_" in first
    assert last == "campus: 0:00 gone, about 12 min left"


def test_tasks_of_one_name_are_counted_together_and_the_last_begun_is_shown():
    text = shown(task(done=10), task(done=20, note="seed 2 of 5"), task("features", began=0.0))
    assert "training: 30/200 epochs" in text


def test_ended_tasks_are_not_shown_and_the_section_is():
    assert "Confusion" in shown(task(ended=2.0), section="Confusion")
    assert "training" not in shown(task(ended=2.0), section="Confusion")


def test_a_task_without_a_total_is_counted():
    assert "self-training: 1 round" in shown(task("self-training", 1, unit="round", total=None))


def test_a_line_is_not_longer_than_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, shown(task(note="x" * 99)).splitlines())) < 40


def test_bars_are_drawn_over_and_gone_at_the_end():
    stream = io.StringIO()
    with Display("campus", stream=stream, live=True) as display:
        display.show([line()], "about 1 min left")
        display.say("05_scratch_cnn done")
        display.show([line()], "about 1 min left")
    text = stream.getvalue()
    assert text.count("\x1b[2F\x1b[J") == 2 and text.endswith("\x1b[2F\x1b[J")
    assert "\x1b[J05_scratch_cnn done\n" in text


def test_without_a_terminal_there_is_one_line_a_minute_and_no_control_character():
    stream, clock = io.StringIO(), Clock()
    with Display("campus", stream=stream, clock=clock) as display:
        for second in range(301):
            clock.now = float(second)
            display.show([line(task())], "about 5 min left")
    lines = stream.getvalue().splitlines()
    assert len(lines) == 5 and "\x1b" not in stream.getvalue() and "\r" not in stream.getvalue()
    assert lines[0].startswith("campus: 1:00 gone, about 5 min left; 05_scratch_cnn  50% training")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(3, "10 s"), (62, "60 s"), (90, "2 min"), (3550, "59 min"), (3590, "1 h 0 min"),
     (7100, "2 h 0 min")],
)  # fmt: skip
def test_estimates_are_no_more_exact_than_they_are(seconds, text):
    assert about(seconds) == f"about {text}"


def test_durations():
    assert [duration(x) for x in (0, 61, 3599.7)] == ["0:00", "1:01", "1 h 00"]


def test_the_tasks_of_a_process_that_was_killed_have_ended(tmp_path):
    code = (
        "import os; from facestudy.study import progress; progress.INTERVAL = 0;"
        "bar = progress.task('training', total=9); bar.update(); os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "FACESTUDY_PROGRESS": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=environment)
    (read,) = progress_display.read_tasks(tmp_path)
    assert read["done"] == 1 and read["ended"]


def test_half_a_file_and_a_missing_folder_are_no_tasks(tmp_path):
    (tmp_path / "1.json").write_text('{"pid": 1, "tasks": [')
    (tmp_path / "2.json").write_text("[1]")
    assert progress_display.read_tasks(tmp_path) == []
    assert progress_display.read_tasks(tmp_path / "gone") == []
    assert progress_display.read_section(tmp_path / "gone") == ""


def test_the_tasks_of_a_living_process_are_open(tmp_path):
    record = {"pid": os.getpid(), "tasks": [{"what": "x", "ended": 0.0, "began": time.time()}]}
    (tmp_path / "1.json").write_text(json.dumps(record))
    assert progress_display.read_tasks(tmp_path) == record["tasks"]
