"""How busy this machine is with other work, so that a limit of real time judges the program and not the machine."""

from __future__ import annotations

import os


def slowness() -> float:
    """How much longer everything takes because of other work: waiting processes for each processor, at least 1."""
    if not hasattr(os, "getloadavg"):
        return 1.0
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
