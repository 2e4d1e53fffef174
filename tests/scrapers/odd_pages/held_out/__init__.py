"""Layouts for measuring only: people who work on the detector do not look at them."""

LAYOUTS = ()
