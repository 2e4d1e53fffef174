"""``python -m facestudy.experiments.expressions``: collect pictures and annotate videos."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from facestudy.study.arguments import carry_out, study_name
from facestudy.study.paths import Study
from facestudy.web import place


def _collect(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions.capture.serve import serve
    from facestudy.experiments.expressions.capture.terms import Terms

    contact = {"contact": arguments.contact} if arguments.contact else {}
    serve(
        arguments.study,
        Terms(arguments.study.name, arguments.days, **contact),
        place.from_options(arguments),
    )


def _annotate(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions import predictor
    from facestudy.experiments.expressions.video.annotate import annotate
    from facestudy.models import precision

    policy = precision.choose(arguments.precision)
    trained = predictor.load(arguments.study, arguments.seed, policy=policy)
    report = annotate(
        arguments.source, arguments.out, trained, slow=arguments.slow, limit=arguments.limit
    )
    print(f"{arguments.out}: {report}")


def _frames(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions.video.extract_faces import extract_faces

    count = extract_faces(
        arguments.film,
        arguments.study,
        every=arguments.every,
        person=arguments.person,
        by=arguments.by,
    )
    print(f"{count} new pictures in {arguments.study.raw}; label them next")


def _campus(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions.campus import poses

    options = {"people": arguments.people, "takes": arguments.takes, "frames": arguments.frames}
    options = {name: value for name, value in options.items() if value is not None}
    print(f"{len(poses.build(arguments.study, **options))} pictures in {arguments.study.raw}")


def _film(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.expressions.campus import film

    size = {"width": arguments.width, "height": arguments.height}
    table = film.write(arguments.out, hold=arguments.hold, **size)
    print(f"{arguments.out}: {len(table)} frames")
    print(f"{arguments.out.with_suffix('.csv').name}: the expression of each frame")


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return value


def _whole(text: str, low: int, high: int) -> int:
    if not text.isdigit() or not low <= int(text) <= high:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
    return int(text)


def parser() -> argparse.ArgumentParser:
    main = argparse.ArgumentParser(
        prog="python -m facestudy.experiments.expressions", description=__doc__
    )
    commands = main.add_subparsers(required=True, metavar="command")
    command = commands.add_parser("collect", help="serve the page that collects pictures")
    command.add_argument("--study", type=study_name, required=True)
    command.add_argument("--days", type=lambda text: _whole(text, 1, 36500), default=365,
                         help="after which a picture is deleted (365)")  # fmt: skip
    command.add_argument("--contact", default="", help="whom volunteers can ask, for the page")
    place.add_options(command, port=8443, plain="on this machine only")
    command.set_defaults(run=_collect)
    _add_videos(commands)
    _add_campus(commands)
    return main


def _add_videos(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("annotate", help="write the emoticon beside each face of a video")
    command.add_argument("source", help="a video file, or the number of a camera")
    command.add_argument("out", type=Path, help="the video to write: .mp4, .avi, .mkv or .webm")
    command.add_argument("--study", type=study_name, default=Study("campus-expressions"),
                         help="whose trained network to use (campus-expressions)")  # fmt: skip
    command.add_argument("--seed", type=lambda text: _whole(text, 0, 10**6), default=0)
    command.add_argument("--slow", type=_positive, default=1.0, help="slow down by this factor")
    command.add_argument("--limit", type=lambda text: _whole(text, 1, 10**9),
                         help="stop after this many frames")  # fmt: skip
    command.add_argument("--precision", default="auto", help="auto, float32 or mixed_bfloat16")
    command.set_defaults(run=_annotate)

    command = commands.add_parser("frames", help="extract faces from a video, to be labelled")
    command.add_argument("film", type=Path, help="a video of one person")
    command.add_argument("--study", type=study_name, required=True)
    command.add_argument("--every", type=_positive, default=0.5,
                         help="seconds between two pictures (0.5)")  # fmt: skip
    command.add_argument("--person", default="",
                         help="a random number for the person, not a name")  # fmt: skip
    command.add_argument("--by", default="score and size",
                         help="how to choose among several faces (score and size)")  # fmt: skip
    command.set_defaults(run=_frames)


def _add_campus(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("film", help="draw a test video of a campus person")
    command.add_argument("out", type=Path)
    command.add_argument("--width", type=lambda text: _whole(text, 96, 4096), default=1280)
    command.add_argument("--height", type=lambda text: _whole(text, 96, 4096), default=720)
    command.add_argument("--hold", type=lambda text: _whole(text, 1, 1000), default=8,
                         help="frames of each expression (8)")  # fmt: skip
    command.set_defaults(run=_film)

    command = commands.add_parser("campus", help="draw a study of campus people who pose")
    command.add_argument("--study", type=study_name, default=Study("campus-expressions"))
    for name in ("people", "takes", "frames"):
        command.add_argument(f"--{name}", type=lambda text: _whole(text, 1, 10**4))
    command.set_defaults(run=_campus)


def main(argv: Sequence[str] | None = None) -> int:
    return carry_out(parser(), argv, "expressions")


if __name__ == "__main__":
    sys.exit(main())
