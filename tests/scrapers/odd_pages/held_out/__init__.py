"""Layouts for measuring only: people who work on the detector do not look at them."""

from . import (
    capitals_and_scripts,
    commonwealth,
    faculties_and_clinics,
    far_scripts,
    labs_and_british_schools,
    latin_departments,
    plain_markup,
    strangers,
    tiles_placed_by_script,
)

LAYOUTS = (
    *strangers.LAYOUTS,
    *far_scripts.LAYOUTS,
    *plain_markup.LAYOUTS,
    *latin_departments.LAYOUTS,
    *tiles_placed_by_script.LAYOUTS,
    *faculties_and_clinics.LAYOUTS,
    *labs_and_british_schools.LAYOUTS,
    *capitals_and_scripts.LAYOUTS,
    *commonwealth.LAYOUTS,
)
