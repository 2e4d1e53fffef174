"""The layouts of people pages, and the CSS selectors that find people in each of them.

Each layout has a template of the same name, ``templates/<name>.html.j2``.
"""

NOT_PLACEHOLDER = ":not([src*='platzhalter'])"
"""Excludes placeholder images, which differ from portraits by their file name only."""
SELECTORS = {
    "cards": {
        "card": "div.{card}",
        "picture": "img.{photo}" + NOT_PLACEHOLDER,
        "person": "h3 .{name}",
        "title": "h3 .{degree}",
    },
    "table": {
        "card": "table.{list} tbody tr",
        "picture": "td:first-child img" + NOT_PLACEHOLDER,
        "person": "td .{name}",
        "title": "td .{degree}",
    },
    "figures": {
        "card": "figure.{card}",
        "picture": "img" + NOT_PLACEHOLDER,
        "person": "figcaption .{name}",
    },
    "definitions": {
        "card": "dl.{list} > div.{card}",
        "picture": "dd img" + NOT_PLACEHOLDER,
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
        "picture": "picture img" + NOT_PLACEHOLDER,
        "person": "h3 .{name}",
        "title": "h3 .{degree}",
    },
    "script": {
        "card": "#people div.{card}",
        "picture": "img.{photo}" + NOT_PLACEHOLDER,
        "person": "h3 .{name}",
        "title": "h3 .{degree}",
    },
    "profiles": {
        "card": "ul.{list} > li.{card}",
        "picture": ".visitcard img.{photo}" + NOT_PLACEHOLDER,
        "person": ".{name}",
        "profile": "a.{profile}",
        "profile_picture": ".visitcard img.{photo}" + NOT_PLACEHOLDER,
    },
    "pages": {
        "card": "div.{card}",
        "picture": "img.{photo}" + NOT_PLACEHOLDER,
        "person": "h3.{name}",
        "next": "nav.pagination a[rel=next]",
    },
}
"""The selectors of each layout's YAML, with fields for the site's class names."""
LAYOUTS = tuple(SELECTORS)
