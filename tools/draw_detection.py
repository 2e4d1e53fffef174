"""Draw docs/detection.svg: what the detector thinks of a small page, line by line.

python tools/draw_detection.py
"""

from html import escape
from pathlib import Path

from scrapers.parse.detect.decision import Decision, decide
from scrapers.parse.detect.lines import weigh_lines
from scrapers.parse.detect.portraits import portrait_shaped
from scrapers.parse.outline.flattening import flatten

TARGET = Path(__file__).parents[1] / "docs" / "detection.svg"
URL = "https://uni.example/team/"
PEOPLE = ("Anna Brandel", "Tao An", "Dr Maria Kestrel MBE", "", "Velqo Hastrand")
ROLES = ("Professor", "Postdoc", "Lecturer", "", "Technician")
WIDTH, HEIGHT, ROW = 760, 470, 80
INK, LIKELY, UNLIKELY = "#222222", "#0072b2", "#d55e00"


def page() -> str:
    """A list: one rare name, one name that is also a word, and one person without a picture."""
    body = box("h2", "Our group", 60, 20)
    for number, (name, role) in enumerate(zip(PEOPLE, ROLES, strict=True)):
        top = 60 + ROW * number
        picture = f"{number}.jpg" if number < 3 else "logo.png" if not name else ""
        if picture:
            body += (
                f'<img src="{picture}" data-facestudy-box="60 {top} 66 66" width="66" height="66">'
            )
        body += box("h3", name, 200, top + 12) + box("p", role, 200, top + 38)
    return f"<html><body><main>{body}</main></body></html>"


def box(tag: str, text: str, left: int, top: int) -> str:
    return f'<{tag} data-facestudy-box="{left} {top} 200 18">{text}</{tag}>' if text else ""


def label(left: float, top: float, text: str, colour: str = INK, size: int = 14) -> str:
    return f'<text x="{left}" y="{top}" fill="{colour}" font-size="{size}">{escape(text)}</text>'


def odds(value: float) -> str:
    return LIKELY if value > 0 else UNLIKELY


def draw() -> str:
    """The page as SVG: log-odds of lines and pictures, and the pairs with their reasons."""
    layout = flatten(page(), URL)
    weighed = {name.at: name.logodds for name in weigh_lines(layout, portrait_shaped(layout))}
    decision: Decision = decide(layout)
    parts = []
    for line in layout.lines:
        left, top = line.box[:2] if line.box else (0, 0)
        value = weighed.get(line.at)
        said = "no name" if value is None else f"a name? {value:+.1f}"
        parts.append(label(left, top + 14, line.text))
        parts.append(label(left + 210, top + 14, said, odds(value or -1.0), 12))
    for shown in decision.portraits:
        left, top, width, height = shown.picture.box or (0, 0, 0, 0)
        colour = odds(shown.logodds)
        parts.append(
            f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="none" '
            f'stroke="{colour}" stroke-width="2"/>'
        )
        parts.append(label(left + 4, top + 34, f"{shown.logodds:+.1f}", colour, 12))
    for name, shown, logodds, why in decision.pairs:
        x, y = (name.line.box or (0, 0, 0, 0))[:2]
        left, top, width, height = shown.picture.box or (0, 0, 0, 0)
        parts.append(
            f'<path d="M{left + width} {top + height / 2} L{x - 6} {y + 9}" stroke="{LIKELY}" '
            'stroke-width="2"/>'
        )
        parts.append(label(x, y + 58, f"pair {logodds:+.1f}: {why}", LIKELY, 12))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
        + "".join(parts)
        + "</svg>\n"
    )


if __name__ == "__main__":
    TARGET.write_text(draw(), encoding="utf-8")
