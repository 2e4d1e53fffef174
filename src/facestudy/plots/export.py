"""A figure as a file: PNG for a page, SVG and PDF for a thesis. The same figure, the same bytes."""

import io
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

VECTOR = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
"""The formats for print, with the facts to leave out, which differ from one run to the next."""
SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "facestudy",  # else the ids in the file are drawn at random
    "pdf.fonttype": 42,  # TrueType: text that one can search and edit
}
DPI = 160
"""Of pixels: whole PNG files, and the pictures in vector figures."""


def png(figure: Figure) -> bytes:
    """A figure as PNG, at `DPI`."""
    return _saved(figure, "png", {})


def vector(figure: Figure, kind: str, *, box: Bbox | str = "tight") -> bytes:
    """A figure in one of the formats of `VECTOR`; pictures in it stay pixels.

    Args:
        figure: the figure.
        kind: "svg" or "pdf".
        box: what is shown of it, in inches; from `settled`, or "tight" to find it out anew.

    >>> vector(Figure(), "pdf")[:4]
    b'%PDF'
    """
    with mpl.rc_context(SETTINGS):
        return _saved(figure, kind, {"metadata": VECTOR[kind], "bbox_inches": box})


def settled(figure: Figure) -> Bbox:
    """Lay a figure out once for all formats, which takes longer than to draw it.

    Returns:
        What is drawn on, with a margin, in inches.
    """
    figure.set_dpi(DPI)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    box = figure.get_tightbbox()
    return box.padded(mpl.rcParams["savefig.pad_inches"]) if box else figure.bbox_inches


def _saved(figure: Figure, kind: str, options: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format=kind, dpi=DPI, **options)
    return buffer.getvalue()


def shows_pictures(figure: Figure) -> bool:
    """Whether a figure has photographs or colour maps, whose colours must stay as they are."""
    return any(ax.images or _has_colour_map(ax) for ax in figure.axes)


def _has_colour_map(ax: Axes) -> bool:
    return any(isinstance(each, QuadMesh) for each in ax.collections)
