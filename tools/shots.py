"""``make shots``: every screen of the program as a picture, in both themes, at each width, at 100 and at 200 %.

Drives the real program in practice mode, without a display, and writes into DIR (docs/screens unless said
otherwise): ``scene-theme-width.png``, and ``@2x`` for twice the pixels; with another language its code stands at the
end of the name. Needs no network and no key.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from vidgo_desktop.ui.language import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screens"
# The stand-in for a screen, large enough that no window is shrunk to it.
_SCREEN = {"name": "shots", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "logicalBaseDpi": 96}


def main(arguments: list[str]) -> int:
    """Write all pictures; 0 when every one was written."""
    parser = argparse.ArgumentParser(prog="python -m tools.shots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--exact", action="store_true", help="keep every colour: three times as large")
    parser.add_argument("--scene", default="", help="only scenes whose name begins with this")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="en", help="what the program speaks")
    parser.add_argument("--scale", type=int, choices=(1, 2), help=argparse.SUPPRESS)
    wanted = parser.parse_args(arguments)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    if wanted.scale:
        return _draw(wanted)
    codes = [_child(wanted, scale) for scale in (1, 2)]
    pictures = list(wanted.folder.glob("*.png"))
    size = sum(picture.stat().st_size for picture in pictures)
    _say(f"{len(pictures)} pictures, {size / 1e6:.1f} MB, in {wanted.folder}")
    return max(codes)


def _child(wanted: argparse.Namespace, scale: int) -> int:
    """One process for each scale: it is chosen once, before the program begins."""
    with tempfile.TemporaryDirectory(prefix="vidgo-shots-") as folder:
        screens = Path(folder) / "screens.json"
        screens.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
        surroundings = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            "QT_SCALE_FACTOR": str(scale),
        }
        command = [sys.executable, "-m", "tools.shots", str(wanted.folder), "--scale", str(scale)]
        command += ["--scene", wanted.scene] if wanted.scene else []
        command += ["--language", wanted.language]
        command += ["--exact"] if wanted.exact else []
        return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


def _draw(wanted: argparse.Namespace) -> int:
    """What the child does."""
    from tools.shots_camera import Camera
    from tools.shots_hands import NotSeen

    try:
        Camera(wanted.folder, wanted.scale, wanted.language, exact=wanted.exact, scene=wanted.scene).run()
    except NotSeen as error:
        _say(f"FAILED  {error}")
        return 1
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
