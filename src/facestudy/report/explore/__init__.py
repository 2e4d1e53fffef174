"""Write ``explore.html``: every face of a study in one page, to look at, filter, compare and mark."""
