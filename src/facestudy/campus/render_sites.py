"""Render the departments' web sites: pages, style sheets, scripts and CSS selectors as text.

`facestudy.campus.image_files` writes the pictures of the sites.
"""

import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

import jinja2

from facestudy.campus.departments import Department
from facestudy.campus.page_graphics import ICONS, icon, logo
from facestudy.campus.page_layouts import LAYOUTS, SELECTORS
from facestudy.campus.page_text import NEWS, PEOPLE_PAGES, PUBLICATIONS, TEXTS
from facestudy.campus.page_themes import ClassNames, Theme, draw_class_names, draw_theme
from facestudy.campus.people import Entry, Section
from facestudy.study.index import slug

PER_PAGE = 12
"""Entries on each page of a paginated list."""
PLACEHOLDER = "res/platzhalter.jpg"
THUMBNAIL_WIDTH = 120
"""Width in pixels of the thumbnails that the ``srcset`` layout offers."""


@dataclass(frozen=True)
class Site:
    """The design of a department's site: layout, class names, theme, and its people page."""

    department: Department
    layout: str
    class_names: ClassNames
    theme: Theme
    people_page: str
    people_title: str

    @property
    def selectors(self) -> dict[str, str]:
        """The selectors of the department's YAML."""
        names = vars(self.class_names)
        return {key: text.format(**names) for key, text in SELECTORS[self.layout].items()}

    @property
    def group_photo(self) -> bool:
        """Whether the site shows a group photo."""
        return self.department.seed % 5 < 3


def design_site(department: Department) -> Site:
    """Design the site of a department: its number selects the layout, its seed the rest."""
    pages = PEOPLE_PAGES[department.english]
    page, title = pages[department.seed % len(pages)]
    return Site(
        department=department,
        layout=LAYOUTS[department.number % len(LAYOUTS)],
        class_names=draw_class_names(department.seed),
        theme=draw_theme(department.seed),
        people_page=page,
        people_title=title,
    )


def thumbnail_path(file: str) -> str:
    """The path of a picture's thumbnail.

    >>> thumbnail_path("bilder/weber_01.jpg")
    'bilder/weber_01-120w.jpg'
    """
    path = PurePosixPath(file)
    return str(path.with_name(f"{path.stem}-{THUMBNAIL_WIDTH}w{path.suffix}"))


def render_site(site: Site) -> dict[str, str]:
    """Render all text files of a site: path below the site -> contents."""
    department, theme = site.department, site.theme
    context = {"layout": site.layout, "theme": theme, "classes": site.class_names}
    files = {
        "robots.txt": "User-agent: *\nDisallow: /intern/\nDisallow: /typo3/\n",
        "res/style.css": _load_template("style.css").render(**context),
        "res/logo.svg": logo(department.town, theme.colour, department.seed),
    }
    files |= {f"res/{name}.svg": icon(name, theme.icon) for name in ICONS}
    if site.layout == "lazy":
        files["res/lazy.js"] = _load_template("lazy.js").render()
    if site.layout == "script":
        files["res/personen.js"] = _load_template("personen.js").render(**context)
        files["res/personen.json"] = _people_json(site)
    files |= dict(_people_pages(site))
    files |= dict(_profile_pages(site))
    return files | dict(_other_pages(site))


def _people_pages(site: Site) -> Iterator[tuple[str, str]]:
    all_sections = site.department.sections
    pages = _paginate(all_sections) if site.layout == "pages" else [list(all_sections)]
    paths = [_page_path(site, number) for number in range(1, len(pages) + 1)]
    for number, (path, sections) in enumerate(zip(paths, pages, strict=True), start=1):
        links = [posixpath.basename(other) for other in paths]
        yield (
            path,
            _page(
                site,
                site.layout,
                path,
                title=site.people_title,
                sections=[
                    {
                        "heading": section.heading,
                        "entries": [_entry_context(site, entry, path) for entry in section.entries],
                    }
                    for section in sections
                ],
                page_number=number,
                page_links=links,
                previous_page=links[number - 2] if number > 1 else "",
                next_page=links[number] if number < len(links) else "",
            ),
        )


def _paginate(sections: tuple[Section, ...]) -> list[list[Section]]:
    """Split sections into pages of up to `PER_PAGE` entries; a page repeats a section's heading."""
    flat = [(section.heading, entry) for section in sections for entry in section.entries]
    pages = []
    for start in range(0, len(flat), PER_PAGE):
        headings: dict[str, list[Entry]] = {}
        for heading, entry in flat[start : start + PER_PAGE]:
            headings.setdefault(heading, []).append(entry)
        pages.append([Section(heading, tuple(entries)) for heading, entries in headings.items()])
    return pages


