"""`python -m xl_recon`: the command line."""

from __future__ import annotations

import sys

from xl_recon.ui.cli import main

sys.exit(main())
