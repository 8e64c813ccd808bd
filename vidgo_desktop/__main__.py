"""Entry point of ``vidgo-desktop`` and of ``python -m vidgo_desktop``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; the value is its exit code."""
    from vidgo_desktop.app import main as run

    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
