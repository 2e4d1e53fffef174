"""One odd site: the files it serves and its ground truth, which portrait belongs to which name."""

import base64
import json
import random
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from . import drawing
from .cast import Someone, compose, plain

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
        self._faces: dict[str, int] = {}

    def people(self, count: int, tongue: str = "de", *, titled: bool = True) -> list[Someone]:
        """The next ones; nobody comes twice."""
        if tongue not in self._waiting:
            self._waiting[tongue] = compose(self.rng, 100, tongue)
        taken, self._waiting[tongue] = (
            self._waiting[tongue][:count],
            self._waiting[tongue][count:],
        )
        return taken if titled else [replace(one, title="", degree="") for one in taken]

    def called(self, *names: str) -> list[Someone]:
        """People with names of the layout's own: given names, a space, the family name.

        ``~`` stands for a space within one of them.
        """
        people = self.people(len(names), "en", titled=False)
        parts = [[part.replace("~", " ") for part in name.rsplit(" ", 1)] for name in names]
        return [
            replace(one, name=f"{given} {family}", given=given, family=family, user=plain(family))
            for one, (given, family) in zip(people, parts, strict=True)
        ]

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

    def also(self, one: Someone, *writings: str) -> None:
        """Let other writings count: a rank that nobody in Europe could tell from a name."""
        self.aliases |= dict.fromkeys(writings, one.name)

    def embedded(self, one: Someone, size: tuple[int, int] = (150, 195), form: str = "jpg") -> str:
        """The ``data:`` address of a portrait that stands in the page itself."""
        path = self.portrait(one, f"embedded/{len(self.files)}.{form}", size)
        body, kind = self.files[address(path)]
        return f"data:{kind};base64,{base64.b64encode(body).decode()}"

    def stranger(self, one: Someone, path: str, size: tuple[int, int] = (150, 195)) -> str:
        """A portrait of somebody who does not belong to the department."""
        self._draw("stranger " + one.name, path, size, "")
        return path

    def scene(self, path: str, size: tuple[int, int] = (300, 200)) -> str:
        """A picture that is nobody's: of a building as JPEG or WebP, else a logo or an icon."""
        ending = _ending(path)
        if ending == "svg":
            return self.put(path, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>")
        draw = drawing.emblem if ending in ("png", "gif") else drawing.scene
        return self._serve(path, draw(self.kind + path, size, ending), ending)

    def group(self, path: str, size: tuple[int, int] = (640, 360)) -> str:
        """A photo of five people."""
        ending = _ending(path)
        return self._serve(path, drawing.group(self.kind + path, size, ending), ending)

    def tile(self, path: str, side: int) -> str:
        """A pale pattern that repeats behind the page."""
        ending = _ending(path)
        return self._serve(path, drawing.tile(self.kind + path, side, ending), ending)

    def silhouette(self, path: str, size: tuple[int, int] = (150, 195), shade: int = 150) -> str:
        ending = _ending(path)
        return self._serve(path, drawing.silhouette(size, ending, shade), ending)

    def put(self, path: str, text: str) -> str:
        """Serve a text file."""
        kind = TYPES.get(_ending(path), TYPES["html"])
        self.files[address(path)] = (text.encode(), kind)
        return path

    def put_json(self, path: str, value: object) -> str:
        return self.put(path, json.dumps(value, ensure_ascii=False))

    def _draw(self, seed: str, path: str, size: tuple[int, int], form: str) -> None:
        ending = form or _ending(path)
        # The first face of a site is a random one; the others follow, so that none comes twice.
        number = zlib.crc32(self.kind.encode()) + self._faces.setdefault(seed, len(self._faces))
        self._serve(path, drawing.portrait(f"{self.kind} {seed}", number, size, ending), ending)

    def _serve(self, path: str, body: bytes, ending: str) -> str:
        self.files[address(path)] = (body, TYPES[ending])
        return path


def _ending(path: str) -> str:
    return path.split("?")[0].rsplit(".", 1)[-1].lower()


def address(path: str) -> str:
    """What the server is asked for when a page at the top of the site names a path."""
    return "/" + path.removeprefix("./").lstrip("/")


Layout = Callable[[Site], None]


def built(layout: Layout) -> Site:
    """The site of one layout, the same every time."""
    site = Site(layout.__name__)
    layout(site)
    return site
