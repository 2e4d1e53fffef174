"""An extension of a notebook's kernel: what a cell shows is kept for print and for a spreadsheet.

Each figure is in the executed notebook as SVG and PDF too, and each table as CSV, whatever the
notebook. `facestudy.report.pages.output_files` makes files of them.
"""

import base64
from collections.abc import Callable
from typing import Any

SVG, PDF, CSV = "image/svg+xml", "application/pdf", "text/csv"
"""The kinds of output that are added; Jupyter calls them by these names."""
MODULE = "facestudy.report.execution.kernel_outputs"


def load_ipython_extension(shell: Any) -> None:
    """Add the kinds to a kernel; IPython calls this for `MODULE`."""
    from IPython.core.formatters import BaseFormatter
    from traitlets import ObjectName, Unicode

    class Formatter(BaseFormatter):
        format_type = Unicode()
        print_method = ObjectName("_repr_none_")  # no object has it: nothing else is added

        def __init__(self, kind: str, convert: Callable[[Any], Any]):
            super().__init__(parent=shell.display_formatter, format_type=kind)
            self._convert = convert

        def __call__(self, shown: Any) -> Any:
            return self._convert(shown)

    formatters = shell.display_formatter.formatters
    for kind, convert in {SVG: svg, PDF: pdf, CSV: csv}.items():
        formatters.pop(kind, None)  # last: the PNG is drawn first, as without the extension
        formatters[kind] = Formatter(kind, convert)


def svg(shown: Any) -> tuple[str, dict[str, bool]] | None:
    """A figure as SVG, and whether photographs are in it; None for anything else."""
    if not _is(shown, "matplotlib.figure", "Figure"):
        return None
    from facestudy.plots import export

    return export.vector(shown, "svg").decode(), {"pictures": export.shows_pictures(shown)}


def pdf(shown: Any) -> str | None:
    """A figure as PDF in base64; None for anything else."""
    if not _is(shown, "matplotlib.figure", "Figure"):
        return None
    from facestudy.plots import export

    return base64.b64encode(export.vector(shown, "pdf")).decode()


def csv(shown: Any) -> str | None:
    """A table, styled or not, as CSV with its index; None for anything else."""
    table = shown.data if _is(shown, "pandas.io.formats.style", "Styler") else shown
    if not (_is(table, "pandas", "DataFrame") or _is(table, "pandas.core.frame", "DataFrame")):
        return None
    from facestudy.study.guards import tables

    flat = table.set_axis([_heading(name) for name in table.columns], axis="columns")
    names = ["" if name is None else str(name) for name in table.index.names]
    if names != [""] or table.index.dtype.kind not in "iu":  # numbers without a name say nothing
        flat = flat.reset_index(names=names, allow_duplicates=True)
    return tables.to_csv(flat)


def _heading(name: Any) -> str:
    """A column's name in one line, of several levels too."""
    parts = name if isinstance(name, tuple) else (name,)
    return ", ".join(str(part) for part in parts if part != "")


def _is(value: Any, module: str, name: str) -> bool:
    """Whether a value is of a class; the class's module is not imported for the question."""
    return any((kind.__module__, kind.__name__) == (module, name) for kind in type(value).__mro__)
