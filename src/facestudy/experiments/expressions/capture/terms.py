"""The terms that volunteers agree to, and where their random numbers are kept."""

from dataclasses import dataclass

from facestudy.study.paths import Study
from facestudy.web.visitors import CONTACT, Visitors, digest_of

PURPOSE = "To train a small neural network that recognises posed emoticons."


@dataclass(frozen=True)
class Terms:
    """The terms that the page shows.

    Args:
        study: name of the study.
        days: after which a picture is deleted.
        contact: whom volunteers can ask, shown as it stands.
        purpose: what the pictures are used for.

    >>> Terms("faces", 730).period
    '2 years'
    """

    study: str
    days: int
    contact: str = CONTACT
    purpose: str = PURPOSE

    @property
    def period(self) -> str:
        """``days`` in words."""
        if self.days % 365 == 0:
            years = self.days // 365
            return "one year" if years == 1 else f"{years} years"
        return "one day" if self.days == 1 else f"{self.days} days"

    @property
    def digest(self) -> str:
        """Identifies these terms, so that each consent names the text that it is for."""
        return digest_of(self)


def visitors_of(study: Study) -> Visitors:
    """The volunteers of a study, in ``raw/visitors.csv``."""
    return Visitors(study, study.raw / "visitors.csv")
