"""Layouts for measuring only: people who work on the detector do not look at them."""

from . import (
    directories,
    far_scripts,
    front_pages,
    institute_systems,
    languages,
    listings,
    plain_markup,
    positions,
    professional_schools,
    ranks_and_dates,
    strangers,
    team_widgets,
    university_themes,
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
    *university_themes.LAYOUTS,
    *professional_schools.LAYOUTS,
    *institute_systems.LAYOUTS,
    *plain_markup.LAYOUTS,
)
