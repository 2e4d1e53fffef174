"""Layouts for measuring only: people who work on the detector do not look at them."""

from . import (
    american_and_british_departments,
    german_and_alpine_institutes,
    institutes_of_asia,
    latin_and_eastern_faculties,
)

LAYOUTS = (
    *latin_and_eastern_faculties.LAYOUTS,
    *german_and_alpine_institutes.LAYOUTS,
    *american_and_british_departments.LAYOUTS,
    *institutes_of_asia.LAYOUTS,
)
