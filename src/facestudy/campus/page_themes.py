"""Draw a site's theme (colours, fonts, columns) and the CSS class names of its markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

T = TypeVar("T")
COLOURS = (
    "#00305e", "#8b1a1a", "#00594c", "#b35900", "#3b3b6d", "#005b94", "#5a2a5c", "#3d5a1e",
    "#7a0019", "#1f4e5f", "#44546a", "#006b3f",
)  # fmt: skip
FONTS = (
    ("Arial, Helvetica, sans-serif", "Arial, Helvetica, sans-serif"),
    ("Verdana, 'DejaVu Sans', sans-serif", "Verdana, 'DejaVu Sans', sans-serif"),
    ("Georgia, 'DejaVu Serif', serif", "Georgia, 'DejaVu Serif', serif"),
    ("Arial, Helvetica, sans-serif", "Georgia, 'DejaVu Serif', serif"),
    ("'Trebuchet MS', 'Liberation Sans', sans-serif", "'Trebuchet MS', sans-serif"),
)
GENERATORS = (
    "TYPO3 CMS",
    "WordPress 5.2",
    "Plone",
    "Drupal 8",
    "Joomla!",
    "Contao Open Source CMS",
)
COLUMN_LAYOUTS = (
    ("210px 1fr", '"nav main" "nav aside"', "border-right: 1px solid #ddd;", ""),
    ("190px 1fr 220px", '"nav main aside"', "", "border-bottom: 1px solid #ddd;"),
    ("1fr 240px", '"nav nav" "main aside"', "display: flex; flex-wrap: wrap;", ""),
    ("1fr", '"nav" "main" "aside"', "display: flex; border-bottom: 2px solid #ccc;", ""),
)
"""Grid columns, grid areas, style of the menu, style of its items."""


@dataclass(frozen=True)
class Theme:
    """Values of a site's style sheet, named as in ``templates/style.css.j2``."""

    colour: str
    icon: str
    font: str
    headings: str
    size: int
    weight: str
    page: str
    sheet: str
    header: int
    header_back: str
    footer: str
    rule: str
    width: int
    columns: str
    areas: str
    menu: str
    menu_item: str
    card: int
    border: str
    radius: int
    round: str
    shadow: str
    align: str
    float: str
    degree: str
    generator: str


@dataclass(frozen=True)
class ClassNames:
    """A site's CSS class names for the parts of its list of people."""

    list: str
    card: str
    photo: str
    name: str
    degree: str
    duty: str
    contact: str
    profile: str


CLASS_NAME_SETS = (
    ClassNames("people", "person", "photo", "person-name", "title", "role", "contact", "more"),
    ClassNames("personen", "mitarbeiter", "bild", "name", "titel", "funktion", "daten", "link"),
    ClassNames(
        "tx-staff-list",
        "tx-staff-item",
        "tx-staff-img",
        "tx-staff-fn",
        "tx-staff-prefix",
        "tx-staff-pos",
        "tx-staff-addr",
        "tx-staff-link",
    ),
    ClassNames("grid", "vcard", "avatar", "fn", "honorific-prefix", "org", "adr", "url"),
    ClassNames(
        "team-grid",
        "team-member",
        "team-member__img",
        "team-member__name",
        "team-member__degree",
        "team-member__job",
        "team-member__info",
        "team-member__link",
    ),
    ClassNames("liste", "eintrag", "portrait", "pname", "akad", "amt", "kontakt", "detail"),
    ClassNames("c-list", "c17", "c18", "c19", "c20", "c21", "c22", "c23"),
)


def draw_class_names(seed: int) -> ClassNames:
    """The class names of the department with this seed."""
    return CLASS_NAME_SETS[seed % len(CLASS_NAME_SETS)]


def draw_theme(seed: int) -> Theme:
    """The theme of the department with this seed."""
    rng = np.random.default_rng([seed, 5])

    def pick(choices: Sequence[T]) -> T:
        return choices[int(rng.integers(len(choices)))]

    colour, (font, headings) = pick(COLOURS), pick(FONTS)
    columns, areas, menu, menu_item = pick(COLUMN_LAYOUTS)
    return Theme(
        colour=colour,
        icon=pick((colour, "#777777", "#333333")),
        font=font,
        headings=headings,
        size=pick((14, 15, 16)),
        weight=pick(("normal", "bold")),
        page=pick(("#ffffff", "#eceef0", "url(muster.png)", "#f4f1ea")),
        sheet="#ffffff",
        header=int(rng.integers(3)),
        header_back=pick(("#ffffff", "#ffffff", "#f3f3f3")),
        footer=pick((colour, "#2f3337", "#444c52")),
        rule=pick(("1px solid #ccc", f"2px solid {colour}", "none")),
        width=pick((980, 1080, 1180)),
        columns=columns,
        areas=areas,
        menu=menu,
        menu_item=menu_item,
        card=pick((170, 190, 220)),
        border=pick(("1px solid #ddd", "0", f"1px solid {colour}")),
        radius=pick((0, 4, 10)),
        round=pick(("50%", "4px", "0")),
        shadow=pick(("", "box-shadow: 0 1px 5px rgba(0, 0, 0, .22);")),
        align=pick(("left", "center")),
        float=pick(("left", "left", "right")),
        degree=pick(("", "color: #666;", "font-weight: normal;")),
        generator=pick(GENERATORS),
    )
