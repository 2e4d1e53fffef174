"""The command ``python -m facestudy.experiments.skin``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from facestudy.study.arguments import carry_out, study_name
from facestudy.study.paths import Study


def _build(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.skin import campus_closeups

    rows = campus_closeups.build(arguments.study, people=arguments.people, seed=arguments.seed)
    print(f"{len(rows)} close-ups in {arguments.study.raw}")


def _run(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.skin import metrics_file
    from facestudy.prepare import crop

    crop.crop_study(arguments.study)
    metrics = metrics_file.run(
        arguments.study, epochs=arguments.epochs, landmarks=arguments.landmarks
    )
    topics = metrics["topics"]
    print(f"{topics['number']} topics, {topics['in_use']} in use")
    print(arguments.study.reports / "skin" / "metrics.json")


def _describe(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.skin import describe

    for cheek in describe(arguments.photo, study=arguments.study):
        print(cheek)
        for sample in cheek.nearest.itertuples():
            print(f"    like {sample.id}, {sample.side} cheek (distance {sample.distance:.1f})")


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    main = argparse.ArgumentParser(
        prog="python -m facestudy.experiments.skin",
        description="Types of skin, found without labels.",
    )
    commands = main.add_subparsers(required=True, metavar="command")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--study", type=study_name, default=Study("campus-skin"))

    command = commands.add_parser(
        "build", parents=[common], help="draw close-ups of fictional people"
    )
    command.add_argument("--people", type=int, default=500, help="two pictures of each")
    command.add_argument("--seed", type=int, default=0, help="the same seed gives the same pixels")
    command.set_defaults(run=_build)

    command = commands.add_parser("run", parents=[common], help="from pictures to metrics.json")
    command.add_argument("--epochs", type=int, default=20, help="epochs of BYOL")
    command.add_argument("--landmarks", choices=["5", "68"], default="5")
    command.set_defaults(run=_run)

    command = commands.add_parser("describe", parents=[common], help="the topics of a picture")
    command.add_argument("photo", type=Path)
    command.set_defaults(run=_describe)
    return main


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return carry_out(parser(), argv, "skin")


if __name__ == "__main__":
    sys.exit(main())
