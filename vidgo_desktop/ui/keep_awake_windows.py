"""Keeping awake on Windows: a state of the thread that asked, which ends with the process."""

from __future__ import annotations

import ctypes
import sys

# [winbase.h] The first makes the others last until the next call.
_CONTINUOUS = 0x80000000
_SYSTEM_REQUIRED = 0x00000001


class WindowsHolder:
    """Called on the UI thread only, whose state it is."""

    def hold(self) -> None:
        """The system does not sleep by itself; the screen may go dark."""
        self._set(_CONTINUOUS | _SYSTEM_REQUIRED)

    def release(self) -> None:
        """As usual."""
        self._set(_CONTINUOUS)

    def close(self) -> None:
        """As usual."""
        self.release()

    def _set(self, state: int) -> None:
        if sys.platform == "win32":
            ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint32(state))
