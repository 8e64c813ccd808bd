"""How letters of OpenType-CFF faces, such as Debian's Inter, are drawn on Linux: with the strokes that they have.

Qt asks FreeType to thicken the stems of such faces and blends them with a gamma on top. Light text on a dark ground
then looks a whole weight bolder than its weight says, and than the same face in every other program.
"""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes

_DRIVER, _PROPERTY = b"cff", b"no-stem-darkening"


@cache
def draw_stems_as_they_are() -> bool:
    """Switch the thickening off for the calling thread's fonts; True when that was possible.

    To be called on the UI thread, after the QApplication exists and before the first text is measured: a face that is
    in use already keeps what it has. Where Qt brings its own font engine there is nothing to do.
    """
    if not sys.platform.startswith("linux"):
        return False
    # No ctypes in this Python, no such library or function in this Qt: then it stays as Qt has it.
    with contextlib.suppress(ImportError, OSError, AttributeError):
        return _switch_off()
    return False


def _switch_off() -> bool:
    import ctypes

    # Only the library that is loaded already, and FreeType only as that library sees it.
    gui = ctypes.CDLL("libQt6Gui.so.6", mode=os.RTLD_NOLOAD | os.RTLD_LAZY)
    # ``FT_Library qt_getFreetype()`` is exported by name.
    library = gui["_Z14qt_getFreetypev"]
    library.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(library())
    if handle.value is None or not _is_of_the_same_freetype(gui, handle):
        return False
    off = ctypes.c_ubyte(1)
    return all(
        gui[name](handle, _DRIVER, _PROPERTY, ctypes.byref(value)) == 0
        for name, value in (("FT_Property_Get", ctypes.c_ubyte()), ("FT_Property_Set", off))
    )


def _is_of_the_same_freetype(gui: ctypes.CDLL, handle: ctypes.c_void_p) -> bool:
    """Whether the FreeType that is found made this handle.

    A Qt that hides a FreeType of its own leaves the system's to be found, which must not touch the handle; but a
    handle's version stands at the same place in all of them.
    """
    import ctypes

    def version(library: ctypes.c_void_p) -> list[int]:
        numbers = [ctypes.c_int() for _ in range(3)]
        gui["FT_Library_Version"](library, *map(ctypes.byref, numbers))
        return [number.value for number in numbers]

    ours = ctypes.c_void_p()
    if gui["FT_Init_FreeType"](ctypes.byref(ours)):
        return False
    try:
        return version(ours) == version(handle)
    finally:
        gui["FT_Done_FreeType"](ours)
