"""The data sheet of an export in words: what Croissant's vocabulary for responsible AI asks."""

import re
from collections.abc import Mapping
from typing import Any

USES = (
    "To rerun or refute the study's figures: compare predictions, compute other metrics, check the "
    "split. Not to judge, to find or to recognise a person; no accuracy says anything about one."
)
LIMITS = (
    "The classes may differ in sex, age, style and web site; the audit says how far the figures "
    "come from these. The figures hold for these departments and no others."
)
REMOVAL = (
    "The study removes anybody on request. What was passed on is out of its reach: who holds a "
    "copy must delete it when asked, and ask for a new export."
)

NO_REMOVAL = "Nobody has to be removed: the people do not exist."


def facts(sheet: Mapping[str, Any], *, fictional: bool, with_pictures: bool) -> dict[str, str]:
    """The facts of a data sheet without names of people, departments and sites.

    Args:
        sheet: from `facestudy.report.pages.datasheet.facts`.
        fictional: whether nobody in the study exists.
        with_pictures: whether the export holds faces.

    Returns:
        texts, by the name of the property.
    """
    people = "Fictional people, drawn by the program" if fictional else "Portraits of real people"
    collection, processing = sheet["collection"], sheet["preprocessing"]
    retrieved = collection["retrieved"] if fictional else years(collection["retrieved"])
    return {
        "dataCollection": f"{people}; retrieved {retrieved}, "
        f"{sheet['composition']['pictures']} pictures.",
        "dataPreprocessingProtocol": f"Faces found: {processing['faces']}. Rejected: "
        f"{counted(processing['rejected'])}. Curation: {counted(processing['curated'])}. Split by "
        f"{processing['split_by']}; no group spans two parts ({processing['groups']} groups).",
        "dataUseCases": USES,
        "dataLimitations": LIMITS,
        "personalSensitiveInformation": personal(fictional, with_pictures),
        "dataReleaseMaintenancePlan": NO_REMOVAL if fictional else REMOVAL,
    }


def personal(fictional: bool, with_pictures: bool) -> str:
    """What of people is in an export.

    >>> personal(True, False)
    'None: the people do not exist.'
    """
    if fictional:
        return "None: the people do not exist."
    faces = (
        "The faces are in it, so the people can be recognised: it is personal data, and biometric "
        "data where it is used to identify. "
        if with_pictures
        else ""
    )
    return (
        f"{faces}Ids, groups and departments are numbers drawn at random for this export. Names, "
        "titles, addresses, dates and digests of pictures are not in it. The class of each picture "
        "is, since the study asks for it; age and sex are in it only where they are that class. It "
        "is pseudonymous, not anonymous: somebody who has the portraits can try to match the "
        "predicted probabilities, and a department may be known by its number of portraits."
    )


def years(days: str) -> str:
    """The years of some days: a day may tell who joined a department then.

    >>> years("2021-03-04 to 2022-01-02"), years("not known")
    ('in 2021 to 2022', 'not known')

    Args:
        days: the first and the last day, one day, or a text without days.
    """
    found = list(dict.fromkeys(re.findall(r"\b(\d{4})-\d\d-\d\d\b", days)))
    return f"in {' to '.join(found)}" if found else days


def counted(value: object) -> str:
    """Counts by name on one line; a text as it is.

    >>> counted({"no face": 3, "blurred": 1})
    'no face 3, blurred 1'

    Args:
        value: a dictionary of counts, or a text such as "not known".
    """
    if not isinstance(value, Mapping):
        return str(value)
    return ", ".join(f"{name} {count}" for name, count in value.items()) or "none"
