"""Days, times that run, and sizes of files, as a row of the list says them. Pure."""

from __future__ import annotations

import time
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from vidgo_desktop.ui.numbers import duration

translate = QCoreApplication.translate

_MEGA = 1_000_000
_KILO = 1_000


def local_day(seconds: float) -> int:
    """The local day of a moment (UTC seconds) as a proleptic ordinal, like ``TaskIndex.days``."""
    year, month, day = time.localtime(seconds)[:3]
    return date(year, month, day).toordinal()


def day_text(day: int, today: int) -> str:
    """The words of a group head."""
    if day == today:
        return translate("TaskText", "Today")
    if day == today - 1:
        return translate("TaskText", "Yesterday")
    when = date.fromordinal(max(1, day))
    return QLocale().toString(QDate(when.year, when.month, when.day), QLocale.FormatType.LongFormat)


def whole_duration(seconds: float) -> str:
    """A time that runs: ``40 s``, ``2 min 40 s``, ``1 h 5 min``."""
    whole = max(0, int(seconds))
    return translate("TaskText", "{seconds} s").format(seconds=whole) if whole < 60 else duration(whole)


def bytes_text(done: int, total: int) -> str:
    """``28 of 42 MB``; with one digit behind the point below 10 MB, in kB below 1 MB."""
    done, total = max(0, min(done, total)), max(0, total)
    locale = QLocale()
    if total < _MEGA:
        text, step, digits = translate("TaskText", "{done} of {total} kB"), _KILO, 0
    else:
        text, step, digits = translate("TaskText", "{done} of {total} MB"), _MEGA, int(total < 10 * _MEGA)
    return text.format(done=locale.toString(done / step, "f", digits), total=locale.toString(total / step, "f", digits))
