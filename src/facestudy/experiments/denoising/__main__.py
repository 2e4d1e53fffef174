"""``python -m facestudy.experiments.denoising``."""

import sys

from facestudy.experiments.denoising.cli import main

sys.exit(main())
