"""A snapshot of a rendered page, and the checks on it that need no browser."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup

from scrapers.errors import Failure, from_status

MAX_HTML = 8_000_000
"""Characters of a page."""


@dataclass(frozen=True)
class Snapshot:
    """What a page showed once it had settled.

    Elements carry what only a browser knows: ``data-facestudy-src`` (an image's current address),
    ``data-facestudy-background`` (computed background), ``data-facestudy-box`` (x, y, width and
    height in CSS pixels from the top left of the page). Scripts and styles are left out.

    Args:
        url: the address after redirects.
        base: the base of relative addresses.
        html: the rendered page.
        status: the HTTP status, 0 if the browser did not report it.
        robots: the directives of its X-Robots-Tag header.
        cut: why its list may continue beyond what was seen; empty if the list is complete.
    """

    url: str
    base: str
    html: str
    status: int = 200
    robots: str = ""
    cut: str = ""


def from_browser(values: Mapping) -> Snapshot:
    """The snapshot that ``snapshot.js`` returned.

    Args:
        values: ``url``, ``base``, ``html``, ``status``, ``kind`` and perhaps ``stale``.

    Raises:
        Failure: an HTTP error, or the address is not an HTML page.
    """
    url, kind = values.get("url", ""), values.get("kind", "text/html")
    # A download leaves the window as it was: on the page before, or on a new window's blank page.
    if values.get("stale") or url.startswith(("chrome:", "about:", "data:")):
        raise Failure("not a page but a download")
    if "html" not in kind:
        raise Failure(f"not a page but a download ({kind})"[:80])
    if not values.get("html"):
        raise Failure("the page is empty")
    if values["status"] >= 400:  # also set on Chromium's own error pages
        raise from_status(values["status"])
    if url.startswith("chrome-error:"):
        raise chromium_failure(values["html"])
    if len(values["html"]) > MAX_HTML:
        raise Failure(f"the page is larger than {MAX_HTML // 10**6} million characters")
    return Snapshot(url, values["base"], values["html"], values["status"])


def chromium_failure(text: str) -> Failure:
    """The failure that Chromium's own error page, or a message of its driver, describes.

    >>> chromium_failure("unknown error: net::ERR_CONNECTION_REFUSED").reason
    'no page: connection refused'
    """
    if status := re.search(r"HTTP ERROR (\d{3})", text):  # an HTTP error without a page of its own
        return from_status(int(status.group(1)))
    code = re.search(r"ERR_([A-Z_]+)", text)
    name = code.group(1) if code else "unknown error"
    permanent = name in ("TOO_MANY_REDIRECTS", "ABORTED", "INVALID_URL", "UNSAFE_PORT")
    return Failure(f"no page: {name.lower().replace('_', ' ')}", temporary=not permanent)


def robots_directives(html: str, product: str) -> str:
    """The directives of a page's robots meta tags, for all robots and for the one named.

    >>> robots_directives('<meta name="robots" content="noindex, noai">', "facestudy")
    'noindex, noai'
    """
    directives = []
    for tag in re.findall(r"<meta\b[^<>]*>", html, re.IGNORECASE):
        meta = BeautifulSoup(tag, "html.parser").meta
        if meta is not None and str(meta.get("name", "")).casefold() in ("robots", product):
            directives.append(str(meta.get("content", "")))
    return ",".join(directives)


def has_password_field(html: str) -> bool:
    """Whether a page has an input field for a password."""
    return bool(BeautifulSoup(html, "html.parser").select("input[type=password i]"))
