"""Detect people, with their portraits, on a page without selectors; pure functions.

``page`` puts all together. ``reading`` says how much a line reads like a name, ``lines`` adds what
its place on the page says (``joining`` first joins names that are spread over two lines), and
``portraits`` says the same of pictures. ``pairs`` says how likely a name and a picture belong
together. ``weights`` holds what each evidence counts. ``decision`` assigns all pictures at once.
``own_pages`` finds people's own pages, and ``profile`` the portrait there. See docs/detection.md.
"""
