"""Layouts to tune the detector on."""

from . import cards, content_systems, doubts, lists, nineties, scripted, surroundings

LAYOUTS = (
    *nineties.LAYOUTS,
    *content_systems.LAYOUTS,
    *cards.LAYOUTS,
    *surroundings.LAYOUTS,
    *scripted.LAYOUTS,
    *lists.LAYOUTS,
    *doubts.LAYOUTS,
)
