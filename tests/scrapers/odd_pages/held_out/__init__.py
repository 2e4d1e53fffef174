"""Layouts for measuring only: people who work on the detector do not look at them."""

from . import attributes, elsewhere, languages, mixtures, old_hands, strangers, widgets

LAYOUTS = (
    *old_hands.LAYOUTS,
    *mixtures.LAYOUTS,
    *languages.LAYOUTS,
    *attributes.LAYOUTS,
    *widgets.LAYOUTS,
    *strangers.LAYOUTS,
    *elsewhere.LAYOUTS,
)
