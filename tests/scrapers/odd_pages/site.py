"""One odd site: the files it serves and its ground truth, which portrait belongs to which name."""

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from . import drawing
from .cast import Someone, compose

TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "gif": "image/gif",
}
SILHOUETTE = "silhouette"


@dataclass
class Site:
    """A layout fills it.

    Args:
        kind: the layout's name; it seeds everything random.
        files: address (path and query) -> bytes and content type.
        shows: address of a portrait -> who is on it.
        expected: people who should be found with their portrait.
        without: people on the page who have none.
        allowed: people who may be reported or not: the page leaves it open.
        aliases: other writings of a name that are right as well.
    """

    kind: str
    start: str = "/people.html"
    files: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    shows: dict[str, str] = field(default_factory=dict)
    expected: dict[str, None] = field(default_factory=dict)
    without: dict[str, None] = field(default_factory=dict)
    allowed: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.kind)
        self._waiting: dict[str, list[Someone]] = {}

    def people(self, count: int, tongue: str = "de", *, titled: bool = True) -> list[Someone]:
        """The next ones; nobody comes twice."""
        if tongue not in self._waiting:
            self._waiting[tongue] = compose(self.rng, 100, tongue)
        taken, self._waiting[tongue] = (
            self._waiting[tongue][:count],
            self._waiting[tongue][count:],
        )
        return taken if titled else [replace(one, title="", degree="") for one in taken]

    def portrait(
        self, one: Someone, path: str, size: tuple[int, int] = (150, 195), *, form: str = ""
    ) -> str:
        """Serve a portrait of a member of the department; returns the path."""
        if self.shows.get(address(path), one.name) != one.name:
            raise ValueError(f"{self.kind}: two people at {path}")
        self._draw(one.name, path, size, form)
        self.shows[address(path)] = one.name
        self.expected[one.name] = None
        return path

    def portraits(
        self, people: Iterable[Someone], path: str, size: tuple[int, int] = (150, 195)
    ) -> Iterator[tuple[int, Someone, str]]:
        """Serve a portrait of each; yields number, person, path.

        Args:
            people: in the order of the page.
            path: with ``{n}`` for the number and, say, ``{one.user}`` for what is the person's own.
            size: width and height.
        """
        for number, one in enumerate(people):
            yield number, one, self.portrait(one, path.format(n=number, one=one), size)

    def image(
        self,
        one: Someone,
        path: str,
        size: tuple[int, int] = (150, 195),
        *,
        shown: bool,
        tag: str = '<img src="{}">',
        without: str = "",
        form: str = "",
    ) -> str:
        """The tag of a portrait that is served; ``without`` for somebody who has none."""
        if shown:
            return tag.format(self.portrait(one, path, size, form=form))
        self.lacks(one)
        return without

    def thumbnail(self, one: Someone, path: str, size: tuple[int, int]) -> str:
        """A rendition of the portrait that is too small to be kept."""
        self._draw(one.name, path, size, "")
        return path

    def lacks(self, one: Someone) -> str:
        """Note that somebody is listed without a portrait."""
        self.without[one.name] = None
        return ""

    def also(self, one: Someone, writing: str) -> None:
        """Let another writing count: a rank that nobody in Europe could tell from a name."""
        self.aliases[writing] = one.name

    def stranger(self, one: Someone, path: str, size: tuple[int, int] = (150, 195)) -> str:
        """A portrait of somebody who does not belong to the department."""
        self._draw("stranger " + one.name, path, size, "")
        return path

    def scene(self, path: str, size: tuple[int, int] = (300, 200)) -> str:
        """A picture that is nobody's: a logo, a building, a banner, an icon."""
        ending = path.split("?")[0].rsplit(".", 1)[-1]
        if ending == "svg":
            self.put(path, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>")
        else:
            self.files[address(path)] = (
                drawing.scene(self.kind + path, size, ending),
                TYPES[ending],
            )
        return path

    def silhouette(self, path: str, size: tuple[int, int] = (150, 195), shade: int = 150) -> str:
        ending = path.split("?")[0].rsplit(".", 1)[-1]
        data = drawing.silhouette(size, ending, shade)
        self.files[address(path)] = (data, TYPES[ending])
        return path

    def put(self, path: str, text: str) -> str:
        """Serve a text file."""
        ending = path.split("?")[0].rsplit(".", 1)[-1]
        kind = TYPES.get(ending, TYPES["html"])
        self.files[address(path)] = (text.encode(), kind)
        return path

    def put_json(self, path: str, value: object) -> str:
        return self.put(path, json.dumps(value, ensure_ascii=False))

    def _draw(self, seed: str, path: str, size: tuple[int, int], form: str) -> None:
        ending = form or path.split("?")[0].rsplit(".", 1)[-1].lower()
        data = drawing.portrait(f"{self.kind} {seed}", size, ending)
        self.files[address(path)] = (data, TYPES[ending])


def address(path: str) -> str:
    """What the server is asked for when a page at the top of the site names a path."""
    return "/" + path.removeprefix("./").lstrip("/")


Layout = Callable[[Site], None]


def built(layout: Layout) -> Site:
    """The site of one layout, the same every time."""
    site = Site(layout.__name__)
    layout(site)
    return site
