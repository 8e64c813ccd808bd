"""Moments of the common time line as people read and hear them. Needs no widget."""

from __future__ import annotations

from PySide6.QtCore import QLocale

# What a ruler may count in, in seconds.
_STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)


def clock(seconds: float, rate: float) -> str:
    """``m:ss.ff``: minutes, seconds, frames."""
    # The half frame keeps a moment that was rounded down within its own frame.
    frames = max(0.0, seconds) * rate + 0.01
    whole = int(frames / rate) if rate > 0 else 0
    rest = int(frames - whole * rate) if rate > 0 else 0
    return f"{whole // 60}:{whole % 60:02}.{rest:02}"


def short(seconds: float) -> str:
    """``m:ss`` for a whole second, else with its tenth."""
    tenths = round(seconds * 10)
    text = f"{tenths // 600}:{tenths // 10 % 60:02}"
    return text if tenths % 10 == 0 else f"{text}.{tenths % 10}"


def number(seconds: float, digits: int = 1) -> str:
    """A number of seconds with at most this many digits behind the point."""
    rounded = round(float(seconds), digits)
    return QLocale().toString(rounded, "f", 0 if rounded == int(rounded) else digits)


def ruler_step(total: float, width: float, least: float) -> float:
    """How many seconds lie between two marks so that they are at least this far from each other."""
    if total <= 0 or width <= 0:
        return _STEPS[-1]
    return next((step for step in _STEPS if step / total * width >= least), _STEPS[-1])
