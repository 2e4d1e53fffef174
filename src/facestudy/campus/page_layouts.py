"""The layouts of people pages, and how each finds its people.

Each name here is that of a template, ``templates/<name>.html.j2``.
"""

SHOWN = ":not([src*='platzhalter'])"
"""Silhouettes are pictures like any other on these pages, but for their file's name."""
SELECTORS = {
    "cards": {
        "card": "div.{card}",
        "picture": "img.{photo}" + SHOWN,
        "person": "h3 .{name}",
        "title": "h3 .{degree}",
    },
    "table": {
        "card": "table.{list} tbody tr",
        "picture": "td:first-child img" + SHOWN,
        "person": "td .{name}",
        "title": "td .{degree}",
    },
    "figures": {
        "card": "figure.{card}",
        "picture": "img" + SHOWN,
        "person": "figcaption .{name}",
    },
    "definitions": {
        "card": "dl.{list} > div.{card}",
        "picture": "dd img" + SHOWN,
        "person": "dt",
    },
    "backgrounds": {
        "card": "li.{card}",
        "picture": ".{photo}:not([style*='platzhalter'])",
        "person": ".{name}",
    },
    "lazy": {
        "card": "article.{card}",
        "picture": "img.{photo}:not([data-src*='platzhalter'])",
        "person": ".head .{name}",
        "title": ".head .{degree}",
    },
    "srcset": {
        "card": "div.{card}",
        "picture": "picture img" + SHOWN,
        "person": "h3 .{name}",
        "title": "h3 .{degree}",
    },
    "script": {
        "card": "#people div.{card}",
        "picture": "img.{photo}" + SHOWN,
        "person": "h3 .{name}",
        "title": "h3 .{degree}",
    },
    "profiles": {
        "card": "ul.{list} > li.{card}",
        "picture": ".visitcard img.{photo}" + SHOWN,
        "person": ".{name}",
        "profile": "a.{profile}",
        "profile_picture": ".visitcard img.{photo}" + SHOWN,
    },
    "pages": {
        "card": "div.{card}",
        "picture": "img.{photo}" + SHOWN,
        "person": "h3.{name}",
        "next": "nav.pagination a[rel=next]",
    },
}
"""For each layout the selectors of its YAML, with the site's own class names to be filled in."""
LAYOUTS = tuple(SELECTORS)
