"""The hair styles as numbers: hairline, volume, curl and direction of the strands."""

from dataclasses import dataclass

# The hairline is given at these angles round the head (degrees; 0 is the middle of the forehead,
# 90 the ear, 180 the nape), as heights y in head units: negative is above the eyes.
HAIRLINE_ANGLES = (0, 25, 42, 50, 60, 72, 84, 100, 180)


@dataclass(frozen=True)
class HairStyle:
    """A hair style.

    ``hairline`` is given at `HAIRLINE_ANGLES`. ``top`` and ``side`` are the thickness of the hair
    in head units, ``curl`` is 0..1. ``flow`` is the direction of the strands: "down" from the
    crown, "back" from the forehead, "side" across the head, "parted" down on both sides of a
    parting at the angle ``parting``, or "curls" without a direction (``curls`` per head unit).
    ``soft`` is the softness of the hairline, ``sweep`` the lean of strands that run down,
    ``shift`` the asymmetry of the hairline.
    """

    hairline: tuple[float, ...]
    top: float
    side: float
    curl: float = 0.1
    flow: str = "down"
    soft: float = 0.06
    sweep: float = 0.1
    shift: float = 0.0
    parting: float = 0.0
    curls: float = 0.0
    bun: bool = False

    @property
    def hangs(self) -> bool:
        """Whether the hair reaches the shoulders."""
        return self.hairline[-1] > 1.15

    @property
    def hides_ears(self) -> bool:
        """Whether the hair covers the ears."""
        return self.hairline[7] > 0

    @property
    def is_fringe(self) -> bool:
        """Whether the hair covers the forehead."""
        return self.hairline[0] > -0.8


STYLES: dict[str, HairStyle | None] = {
    "bald": None,
    "buzz": HairStyle(
        (-1.0, -1.03, -1.06, -0.93, -0.55, 0.0, 0.05, -0.28, 0.7),
        top=0.05,
        side=0.015,
        curl=0.05,
        flow="back",
        soft=0.13,
    ),
    "short": HairStyle(
        (-0.99, -1.02, -1.06, -0.93, -0.52, 0.05, 0.1, -0.28, 0.8),
        top=0.17,
        side=0.04,
        curl=0.22,
        flow="side",
        soft=0.09,
        shift=0.04,
    ),
    "side": HairStyle(
        (-1.0, -1.05, -1.06, -0.92, -0.5, 0.05, 0.12, -0.26, 0.85),
        top=0.24,
        side=0.045,
        flow="side",
        soft=0.06,
        shift=0.1,
    ),
    "quiff": HairStyle(
        (-1.06, -1.1, -1.12, -0.95, -0.52, 0.02, 0.08, -0.28, 0.8),
        top=0.36,
        side=0.035,
        curl=0.15,
        flow="back",
        soft=0.06,
        shift=0.04,
    ),
    "receding": HairStyle(
        (-1.16, -1.36, -1.32, -1.05, -0.58, 0.02, 0.1, -0.26, 0.8),
        top=0.08,
        side=0.05,
        curl=0.12,
        flow="back",
        soft=0.11,
    ),
    "fringe": HairStyle(
        (-0.47, -0.46, -0.43, -0.36, 0.1, 0.55, 0.8, 0.95, 1.1),
        top=0.19,
        side=0.12,
        soft=0.05,
        sweep=0.3,
    ),
    "bob": HairStyle(
        (-1.12, -0.96, -0.66, -0.35, 0.75, 1.2, 1.28, 1.32, 1.38),
        top=0.19,
        side=0.17,
        flow="parted",
        parting=14,
    ),
    "long": HairStyle(
        (-1.14, -0.98, -0.68, -0.36, 1.0, 2.2, 2.35, 2.5, 2.6),
        top=0.17,
        side=0.15,
        curl=0.12,
        flow="parted",
        parting=8,
    ),
    "fringe_long": HairStyle(
        (-0.46, -0.46, -0.41, -0.2, 1.1, 2.2, 2.3, 2.4, 2.5),
        top=0.18,
        side=0.15,
        soft=0.05,
        sweep=0.25,
    ),
    "wavy": HairStyle(
        (-1.12, -0.98, -0.7, -0.35, 0.8, 1.85, 1.95, 2.1, 2.2),
        top=0.23,
        side=0.22,
        curl=0.4,
        flow="parted",
        parting=18,
    ),
    "afro": HairStyle(
        (-1.0, -1.02, -0.97, -0.82, -0.45, 0.1, 0.22, 0.35, 0.5),
        top=0.52,
        side=0.44,
        curl=1.0,
        flow="curls",
        curls=11,
        soft=0.09,
    ),
    "curly": HairStyle(
        (-0.94, -0.97, -0.9, -0.65, -0.25, 0.15, 0.3, 0.4, 0.6),
        top=0.32,
        side=0.2,
        curl=0.9,
        flow="curls",
        curls=6.5,
        soft=0.07,
    ),
    "bun": HairStyle(
        (-1.05, -1.03, -0.98, -0.85, -0.55, -0.05, 0.0, -0.25, 0.6),
        top=0.09,
        side=0.035,
        curl=0.05,
        flow="back",
        soft=0.07,
        bun=True,
    ),
}
