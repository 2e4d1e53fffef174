"""The command ``python -m facestudy.experiments.denoising``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from facestudy.study.arguments import carry_out, study_name
from facestudy.study.paths import Study


def _analyze(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.denoising import analyze, annotate_photo, encoders, uncertainty

    print(analyze.NOTICE)
    study = arguments.study
    print(f"Trained on the faces of {study.name!r}: the estimates hold only for faces like these.")
    estimator = uncertainty.study_estimator(study, encoders.face_resnet_depths(study.features))
    encoder = encoders.face_resnet_depths()  # no cache: keeps no features of the photographs
    for path in arguments.photo:
        faces, copy, table = analyze.analyze_photo(
            path, estimator=estimator, encoder=encoder, folder=arguments.out
        )
        print(f"{path}: {len(faces)} face(s); {copy}, {table}")
        for number, face in enumerate(faces, 1):
            print(f"  {number}. {', '.join(annotate_photo.caption(face))}".replace(":,", ":"))


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    main = argparse.ArgumentParser(
        prog="python -m facestudy.experiments.denoising",
        description="Gender and age from a stacked denoising autoencoder.",
    )
    commands = main.add_subparsers(required=True, metavar="command")
    command = commands.add_parser(
        "analyze", help="estimate gender and age of every face in photographs"
    )
    command.add_argument("photo", type=Path, nargs="+", help="pictures that you may use")
    study_help = "the study whose labelled faces train the heads (campus: drawn people)"
    command.add_argument("--study", type=study_name, default=Study("campus"), help=study_help)
    out_help = "the folder for the annotated copies and JSON files; default: beside each picture"
    command.add_argument("--out", type=Path, help=out_help)
    command.set_defaults(run=_analyze)
    return main


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return carry_out(parser(), argv, "denoising")


if __name__ == "__main__":
    sys.exit(main())
