"""Which requests of a page are let through; no network.

What a page needs to be drawn is: documents, scripts, styles, fonts and data, by GET or HEAD, from
the department and from public hosts. Pictures, audio, video, trackers, sockets and whatever changes
something on a server are not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from scrapers.fetch.politeness import origin

MEDIA = ("image", "audio", "video", "track")
MEDIA_FILES = re.compile(
    r"\.(jpe?g|png|gif|webp|avif|bmp|ico|tiff?|mp[34]|m4[av]|webm|og[gv]|mov|wav|m3u8|ts)$", re.I
)
MEDIA_TYPES = ("image/", "audio/", "video/")
BROWSER_HOSTS = (
    "accounts.google.com",
    "clients2.google.com",
    "optimizationguide-pa.googleapis.com",
    "update.googleapis.com",
)
TRACKER_HOSTS = frozenset(
    """
    2o7.net adform.net adnxs.com adobedtm.com addthis.com amazon-adsystem.com app-measurement.com
    appdynamics.com baidu.com bat.bing.com bluekai.com branch.io bugsnag.com chartbeat.com
    clarity.ms clicky.com cloudflareinsights.com cnzz.com criteo.com criteo.net crazyegg.com
    demdex.net doubleclick.net etracker.com etracker.de everesttech.net facebook.net fullstory.com
    google-analytics.com googleadservices.com googlesyndication.com googletagmanager.com
    googletagservices.com heapanalytics.com histats.com hotjar.com hotjar.io hs-analytics.net
    hs-scripts.com hubspot.com inspectlet.com ioam.de krxd.net licdn.com luckyorange.com
    matomo.cloud mixpanel.com mouseflow.com mxpnl.com newrelic.com nr-data.net omtrdc.net
    optimizely.com outbrain.com parsely.com pardot.com piwik.pro plausible.io quantcount.com
    quantserve.com scorecardresearch.com segment.com segment.io sentry.io sharethis.com
    siteimproveanalytics.com siteimproveanalytics.io statcounter.com taboola.com tiktok.com
    yandex.ru
    """.split()
)
"""And all hosts below them."""
TRACKER_PATHS = re.compile(
    r"/(matomo|piwik)(\.min)?\.(js|php)$|/(gtag/js|gtm\.js|ga\.js|analytics\.js|fbevents\.js)$"
    r"|/(g|r|j)/collect$|/beacon\.min\.js$",
    re.I,
)
"""Also on a site's own host."""


@dataclass(frozen=True)
class Request:
    """One request of the browser; the names of the headers are in lower case."""

    method: str
    url: str
    headers: Mapping[str, str]

    @property
    def target(self) -> str:
        """What the browser wants it for, such as "document" or "script"; "" if it does not say."""
        return self.headers.get("sec-fetch-dest", "")

    @property
    def is_document(self) -> bool:
        """Whether a page or a frame asks for it as a document of its own."""
        if self.target:
            return self.target in ("document", "iframe", "frame", "embed", "object", "fencedframe")
        # To a host without TLS the browser does not say what it wants, but this it says.
        return "upgrade-insecure-requests" in self.headers


def refusal(request: Request, department_url: str, *, list_grows: bool) -> str:
    """Why a request is not let through; empty if it is.

    Args:
        request: the request.
        department_url: the department's own address.
        list_grows: whether the page's list is being asked for more people.

    >>> home = "http://uni.example/"
    >>> refusal(Request("POST", home, {}), home, list_grows=False)
    'a POST request'
    """
    if "upgrade" in request.headers or request.headers.get("sec-fetch-mode") == "websocket":
        return "a socket"
    if not _is_allowed_method(request, department_url, list_grows):
        return f"a {request.method[:10]} request"
    if _is_of_the_browser(request):
        return "not a request of the page"
    if "prefetch" in request.headers.get("sec-purpose", request.headers.get("purpose", "")):
        return "a guess at what might be needed"
    if _is_tracker(request.url, department_url):
        return "a tracker"
    if request.target in MEDIA or (not request.is_document and _is_media_file(request.url)):
        return "a picture, sound or film"
    return ""


def refuses_type(request: Request, content_type: str) -> bool:
    """Whether a response is a picture, sound or film that no document was asked for."""
    return not request.is_document and content_type.strip().lower().startswith(MEDIA_TYPES)


def _is_of_the_browser(request: Request) -> bool:
    """Whether a service of the browser asks, such as its updates: it names no page."""
    source = request.headers.get("sec-fetch-site", "")
    said = bool(source) or not request.url.startswith("https:")
    of_browser = urlsplit(request.url).hostname in BROWSER_HOSTS
    return of_browser or not said or (source == "none" and not request.is_document)


def _is_allowed_method(request: Request, department_url: str, list_grows: bool) -> bool:
    if request.method in ("GET", "HEAD"):
        return True
    if request.method == "OPTIONS":  # a preflight changes nothing and asks what may be asked
        return "access-control-request-method" in request.headers
    # A beacon cannot read its response ("no-cors"), and a form leads to another page.
    reads = request.headers.get("sec-fetch-mode", "cors") in ("cors", "same-origin")
    own = origin(request.url) == origin(department_url)
    return request.method == "POST" and list_grows and own and reads


def _is_media_file(url: str) -> bool:
    return bool(MEDIA_FILES.search(urlsplit(url).path))


def _is_tracker(url: str, department_url: str) -> bool:
    parts = urlsplit(url)
    labels = (parts.hostname or "").split(".")
    names = {".".join(labels[start:]) for start in range(len(labels))}
    own = parts.hostname == urlsplit(department_url).hostname
    return bool(TRACKER_PATHS.search(parts.path)) or (not own and bool(names & TRACKER_HOSTS))
