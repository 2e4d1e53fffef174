"""The departments' web sites, rendered.

Enters: a `Department`. Leaves: its pages, style and scripts as text (`render_site`), and the
selectors for its YAML (`Site.selectors`). Pictures are written by `facestudy.campus.build_campus`.
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
from facestudy.campus.page_text import NEWS, PEOPLE_PAGES, PUBLICATIONS, WORDS
from facestudy.campus.page_themes import Skin, Vocabulary, draw_skin, draw_vocabulary
from facestudy.campus.people import Entry, Section
from facestudy.study.index import slug

PER_PAGE = 12
PLACEHOLDER = "res/platzhalter.jpg"
SMALL_WIDTH = 120
"""Width of the smaller rendition that ``srcset`` offers beside each picture."""


@dataclass(frozen=True)
class Site:
    """A department's site before it is written: its layout, its class names, its colours."""

    department: Department
    layout: str
    vocabulary: Vocabulary
    skin: Skin
    people_page: str
    people_title: str

    @property
    def selectors(self) -> dict[str, str]:
        names = vars(self.vocabulary)
        return {key: text.format(**names) for key, text in SELECTORS[self.layout].items()}

    @property
    def group_photo(self) -> bool:
        return self.department.seed % 5 < 3


def design(department: Department) -> Site:
    """The site of a department: layouts take turns, the rest is drawn from its seed."""
    pages = PEOPLE_PAGES[department.english]
    page, title = pages[department.seed % len(pages)]
    return Site(
        department=department,
        layout=LAYOUTS[department.number % len(LAYOUTS)],
        vocabulary=draw_vocabulary(department.seed),
        skin=draw_skin(department.seed),
        people_page=page,
        people_title=title,
    )


def small(file: str) -> str:
    """The path of a picture's smaller rendition."""
    path = PurePosixPath(file)
    return str(path.with_name(f"{path.stem}-{SMALL_WIDTH}w{path.suffix}"))


def render_site(site: Site) -> dict[str, str]:
    """All text files of a site: path below the site -> contents."""
    department, skin = site.department, site.skin
    context = {"layout": site.layout, "skin": skin, "v": site.vocabulary}
    files = {
        "robots.txt": "User-agent: *\nDisallow: /intern/\nDisallow: /typo3/\n",
        "res/style.css": _template("style.css").render(**context),
        "res/logo.svg": logo(department.town, skin.colour, department.seed),
    }
    files |= {f"res/{name}.svg": icon(name, skin.icon) for name in ICONS}
    if site.layout == "lazy":
        files["res/lazy.js"] = _template("lazy.js").render()
    if site.layout == "script":
        files["res/personen.js"] = _template("personen.js").render(**context)
        files["res/personen.json"] = _as_json(site)
    files |= dict(_people_pages(site))
    files |= dict(_profile_pages(site))
    return files | dict(_other_pages(site))


def _people_pages(site: Site) -> Iterator[tuple[str, str]]:
    batches = _paginate(site.department.sections) if site.layout == "pages" else [None]
    paths = [_page_path(site, number) for number in range(1, len(batches) + 1)]
    for number, (path, batch) in enumerate(zip(paths, batches, strict=True), start=1):
        sections = batch or site.department.sections
        links = [posixpath.basename(other) for other in paths]
        yield (
            path,
            _page(
                site,
                site.layout,
                path,
                title=site.people_title,
                sections=[
                    {"heading": s.heading, "entries": [_view(site, e, path) for e in s.entries]}
                    for s in sections
                ],
                page_number=number,
                page_links=links,
                previous_page=links[number - 2] if number > 1 else "",
                next_page=links[number] if number < len(links) else "",
            ),
        )


def _paginate(sections: tuple[Section, ...]) -> list[list[Section]]:
    """Pages of up to `PER_PAGE` entries; a section that goes on repeats its heading."""
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
        view = _view(site, entry, path)
        back = posixpath.relpath(site.people_page, posixpath.dirname(path))
        publications = PUBLICATIONS[site.department.category]
        yield (
            path,
            _page(
                site,
                "profile",
                path,
                title=entry.name,
                e=view,
                back=back,
                publications=publications,
            ),
        )


def _profile_path(entry: Entry) -> str:
    """One page for each picture of a person, and for each person without one."""
    return f"profil/{slug(entry.name)}-{entry.picture if entry.picture >= 0 else entry.key}.html"


def _other_pages(site: Site) -> Iterator[tuple[str, str]]:
    words = WORDS[site.department.english]
    entry = site.department.entries[0]
    head = {"src": ""} if site.layout == "profiles" else _view(site, entry, "index.html")
    yield "index.html", _page(site, "home", "index.html", title=words["home"], head=head)
    for path, key in (
        ("kontakt.html", "contact"),
        ("impressum.html", "imprint"),
        ("datenschutz.html", "privacy"),
        ("studium.html", "studies"),
        ("forschung.html", "research"),
    ):
        yield path, _page(site, "plain", path, title=words[key])


def _page(site: Site, template: str, path: str, **context: object) -> str:
    department = site.department
    words = WORDS[department.english]
    items = NEWS[department.english]
    news = [
        {"head": head, "text": text, "image": f"news{k + 1}.jpg"}
        for k, (head, text) in enumerate(
            items[(department.seed + 2 * k) % len(items)] for k in range(3)
        )
    ]
    menu = [
        ("index.html", words["home"]),
        (site.people_page, site.people_title),
        ("studium.html", words["studies"]),
        ("forschung.html", words["research"]),
        ("kontakt.html", words["contact"]),
    ]
    return _template(f"{template}.html").render(
        d=department,
        w=words,
        v=site.vocabulary,
        skin=site.skin,
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


def _view(site: Site, entry: Entry, page: str) -> dict[str, object]:
    """An entry as the templates want it, with links relative to ``page``."""
    root = "../" * page.count("/")
    view = vars(entry) | {"full": f"{entry.degree} {entry.name}".strip(), "src": "", "small": ""}
    view["href"] = root + _profile_path(entry)
    if entry.picture >= 0:
        picture = site.department.pictures[entry.picture]
        view |= {"src": root + picture.file, "width": picture.style.width}
        if site.layout == "srcset":
            view |= {"small": root + small(picture.file), "small_width": SMALL_WIDTH}
    elif entry.placeholder:
        view["src"] = root + PLACEHOLDER
    return view


def _as_json(site: Site) -> str:
    """The list that the ``script`` layout fetches."""
    sections = []
    for section in site.department.sections:
        people = []
        for entry in section.entries:
            view = _view(site, entry, "")
            person = {key: view[key] for key in ("name", "degree", "duty", "room", "phone")}
            people.append(person | {"image": view["src"]})
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


def _template(name: str) -> jinja2.Template:
    return _environment().get_template(f"{name}.j2")
