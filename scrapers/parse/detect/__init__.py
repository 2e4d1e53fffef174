"""Detect people, with their portraits, on a page without selectors; pure functions.

``flattening`` turns a snapshot's HTML into a ``layout`` of lines (``pieces``) and ``pictures``,
 ``likeness`` scores one line as a name, ``slots`` decides which lines hold names, and
``members`` keeps those of the page's people. ``pairing`` assigns each name its picture: by
``cards``, by links, or by ``order`` and ``nearness``. ``onward`` finds further pages, and
``profile`` a person's portrait on their own page. ``finding`` puts all of this together.
"""
