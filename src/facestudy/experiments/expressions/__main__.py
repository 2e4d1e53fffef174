"""``python -m facestudy.experiments.expressions``: every subcommand is a thin call."""

import argparse
import sys
from collections.abc import Sequence

from facestudy.cli import study_name
from facestudy.errors import StudyError


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
    return main


def main(argv: Sequence[str] | None = None) -> int:
    arguments = parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except StudyError as error:
        print(f"expressions: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
