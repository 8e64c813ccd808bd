"""Entry point of ``vidgo-desktop`` and of ``python -m vidgo_desktop``."""

from __future__ import annotations

import gc
import sys


def begin() -> None:
    """To be called before anything of the program is imported."""
    # The collector finds nothing in what is imported and costs a tenth of the time; the window takes it over.
    gc.disable()


def main() -> int:
    """Run the program; the value is its exit code."""
    begin()
    from vidgo_desktop.app import main as run

    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