def _page_path(site: Site, number: int) -> str:
    if number == 1:
        return site.people_page
    return site.people_page.replace(".html", f"-{number}.html")


def _profile_pages(site: Site) -> Iterator[tuple[str, str]]:
    if site.layout != "profiles":
        return
    for entry in site.department.entries:
        path = _profile_path(entry)
        back = posixpath.relpath(site.people_page, posixpath.dirname(path))
        publications = PUBLICATIONS[site.department.category]
        yield (
            path,
            _page(
                site,
                "profile",
                path,
                title=entry.name,
                entry=_entry_context(site, entry, path),
                back=back,
                publications=publications,
            ),
        )


def _profile_path(entry: Entry) -> str:
    """The path of the profile: one per picture, and one per person without a picture."""
    return f"profil/{slug(entry.name)}-{entry.picture if entry.picture >= 0 else entry.key}.html"


def _other_pages(site: Site) -> Iterator[tuple[str, str]]:
    texts = TEXTS[site.department.english]
    entry = site.department.entries[0]
    head = {"src": ""} if site.layout == "profiles" else _entry_context(site, entry, "index.html")
    yield "index.html", _page(site, "home", "index.html", title=texts["home"], head=head)
    for path, key in (
        ("kontakt.html", "contact"),
        ("impressum.html", "imprint"),
        ("datenschutz.html", "privacy"),
        ("studium.html", "studies"),
        ("forschung.html", "research"),
    ):
        yield path, _page(site, "plain", path, title=texts[key])


def _page(site: Site, template: str, path: str, **context: object) -> str:
    """Render one page; ``context`` holds the variables of its own template."""
    department = site.department
    texts = TEXTS[department.english]
    items = NEWS[department.english]
    news = [
        {"heading": heading, "text": text, "image": f"news{k + 1}.jpg"}
        for k, (heading, text) in enumerate(
            items[(department.seed + 2 * k) % len(items)] for k in range(3)
        )
    ]
    menu = [
        ("index.html", texts["home"]),
        (site.people_page, site.people_title),
        ("studium.html", texts["studies"]),
        ("forschung.html", texts["research"]),
        ("kontakt.html", texts["contact"]),
    ]
    return _load_template(f"{template}.html").render(
        department=department,
        texts=texts,
        classes=site.class_names,
        theme=site.theme,
        layout=site.layout,
        root="../" * path.count("/"),
        here=path,
        menu=menu,
        news=news,
        group_photo=site.group_photo,
        address=f"Lindenallee {department.seed % 90 + 1}, {10000 + department.seed % 88000} "
        f"{department.town}",
        exchange=f"0{2000 + department.seed % 7000} {department.seed % 900 + 100}",
        **context,
    )


def _entry_context(site: Site, entry: Entry, page: str) -> dict[str, object]:
    """The template variables of an entry, with links relative to ``page``."""
    root = "../" * page.count("/")
    full_name = f"{entry.degree} {entry.name}".strip()
    context = vars(entry) | {"full_name": full_name, "src": "", "thumbnail": ""}
    context["href"] = root + _profile_path(entry)
    if entry.picture >= 0:
        picture = site.department.pictures[entry.picture]
        context |= {"src": root + picture.file, "width": picture.style.width}
        if site.layout == "srcset":
            thumbnail = root + thumbnail_path(picture.file)
            context |= {"thumbnail": thumbnail, "thumbnail_width": THUMBNAIL_WIDTH}
    elif entry.placeholder:
        context["src"] = root + PLACEHOLDER
    return context


def _people_json(site: Site) -> str:
    """The list of people that the script of the ``script`` layout loads."""
    sections = []
    for section in site.department.sections:
        people = []
        for entry in section.entries:
            context = _entry_context(site, entry, "")
            person = {key: context[key] for key in ("name", "degree", "duty", "room", "phone")}
            people.append(person | {"image": context["src"]})
        sections.append({"heading": section.heading, "people": people})
    return json.dumps(sections, ensure_ascii=False, indent=1) + "\n"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("facestudy.campus"),
        autoescape=lambda name: name is not None and ".html" in name,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )


def _load_template(name: str) -> jinja2.Template:
    return _environment().get_template(f"{name}.j2")
