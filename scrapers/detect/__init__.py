"""People on a page that nobody has configured; pure, over one snapshot.

Enters: the HTML of a `scrapers.pages.Snapshot`, with what the browser noted on its elements.
Leaves: who stands there, each with the portrait that is theirs, and where the list goes on.

``layout`` flattens the page to lines and pictures, ``likeness`` judges one line, ``slots`` decides
which lines hold names, ``pairing`` gives each name its picture, ``onward`` finds further pages and
``profile`` a person's portrait on a page of their own. ``finding`` puts them together.
"""
