"""The groups of evidence as the verdict's sentences call them."""

from collections.abc import Sequence

from facestudy.audit.controls.registry import DEMOGRAPHICS, FACE, LIGHT, PRESENTATION, SITE

NAMES = {
    SITE: "the site",
    DEMOGRAPHICS: "who the people are (age, sex and the like)",
    PRESENTATION: "how they present themselves (hair, clothes, expression, pose)",
    LIGHT: "the light on the face",
    FACE: "the face",
}


def listed(groups: Sequence[str]) -> str:
    """The names of some groups.

    >>> listed([SITE, LIGHT, FACE])
    'the site, the light on the face and the face'
    """
    return joined([NAMES[group] for group in groups])


def tell(groups: Sequence[str]) -> str:
    """That some groups tell the classes apart.

    >>> tell([SITE])
    'the site tells the classes apart'
    >>> tell([SITE, LIGHT])
    'the site and the light on the face tell the classes apart'
    """
    return f"{listed(groups)} {'tells' if len(groups) == 1 else 'tell'} the classes apart"


def joined(texts: Sequence[str]) -> str:
    """Texts with commas between them, and an "and" before the last.

    >>> joined(["age"]), joined(["age", "sex"]), joined(["age", "sex", "title"])
    ('age', 'age and sex', 'age, sex and title')
    """
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def sentence(text: str) -> str:
    """With a capital at its beginning.

    >>> sentence("the AUC is high")
    'The AUC is high'
    """
    return text[:1].upper() + text[1:]
