"""Switching the thickened stems off: it works with this Qt, and does nothing at all where it cannot work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
_READ_BACK = """
import ctypes
gui = ctypes.CDLL("libQt6Gui.so.6")
library = gui["_Z14qt_getFreetypev"]
library.restype = ctypes.c_void_p
value = ctypes.c_ubyte(7)
gui["FT_Property_Get"](ctypes.c_void_p(library()), b"cff", b"no-stem-darkening", ctypes.byref(value))
print(value.value)
"""


def _said(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=_ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.split()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux draws letters this way")
def test_stems_are_drawn_as_they_are() -> None:
    program = (
        "from PySide6.QtGui import QGuiApplication\n"
        "app = QGuiApplication(['test'])\n"
        f"{_READ_BACK}"
        "from vidgo_desktop.ui.font_drawing import draw_stems_as_they_are\n"
        "print(draw_stems_as_they_are())\n"
        f"{_READ_BACK}"
    )
    assert _said(program) == ["0", "True", "1"]


def test_without_qts_fonts_there_is_nothing_to_do() -> None:
    program = "from vidgo_desktop.ui.font_drawing import draw_stems_as_they_are as draw; print(draw())"
    assert _said(program) == ["False"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux draws letters this way")
def test_a_handle_of_another_freetype_is_left_alone() -> None:
    program = (
        "import ctypes\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "from vidgo_desktop.ui import font_drawing\n"
        "gui = ctypes.CDLL('libQt6Gui.so.6')\n"
        # What all versions begin with: where the memory comes from, and the three numbers of the version.
        "foreign = (ctypes.c_int * 16)(0, 0, 1, 9, 9)\n"
        "print(font_drawing._is_of_the_same_freetype(gui, ctypes.cast(foreign, ctypes.c_void_p)))\n"
    )
    assert _said(program) == ["False"]
