"""``python -m facestudy.experiments.expressions``: every subcommand is a thin call."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from facestudy.study.arguments import carry_out, study_name
from facestudy.study.paths import Study


def _collect(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions.capture.consent import Terms
    from facestudy.experiments.expressions.capture.serve import serve

    given = {"contact": arguments.contact} if arguments.contact else {}
    terms = Terms(arguments.study.name, arguments.days, **given)
    serve(
        arguments.study,
        terms,
        host=arguments.host,
        port=arguments.port,
        names=tuple(arguments.name),
        plain=arguments.plain,
    )


def _annotate(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions import predictor
    from facestudy.experiments.expressions.video.annotate import annotate
    from facestudy.models import precision

    policy = precision.choose(arguments.precision)
    network = predictor.load(arguments.study, arguments.seed, policy=policy)
    done = annotate(
        arguments.source, arguments.out, network, slow=arguments.slow, limit=arguments.limit
    )
    print(f"{arguments.out}: {done}")


def _frames(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions.video.extract_faces import harvest

    new = harvest(
        arguments.film,
        arguments.study,
        every=arguments.every,
        person=arguments.person,
        by=arguments.by,
    )
    print(f"{new} new pictures in {arguments.study.raw}; label them next")


def _campus(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions.campus import poses

    given = {"people": arguments.people, "takes": arguments.takes, "frames": arguments.frames}
    known = {name: value for name, value in given.items() if value is not None}
    print(f"{len(poses.build(arguments.study, **known))} pictures in {arguments.study.raw}")


def _film(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions.campus import film

    size = {"width": arguments.width, "height": arguments.height}
    table = film.write(arguments.out, hold=arguments.hold, **size)
    print(f"{arguments.out}: {len(table)} frames; {arguments.out.with_suffix('.csv').name} has")
    print("the face of each")


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return value


def _whole(text: str, low: int, high: int) -> int:
    if not text.isdigit() or not low <= int(text) <= high:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {low} to {high}")
    return int(text)


def parser() -> argparse.ArgumentParser:
    main = argparse.ArgumentParser(
        prog="python -m facestudy.experiments.expressions", description=__doc__
    )
    commands = main.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("collect", help="serve the page that collects pictures")
    one.add_argument("--study", type=study_name, required=True)
    one.add_argument("--days", type=lambda text: _whole(text, 1, 36500), default=365,
                     help="after which a picture is removed (365)")  # fmt: skip
    one.add_argument("--contact", default="", help="whom volunteers can ask, as the page says it")
    one.add_argument("--host", default="127.0.0.1",
                     help="where to listen; 0.0.0.0 opens the page to the network")  # fmt: skip
    one.add_argument("--port", type=lambda text: _whole(text, 0, 65535), default=8443)
    one.add_argument("--name", action="append", default=[],
                     help="a further name under which the page is reached")  # fmt: skip
    one.add_argument("--plain", action="store_true", help="HTTP, on this machine only")
    one.set_defaults(run=_collect)
    _add_films(commands)
    return main


def _add_films(commands: argparse._SubParsersAction) -> None:
    one = commands.add_parser("annotate", help="write the emoticon beside each face of a film")
    one.add_argument("source", help="a film, or a camera's number")
    one.add_argument("out", type=Path, help="the film to write: .mp4, .avi, .mkv or .webm")
    one.add_argument("--study", type=study_name, default=Study("campus-expressions"),
                     help="whose network (campus-expressions)")  # fmt: skip
    one.add_argument("--seed", type=lambda text: _whole(text, 0, 10**6), default=0)
    one.add_argument("--slow", type=_positive, default=1.0, help="how many times as slow")
    one.add_argument("--limit", type=lambda text: _whole(text, 1, 10**9), help="frames at most")
    one.add_argument("--precision", default="auto", help="auto, float32 or mixed_bfloat16")
    one.set_defaults(run=_annotate)

    one = commands.add_parser("frames", help="cut faces from a film into a study, to be labelled")
    one.add_argument("film", type=Path)
    one.add_argument("--study", type=study_name, required=True)
    one.add_argument("--every", type=_positive, default=0.5, help="seconds (0.5)")
    one.add_argument("--person", default="", help="a random number for whom it shows, no name")
    one.add_argument("--by", default="score and size", help="which of several faces is taken")
    one.set_defaults(run=_frames)

    one = commands.add_parser("film", help="draw the campus's test film")
    one.add_argument("out", type=Path)
    one.add_argument("--width", type=lambda text: _whole(text, 96, 4096), default=1280)
    one.add_argument("--height", type=lambda text: _whole(text, 96, 4096), default=720)
    one.add_argument("--hold", type=lambda text: _whole(text, 1, 1000), default=8,
                     help="frames of each face (8)")  # fmt: skip
    one.set_defaults(run=_film)

    one = commands.add_parser("campus", help="draw a study of campus people who pose the faces")
    one.add_argument("--study", type=study_name, default=Study("campus-expressions"))
    for name in ("people", "takes", "frames"):
        one.add_argument(f"--{name}", type=lambda text: _whole(text, 1, 10**4))
    one.set_defaults(run=_campus)


def main(argv: Sequence[str] | None = None) -> int:
    return carry_out(parser(), argv, "expressions")


if __name__ == "__main__":
    sys.exit(main())
