"""The command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from vidgo_desktop import __version__
from vidgo_desktop.ui.language import LANGUAGES


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command line, with or without the program's name in front."""
    rest = list(argv[1:]) if argv and not argv[0].startswith("-") else list(argv)
    about = "The native studio for Vidgo's Wan Animate models."
    parser = argparse.ArgumentParser(prog="vidgo-desktop", description=about)
    parser.add_argument("--version", action="version", version=f"Vidgo Desktop {__version__}")
    parser.add_argument("--data-dir", metavar="DIR", help="keep everything of one profile in this folder")
    parser.add_argument("--api-base", metavar="URL", help="another address of the service (https, or http on loopback)")
    parser.add_argument("--practice", action="store_true", help="start in practice mode: nothing is sent or spent")
    parser.add_argument("--theme", choices=("system", "dark", "light"), help="the look, for this and later starts")
    parser.add_argument("--language", choices=tuple(LANGUAGES), help="the language, for this and later starts")
    parser.add_argument("--self-test", metavar="DIR", help="make a practice video, write it and pictures to DIR")
    return parser.parse_args(rest)
