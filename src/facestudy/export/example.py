"""Make the example report that lies in the repository: ``make example``.

    python -m facestudy.export.example

It comes from the small campus study of ``make quick``, which is run first where it is not finished.
The README's pictures come from the full study ``campus``, and are made anew only where that one is
finished. Only fictional people are shown; any other study is refused.
"""

import argparse
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import matplotlib
from PIL import Image

from facestudy.evaluation import results
from facestudy.export import example_page, small_pages
from facestudy.prepare import crop
from facestudy.report import parameters, readme_pictures, run_notebooks
from facestudy.report.explore import page as explore_page
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.guards import terminal
from facestudy.study.paths import CHECKOUT, EXAMPLE, Study

TARGET = CHECKOUT / "reports" / EXAMPLE
MOST_FACES = 240
MOST_BYTES = 3_000_000
PHOTOGRAPHS = ("people", "false_positives")
"""Pictures of the README that show faces; the others are charts."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="facestudy.export.example", description=__doc__)
    parser.add_argument("--study", help="a finished small campus; by default it is run first")
    parser.add_argument("--target", type=Path, default=TARGET, help="folder of the example")
    parser.add_argument("--full", default="campus", help="the study of the README's pictures")
    chosen = parser.parse_args(arguments)
    matplotlib.use("agg")
    with terminal.printable_output():
        try:
            print(make(Study(chosen.study) if chosen.study else _quick(), chosen.target))
            print(_readme_pictures(Study(chosen.full)))
        except StudyError as error:
            print(f"facestudy: {error}", file=sys.stderr)
            return error.status
    return 0


def _quick() -> Study:
    """The study of ``make quick``, with its report up to date."""
    study = Study(parameters.QUICK_STUDY)
    notice = parameters.quick_notice(parameters.QUICK)
    run_notebooks.run(study, parameters.QUICK, notice=notice, measure=False)
    return study


def _readme_pictures(study: Study) -> str:
    """Make the README's pictures if the full study is finished; say what was done."""
    if not (study.reports / "audit.json").is_file():
        return (
            f"{readme_pictures.TARGET}: left as it is. The README's pictures come from the full "
            f"study {study.name!r}: run `make study`, then `make example` again"
        )
    readme_pictures.make(study)
    return f"{readme_pictures.TARGET}: made anew from the study {study.name!r}"


def make(study: Study, target: Path = TARGET) -> Path:
    """Write the example report.

    Args:
        study: a finished campus study with at most `MOST_FACES` faces.
        target: the folder, whose former content is replaced as a whole.

    Returns:
        The path of its ``README.md``.

    Raises:
        StudyError: the study is no campus, too large or not finished, or the example would be
            larger than `MOST_BYTES`.
    """
    readme_pictures.refuse_real_people(study)
    faces = int((crop.read(study)["reason"] == "").sum())
    if faces > MOST_FACES:
        raise StudyError(f"{study.name!r} has {faces} faces: the example may show {MOST_FACES}")
    content = _content(study)
    size = sum(map(len, content.values()))
    if size > MOST_BYTES:
        largest = sorted(content, key=lambda name: -len(content[name]))[:3]
        raise StudyError(
            f"the example would have {size:,} bytes, {MOST_BYTES:,} are allowed; the largest files "
            f"are {', '.join(f'{name} ({len(content[name]):,})' for name in largest)}"
        )
    _replace(target, content)
    return target / "README.md"


def _content(study: Study) -> dict[str, bytes]:
    """The content of each file by its path."""
    pages = {path.name: path.read_text("utf-8") for path in study.reports.glob("*.html")}
    # It allows its own script by the script's digest, and is small: so it stays as it is.
    every_face = pages.pop(explore_page.NAME, "")
    explore = {explore_page.NAME: every_face.encode()} if every_face else {}
    if "index.html" not in pages:
        raise StudyError(f"{study.reports / 'index.html'} does not exist yet: run `make quick`")
    audit = study.reports / "audit.json"
    if not audit.is_file():
        raise files.missing(audit, "09_audit")
    pictures = _pictures(study)
    text = example_page.text(
        results.gather(study),
        json.loads(audit.read_text("utf-8")),
        list(pictures),
        [*pages, *explore],
    )
    return {
        **small_pages.shrink(pages, beside=explore),
        **explore,
        **pictures,
        "README.md": text.encode(),
    }


def _pictures(study: Study) -> dict[str, bytes]:
    """The pictures of the page, small: faces as JPEG, charts as PNG with a palette."""
    pictures = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in readme_pictures.make(study, Path(folder)):
            picture, buffer = Image.open(path).convert("RGB"), io.BytesIO()
            if path.stem in PHOTOGRAPHS:
                picture.save(buffer, "JPEG", quality=86, optimize=True)
            else:
                picture.quantize(128, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
            kind = "jpg" if path.stem in PHOTOGRAPHS else "png"
            pictures[f"pictures/{path.stem}.{kind}"] = buffer.getvalue()
    return pictures


def _replace(target: Path, content: dict[str, bytes]) -> None:
    """Put a folder of these files in the place of the former one."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        prefix = files.temporary_prefix(target.name)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=prefix) as temporary:
            new, old = Path(temporary) / "new", Path(temporary) / "old"
            for name, data in content.items():
                path = new / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            if target.exists():
                target.rename(old)
            new.rename(target)
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise StudyError(f"{target} could not be written: {error.strerror or error}") from error


if __name__ == "__main__":
    sys.exit(main())
