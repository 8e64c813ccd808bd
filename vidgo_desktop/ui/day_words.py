"""The words by which a day is found: what the head of its rows says, and other ways of writing it. Any thread."""

from __future__ import annotations

import time
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from vidgo_desktop.ui.time_words import day_text, local_day

_MOST_DAYS = 20_000
# From the first day of the calendar to the day that Qt counts from.
_JULIAN = 1_721_425


def day_words(day: int) -> str:
    """Every word for a local day (proleptic ordinal) in the language of the window, with blanks between them."""
    return words_of_day(day, local_day(time.time()))


def words_of_day(day: int, today: int) -> str:
    """The same, with the day that is today."""
    said = day_text(day, today) if today - 1 <= day <= today else ""
    return f"{said} {_written(QLocale(), day)}".strip()


@lru_cache(maxsize=_MOST_DAYS)
def _written(locale: QLocale, day: int) -> str:
    when = QDate.fromJulianDay(day + _JULIAN)
    if day < 1 or not when.isValid():
        return ""
    kinds = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    # With the whole year too: many write it so, and some short forms leave its first half out.
    numbers = locale.dateFormat(QLocale.FormatType.ShortFormat)
    whole = numbers if "yyyy" in numbers else numbers.replace("yy", "yyyy")
    ways = [*(locale.toString(when, kind) for kind in kinds), locale.toString(when, whole)]
    # A month or weekday may end otherwise within a date than alone, as Slavic languages have it.
    ways += [locale.standaloneMonthName(when.month()), locale.standaloneDayName(when.dayOfWeek())]
    ways += [locale.dayName(when.dayOfWeek(), QLocale.FormatType.ShortFormat)]
    return " ".join(dict.fromkeys(" ".join(ways).split()))
