"""Layouts for measuring only: people who work on the detector do not look at them."""

from . import (
    faculties_and_clinics,
    far_scripts,
    institutes_and_museums,
    labs_and_british_schools,
    languages,
    latin_departments,
    listings,
    plain_markup,
    professional_schools,
    strangers,
    swiss_austrian_and_dutch,
    team_widgets,
    themes_of_the_web,
    tiles_placed_by_script,
)

LAYOUTS = (
    *languages.LAYOUTS,
    *strangers.LAYOUTS,
    *listings.LAYOUTS,
    *far_scripts.LAYOUTS,
    *team_widgets.LAYOUTS,
    *professional_schools.LAYOUTS,
    *plain_markup.LAYOUTS,
    *latin_departments.LAYOUTS,
    *institutes_and_museums.LAYOUTS,
    *themes_of_the_web.LAYOUTS,
    *tiles_placed_by_script.LAYOUTS,
    *swiss_austrian_and_dutch.LAYOUTS,
    *faculties_and_clinics.LAYOUTS,
    *labs_and_british_schools.LAYOUTS,
)
