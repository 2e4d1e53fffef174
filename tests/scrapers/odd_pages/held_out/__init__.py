"""Layouts for measuring only: people who work on the detector do not look at them."""

from . import (
    capitals_and_scripts,
    commonwealth,
    far_scripts,
    institutes_and_museums,
    languages,
    latin_departments,
    listings,
    plain_markup,
    professional_schools,
    programmes_and_mosaics,
    strangers,
    team_widgets,
    uralic_departments,
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
    *uralic_departments.LAYOUTS,
    *capitals_and_scripts.LAYOUTS,
    *commonwealth.LAYOUTS,
    *programmes_and_mosaics.LAYOUTS,
)
