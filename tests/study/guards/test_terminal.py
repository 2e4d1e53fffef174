"""Nothing that a file is called can control the terminal."""

import argparse
import io
import subprocess
import sys

import pytest

from facestudy.report.progress.progress_display import Display
from facestudy.study import progress
from facestudy.study.arguments import carry_out
from facestudy.study.errors import StudyError
from facestudy.study.guards import terminal

NAME = "a\x1b[2J\x1b]0;pwned\x07\r\x9b31m\u202egpj\udcff.jpg"


def assert_harmless(text: str) -> None:
    assert not set("\x1b\x07\r\x9b\u202e\udcff\b") & set(text)
    assert "a\\x1b[2J" in text and "\\udcff" in text


@pytest.mark.parametrize("text", ["Häuser, 日本語, 👩‍🔬", "two\nlines\tand a tab", "نیم‌فاصله", ""])
def test_what_people_write_stays(text):
    assert terminal.printable(text) == text


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_command_prints_no_control_characters(stream, capsys):
    def run(_: argparse.Namespace) -> None:
        print(NAME, file=getattr(sys, stream))

    parser = argparse.ArgumentParser()
    parser.set_defaults(run=run)
    assert carry_out(parser, [], "made") == 0
    assert_harmless("".join(capsys.readouterr()))
    print("\x1b")  # afterwards the streams are as before
    assert capsys.readouterr().out == "\x1b\n"


def test_an_error_message_has_none(capsys):
    def run(_: argparse.Namespace) -> None:
        raise StudyError(f"{NAME} is not a picture")

    parser = argparse.ArgumentParser()
    parser.set_defaults(run=run)
    assert carry_out(parser, [], "made") == 1
    assert_harmless(capsys.readouterr().err)


def test_a_name_that_the_terminal_cannot_write_ends_no_command(monkeypatch):
    ascii_only = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", ascii_only)
    with terminal.printable_output():
        print("Häuser", "\udcff")
    ascii_only.flush()
    assert ascii_only.buffer.getvalue() == b"H\\xe4user \\udcff\n"


@pytest.mark.parametrize("live", [True, False])
def test_the_progress_of_a_run_has_only_its_own(live):
    stream = io.StringIO()
    with Display(NAME, stream=stream, live=live) as display:
        display.say(NAME)
        display.show([], "soon")
    own = stream.getvalue().replace("\x1b[1F\x1b[J", "")
    assert_harmless(own)


def test_a_bar_has_only_its_own_and_goes_past_the_filter(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with terminal.printable_output(), progress.task("cropping", note=NAME, total=1, show=True):
        pass
    assert "\r" in stream.getvalue() and "\\x1b[2J" in stream.getvalue()
    assert "\x1b[2J" not in stream.getvalue() and "\x07" not in stream.getvalue()


def test_a_picture_with_an_escape_code_in_its_name(tmp_path):
    folder = tmp_path / "pictures" / "art"
    folder.mkdir(parents=True)
    (folder / "x\x1b[2J.jpg").write_text("no picture")
    command = [sys.executable, "-m", "facestudy.cli", "import", str(folder.parent)]
    done = subprocess.run([*command, "--study", "s"], capture_output=True, text=True)
    assert done.returncode == 1 and "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("run", ["print('a' * 99)", "print('a' * 10**6)", "parser.exit()"])
def test_a_reader_that_ends_first_ends_the_command_in_silence(run):
    """As in ``facestudy doctor | head -1``; short outputs are written when the program ends."""
    script = (
        "import argparse, sys; from facestudy.study.arguments import carry_out\n"
        "parser = argparse.ArgumentParser()\n"
        f"parser.set_defaults(run=lambda arguments: (print('begun'), {run}))\n"
        "sys.stdin.read()\n"
        "sys.exit(carry_out(parser, [], 'made'))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    process.stdout.close()  # before the command writes anything
    process.stdin.close()
    error = process.stderr.read()
    process.wait()
    assert (process.returncode, error) == (141, b"")
