"""What a removal came to, in words for the command line."""

from dataclasses import dataclass, field


@dataclass
class Removal:
    """What was removed.

    Attributes:
        people: as `facestudy.privacy.find_person.person` identifies them.
        pictures: how many, with those that had no row in the index.
        counts: how many things of each kind; the keys are descriptions.
        stale: names of models that were trained with the pictures.
        by_address: whether an address was all that was known of the person.
        elsewhere: other studies that hold one of the pictures.
    """

    people: list[str]
    pictures: int
    counts: dict[str, int] = field(default_factory=dict)
    stale: list[str] = field(default_factory=list)
    by_address: bool = False
    elsewhere: list[str] = field(default_factory=list)

    def add(self, kind: str, count: int) -> None:
        """Count things of a kind."""
        if count:
            self.counts[kind] = self.counts.get(kind, 0) + count

    def __str__(self) -> str:
        lines = [f"removed {self.pictures} picture(s) of {len(self.people)} person(s):"]
        lines += [f"  {count:>6}  {kind}" for kind, count in self.counts.items()]
        if self.stale:
            lines.append(f"trained with them, and now out of date: {', '.join(self.stale)}")
        if self.elsewhere:
            names = ", ".join(self.elsewhere)
            lines.append(f"also in other studies, where the person must be removed, too: {names}")
        if self.by_address and not self.pictures:  # in a log that does not say whose it is
            lines.append("no picture is known by this address: remove the person by --name or --id")
            return "\n".join(lines)
        lines.append("reruns will not collect them again; to rebuild the report, run make report")
        return "\n".join(lines)
