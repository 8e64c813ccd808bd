"""Numbers as people read them. Follows the system's language; needs no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

translate = QCoreApplication.translate

_GROUP_SPACE = "\u202f"
_BYTES_PER_STEP = 1000
_CLOCK_LIMIT = 8.64e10


def credits(value: float) -> str:
    """An amount of credits such as ``1 250`` or ``7.5``: at most one digit behind the point, none when it is 0."""
    locale = _locale()
    rounded = round(float(value), 1)
    digits = 0 if rounded == int(rounded) else 1
    text = locale.toString(abs(rounded), "f", digits)
    if locale.language() is QLocale.Language.English:
        text = text.replace(locale.groupSeparator(), _GROUP_SPACE)
    return f"−{text}" if rounded < 0 else text


def duration(seconds: float) -> str:
    """A length of time: ``10.0 s`` below a minute, then ``2 min 40 s``, from an hour on ``1 h 5 min``."""
    seconds = max(0.0, seconds)
    if seconds < 59.95:
        return translate("Numbers", "{seconds} s").format(seconds=_locale().toString(float(seconds), "f", 1))
    whole = round(seconds)
    if whole < 3600:
        return translate("Numbers", "{minutes} min {seconds} s").format(minutes=whole // 60, seconds=whole % 60)
    return translate("Numbers", "{hours} h {minutes} min").format(hours=whole // 3600, minutes=whole % 3600 // 60)


def file_size(size: int) -> str:
    """A number of bytes: ``900 bytes``, ``12 kB``, ``1.4 MB``, ``2.0 GB``; steps of 1,000."""
    if size < _BYTES_PER_STEP:
        return translate("Numbers", "{size} bytes").format(size=max(0, size))
    kilo = size / _BYTES_PER_STEP
    if kilo < 999.5:
        return translate("Numbers", "{size} kB").format(size=_locale().toString(kilo, "f", 0))
    mega = kilo / _BYTES_PER_STEP
    if mega < 999.95:
        return translate("Numbers", "{size} MB").format(size=_locale().toString(mega, "f", 1))
    return translate("Numbers", "{size} GB").format(size=_locale().toString(mega / _BYTES_PER_STEP, "f", 1))


def clock(utc_seconds: float) -> str:
    """The time of day of a moment in the user's own zone, such as ``14:32``; UTC seconds, empty when impossible."""
    if not -_CLOCK_LIMIT < utc_seconds < _CLOCK_LIMIT:
        return ""
    moment = QDateTime.fromMSecsSinceEpoch(round(utc_seconds * 1000))
    locale = _locale()
    if locale.language() is QLocale.Language.English:
        return moment.toString("HH:mm")
    return locale.toString(moment.time(), QLocale.FormatType.ShortFormat)


def moment(utc_seconds: float) -> str:
    """Day and time of day of a moment in the user's own zone; UTC seconds, empty when impossible."""
    time = clock(utc_seconds)
    if not time:
        return ""
    day = QDateTime.fromMSecsSinceEpoch(round(utc_seconds * 1000)).date()
    return f"{_locale().toString(day, QLocale.FormatType.LongFormat)}, {time}"


def _locale() -> QLocale:
    # The plain "C" locale of bare machines groups no digits; its texts are English here, so its numbers are too.
    locale = QLocale()
    return QLocale(QLocale.Language.English) if locale.language() is QLocale.Language.C else locale
