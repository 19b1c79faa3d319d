"""`python -m tests.load`: the load runs, printed as a table; `python -m tests.load faults` for one part alone."""

from __future__ import annotations

import sys

from tests.load.bench import main

sys.exit(main(sys.argv[1:]))
