"""Layouts for measuring only: people who work on the detector do not look at them."""

from . import (
    attributes,
    elsewhere,
    front_pages,
    languages,
    letters_and_labels,
    listings,
    mixtures,
    moving_parts,
    old_hands,
    positions,
    ranks_and_dates,
    romance_departments,
    strangers,
    two_scripts,
    widgets,
    written_elsewhere,
)

LAYOUTS = (
    *old_hands.LAYOUTS,
    *mixtures.LAYOUTS,
    *languages.LAYOUTS,
    *attributes.LAYOUTS,
    *widgets.LAYOUTS,
    *strangers.LAYOUTS,
    *elsewhere.LAYOUTS,
    *written_elsewhere.LAYOUTS,
    *two_scripts.LAYOUTS,
    *ranks_and_dates.LAYOUTS,
    *positions.LAYOUTS,
    *front_pages.LAYOUTS,
    *romance_departments.LAYOUTS,
    *listings.LAYOUTS,
    *moving_parts.LAYOUTS,
    *letters_and_labels.LAYOUTS,
)
