"""``python -m tests.scrapers.odd_pages score tune|held_out``: score the scrapers on odd pages.

``write`` writes the pages of a set into a folder, to view them in a browser.
"""

import argparse
import importlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import scoring
from .serving import served
from .site import Site, built

SETS = ("tune", "held_out")


def sites_of(name: str, only: Sequence[str] = ()) -> list[Site]:
    """The sites of a set, or some of them: layouts and modules of layouts by name."""
    layouts = importlib.import_module(f".{name}", __package__).LAYOUTS
    return [
        built(layout)
        for layout in layouts
        if not only or {layout.__name__, layout.__module__.rsplit(".", 1)[-1]} & set(only)
    ]


def measured(sites: Sequence[Site], jobs: int = 2) -> list[scoring.Score]:
    """Run the project's scrapers over the sites, in a temporary study."""
    # Slow to import, and not needed to write pages.
    import scrapers
    from facestudy.study import index
    from facestudy.study.paths import Study

    with tempfile.TemporaryDirectory(prefix="facestudy-odd-") as folder:
        os.environ["FACESTUDY_ROOT"] = folder
        study = Study("odd")
        with served(sites, Path(folder)) as yamls:
            reasons = scrapers.run(yamls, study, jobs=jobs).set_index("department")["why"]
        rows = index.read(study.index).to_dict("records")
    return [
        scoring.score(
            site, [row for row in rows if row["department"] == site.kind], reasons[site.kind]
        )
        for site in sites
    ]


def write(sites: Sequence[Site], folder: Path) -> None:
    """Write the files of each site into its own folder; queries become part of the file name."""
    for site in sites:
        for address, (body, _) in site.files.items():
            path = folder / site.kind / address.lstrip("/")
            path = path / "index.html" if address.endswith("/") else path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.scrapers.odd_pages", description=__doc__)
    parser.add_argument("command", choices=("score", "write"))
    parser.add_argument("set", choices=SETS)
    parser.add_argument("only", nargs="*", metavar="LAYOUT", help="or module; default: all")
    parser.add_argument("--pages", action="store_true", help="held_out: page by page as well")
    parser.add_argument("--details", action="store_true", help="list missing and wrong people")
    parser.add_argument("--jobs", type=int, default=2, help="number of browsers in parallel (2)")
    parser.add_argument("--to", type=Path, default=Path("odd-pages"), help="folder for the pages")
    options = parser.parse_intermixed_args(arguments)
    sites = sites_of(options.set, options.only)
    if options.command == "write":
        write(sites, options.to)
        return 0
    pages = options.pages or options.set == "tune"
    scores = measured(sites, options.jobs)
    print(scoring.table(scores, pages=pages, details=options.details and pages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
