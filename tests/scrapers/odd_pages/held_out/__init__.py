"""Layouts for measuring alone: whoever works on the detector does not look at them."""

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
