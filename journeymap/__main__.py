"""``python -m journeymap`` is the command ``journeymap``."""

import sys

from journeymap.cli import main

if __name__ == "__main__":
    sys.exit(main())
