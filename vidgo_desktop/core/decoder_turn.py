"""Who loads the decoder: one thread at a time.

PyAV is loaded with the first file, on whichever thread meets it. Its parts import each other in a circle, so two
threads that begin with different parts break it for the rest of the run: videos that were paid for could not be saved
any more (seen as a deadlock of imports, and then as a TypeError at each file).
"""

from __future__ import annotations

import threading

DECODER_TURN = threading.RLock()
"""Held around each late import of a module that brings the decoder with it. Any thread."""
