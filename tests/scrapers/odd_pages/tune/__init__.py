"""Layouts to tune the detector on."""

from . import (
    arrangement,
    between_people,
    by_hand,
    cards,
    content_systems,
    doubts,
    lists,
    media,
    naming,
    nineties,
    no_picture_yet,
    page_builders,
    scripted,
    surroundings,
    titles_before_and_behind,
    writing_systems,
)

LAYOUTS = (
    *nineties.LAYOUTS,
    *content_systems.LAYOUTS,
    *cards.LAYOUTS,
    *surroundings.LAYOUTS,
    *scripted.LAYOUTS,
    *lists.LAYOUTS,
    *doubts.LAYOUTS,
    *page_builders.LAYOUTS,
    *writing_systems.LAYOUTS,
    *naming.LAYOUTS,
    *arrangement.LAYOUTS,
    *media.LAYOUTS,
    *by_hand.LAYOUTS,
    *between_people.LAYOUTS,
    *no_picture_yet.LAYOUTS,
    *titles_before_and_behind.LAYOUTS,
)
