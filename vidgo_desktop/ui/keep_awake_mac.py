"""Keeping awake on a Mac: a power assertion, which ends with the process."""

from __future__ import annotations

import ctypes

from vidgo_desktop.ui.keep_awake import WHY

_FOLDER = "/System/Library/Frameworks"
# [CFString.h], [IOPMLib.h]
_UTF8 = 0x08000100
_LEVEL_ON = 255
_NO_IDLE_SLEEP = "PreventUserIdleSystemSleep"


class MacHolder:
    """Holds at most one assertion. The screen may go dark."""

    def __init__(self) -> None:
        self._power = ctypes.CDLL(f"{_FOLDER}/IOKit.framework/IOKit")
        self._core = ctypes.CDLL(f"{_FOLDER}/CoreFoundation.framework/CoreFoundation")
        make = self._core.CFStringCreateWithCString
        make.restype, make.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
        self._core.CFRelease.restype, self._core.CFRelease.argtypes = None, [ctypes.c_void_p]
        create = self._power.IOPMAssertionCreateWithName
        create.restype = ctypes.c_int
        create.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint32)]
        self._power.IOPMAssertionRelease.restype = ctypes.c_int
        self._power.IOPMAssertionRelease.argtypes = [ctypes.c_uint32]
        self._assertion: int | None = None

    def hold(self) -> None:
        """The system does not sleep by itself."""
        kind, why = self._text(_NO_IDLE_SLEEP), self._text(WHY)
        number = ctypes.c_uint32()
        if self._power.IOPMAssertionCreateWithName(kind, _LEVEL_ON, why, ctypes.byref(number)) == 0:
            self._assertion = number.value
        for text in (kind, why):
            self._core.CFRelease(text)

    def release(self) -> None:
        """As usual."""
        number, self._assertion = self._assertion, None
        if number is not None:
            self._power.IOPMAssertionRelease(number)

    def close(self) -> None:
        """As usual."""
        self.release()

    def _text(self, words: str) -> int:
        return int(self._core.CFStringCreateWithCString(None, words.encode(), _UTF8))
