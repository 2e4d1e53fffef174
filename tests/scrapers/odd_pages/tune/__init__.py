"""Layouts to tune the detector on."""

from . import (
    arrangement,
    captions_and_ranks,
    cards,
    content_systems,
    doubts,
    lists,
    long_texts,
    media,
    naming,
    nineties,
    page_builders,
    registers,
    scripted,
    site_kits,
    surroundings,
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
    *site_kits.LAYOUTS,
    *long_texts.LAYOUTS,
    *registers.LAYOUTS,
    *captions_and_ranks.LAYOUTS,
)
