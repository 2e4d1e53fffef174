"""Whether the virtual environment at work belongs to this copy of the project.

The programs in an environment name the folder that it was made in, and so does its note of where
the project lies. In a copy of the project they would run the original, and write there.
"""

import json
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from facestudy.study.errors import StudyError
from facestudy.study.paths import CHECKOUT


def check_place(
    program: str | None = None, prefix: str | None = None, code: Path = CHECKOUT
) -> None:
    """Stop if the environment was copied along with the project, or runs another copy of it.

    Args:
        program: the path of the running program; ``sys.argv[0]`` by default.
        prefix: the folder of the environment at work; ``sys.prefix`` by default.
        code: the project whose code runs.

    Raises:
        StudyError: the program lies in another environment than the one at work, or that one lies
            in a copy of the project and runs the original's code.
    """
    at_work = Path(prefix or sys.prefix)
    called = Path(program if program is not None else sys.argv[0]).resolve().parent.parent
    if (called / "pyvenv.cfg").is_file() and not _same(called, at_work):
        raise _elsewhere(called.parent, at_work)
    here, installed = at_work.parent, _installed_from(at_work)
    if installed is None or not _is_project(here) or _same(installed, here):
        return
    if _same(installed, code):  # code that PYTHONPATH names is meant to run from elsewhere
        raise _elsewhere(here, installed)


def _elsewhere(here: Path, there: Path) -> StudyError:
    return StudyError(
        f"the environment in {here} was made for another folder ({there}): run `make setup` in "
        f"{here} to make it anew; nothing was done"
    )


def _installed_from(prefix: Path) -> Path | None:
    """The project folder that the environment's package is installed from, where it says so."""
    for path in prefix.glob("lib/python*/site-packages/facestudy-*.dist-info/direct_url.json"):
        try:
            return Path(unquote(urlsplit(json.loads(path.read_text())["url"]).path))
        except (OSError, ValueError, KeyError, TypeError):
            return None
    return None


def _is_project(folder: Path) -> bool:
    return (folder / "src" / "facestudy" / "__init__.py").is_file()


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is gone
        return False
