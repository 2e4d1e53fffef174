"""Run the command ``facestudy`` as ``python -m facestudy.cli``."""

import sys

from facestudy.cli.main import main

sys.exit(main())
