"""People on a page that nobody has configured; pure, over one snapshot.

Enters: the HTML of a `scrapers.fetch.snapshot.Snapshot`, with what the browser noted on its elements.
Leaves: who stands there, each with the portrait that is theirs, and where the list goes on.

``flattening`` makes a ``layout`` of lines (``pieces``) and ``pictures``, ``likeness`` judges one
line, ``slots`` decides which lines hold names, and of these ``company`` keeps the page's people.
``pairing`` gives each name its picture: by ``cards``, by links, or by ``order`` and ``nearness``.
``onward`` finds further pages and ``profile`` a person's portrait on a page of their own.
``finding`` puts them together.
"""
