"""What volunteers agree to.

Enters: who asks, for what study, and how long pictures stay. Leaves: the terms that the page
shows, and a digest of them, so that it is known to what text somebody agreed.
"""

import hashlib
import json
from dataclasses import asdict, dataclass

CONTACT = "the person who invited you to this page"
PURPOSE = "Teaching a small network to name the emoticon that somebody poses."


@dataclass(frozen=True)
class Terms:
    """``days`` are those after which a picture is removed."""

    study: str
    days: int
    contact: str = CONTACT
    purpose: str = PURPOSE

    @property
    def period(self) -> str:
        """How long, in words."""
        if self.days % 365 == 0:
            years = self.days // 365
            return "one year" if years == 1 else f"{years} years"
        return "one day" if self.days == 1 else f"{self.days} days"

    @property
    def digest(self) -> str:
        """Names these terms."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]
