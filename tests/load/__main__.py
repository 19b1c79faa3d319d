"""`python -m tests.load`: the load runs, printed as a table."""

from __future__ import annotations

import sys

from tests.load.bench import main

sys.exit(main())
