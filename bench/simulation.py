"""A simulated register watched through years in minutes, with bad days and SIGKILL: what was found, how late, at what cost.

python bench/simulation.py [--companies N] [--days N] [--seed N] [--kill-every S] [--keep FOLDER]
"""

from __future__ import annotations

import sys

from simulate.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
