"""Detect people, with their portraits, on a page without selectors; pure functions.

``page`` puts all together. ``lines`` says how much a line reads like a name, by its text
(`scrapers.parse.text.reading`) and its place on the page; ``joining`` first joins names that are
spread over two lines. ``portraits`` says the same of pictures, and ``pairs`` how likely a name and
a picture belong together. What each evidence counts stands in `scrapers.parse.weights`.
``decision`` assigns all pictures at once. ``own_pages`` finds people's own pages, and
`scrapers.parse.profile` the portrait there. See docs/detection.md.
"""
