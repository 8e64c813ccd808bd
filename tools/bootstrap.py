"""First step of every ``make`` target: ``python -m tools.bootstrap TARGET``.

This file alone must be readable by any Python, however old, so that the wrong one gets a sentence and not a
traceback.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one place where an older Python is expected
    sys.exit(
        "Vidgo Desktop needs Python 3.11 or newer, and this is Python {}.{}.\n"
        "If another one is installed, name it: make PYTHON=python3.12 ...".format(*sys.version_info)
    )

from tools.environment import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
