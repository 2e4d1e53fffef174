"""Layouts for measuring only: people who work on the detector do not look at them."""

from . import (
    asian_departments,
    directories,
    far_scripts,
    front_pages,
    group_pages,
    institutes_and_museums,
    languages,
    latin_departments,
    listings,
    positions,
    ranks_and_dates,
    strangers,
    team_widgets,
    turkish_and_moroccan,
    widgets,
    written_elsewhere,
)

LAYOUTS = (
    *languages.LAYOUTS,
    *widgets.LAYOUTS,
    *strangers.LAYOUTS,
    *written_elsewhere.LAYOUTS,
    *ranks_and_dates.LAYOUTS,
    *positions.LAYOUTS,
    *front_pages.LAYOUTS,
    *listings.LAYOUTS,
    *directories.LAYOUTS,
    *far_scripts.LAYOUTS,
    *team_widgets.LAYOUTS,
    *latin_departments.LAYOUTS,
    *turkish_and_moroccan.LAYOUTS,
    *asian_departments.LAYOUTS,
    *group_pages.LAYOUTS,
    *institutes_and_museums.LAYOUTS,
)
