"""The words about a link's time. Pure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.time_words import local_day

translate = QCoreApplication.translate


def link_time_words(until: float | None, now: float) -> str:
    """``works until tomorrow, 14:29`` (both UTC seconds), as a part of a sentence; empty when nobody knows."""
    if until is None:
        return ""
    if until <= now:
        return translate("HandOver", "does not work any more")
    if local_day(until) > local_day(now):
        return translate("HandOver", "works until tomorrow, {time}").format(time=clock(until))
    return translate("HandOver", "works until {time}").format(time=clock(until))
