"""Layouts for measuring alone: whoever works on the detector does not look at them."""

LAYOUTS = ()
