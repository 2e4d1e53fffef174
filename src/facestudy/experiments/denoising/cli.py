"""The command ``python -m facestudy.experiments.denoising``: thin calls into the experiment."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from facestudy.study.arguments import carry_out, study_name
from facestudy.study.paths import Study


def _analyze(arguments: argparse.Namespace) -> None:
    from facestudy.experiments.denoising import analyze, annotate_photo, pretrained, uncertainty

    print(analyze.NOTICE)
    study = arguments.study
    print(f"Taught by the faces of {study.name!r}: what these do not show, the heads do not know.")
    by = uncertainty.of_study(study, pretrained.depths(study.features))
    encoder = pretrained.depths()  # without a cache: nothing of the photographs is kept
    for path in arguments.photo:
        faces, copy, table = analyze.analyze(path, by=by, encoder=encoder, folder=arguments.out)
        print(f"{path}: {len(faces)} face(s); {copy}, {table}")
        for number, face in enumerate(faces, 1):
            print(f"  {number}. {', '.join(annotate_photo.words(face))}".replace(":,", ":"))


def parser() -> argparse.ArgumentParser:
    main = argparse.ArgumentParser(
        prog="python -m facestudy.experiments.denoising", description=__doc__
    )
    commands = main.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("analyze", help="guess gender and age of every face in photographs")
    one.add_argument("photo", type=Path, nargs="+", help="pictures that you may use")
    study_help = "whose labelled faces teach the heads (campus: drawn people)"
    one.add_argument("--study", type=study_name, default=Study("campus"), help=study_help)
    one.add_argument("--out", type=Path, help="for copies and JSON; default: beside each picture")
    one.set_defaults(run=_analyze)
    return main


def main(argv: Sequence[str] | None = None) -> int:
    return carry_out(parser(), argv, "denoising")
