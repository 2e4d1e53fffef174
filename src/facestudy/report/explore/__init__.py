"""Write ``explore.html``: every face of a study, to look at, filter, compare and correct."""
