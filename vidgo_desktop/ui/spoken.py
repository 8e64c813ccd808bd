"""Texts as a voice should get them: words and digits, none of the signs that look good on the screen."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_GROUPED = re.compile(r"(?<=\d)[\u202f\u00a0](?=\d)")
_BETWEEN = re.compile(r"(?<=\d) ?× ?(?=\d)")
_SPAN = re.compile(r"(?<=\d)–(?=\d)")
_PAUSES = re.compile(r"\s*[·›]\s*|\s+–\s+")
_BLANKS = re.compile(r"[ \u202f\u00a0]+")


def spoken(text: str) -> str:
    """``Dance × Fox · 1 250`` becomes ``Dance with Fox, 1250``.

    Voices say "times" for a cross, spell or swallow the other signs, and read a number with a thin blank in it as two.
    """
    if text.isascii():
        return text
    text = _GROUPED.sub("", text)
    text = _BETWEEN.sub(f" {translate('TaskSpeech', 'by')} ", text)
    text = text.replace(" × ", translate("TaskSpeech", " with "))
    text = text.replace("×", f" {translate('TaskSpeech', 'times')} ")
    text = text.replace("≈", f" {translate('TaskSpeech', 'about')} ")
    text = text.replace("→", f" {translate('TaskSpeech', 'to')} ")
    text = _SPAN.sub(f" {translate('TaskSpeech', 'to')} ", text)
    text = _PAUSES.sub(", ", text).replace("…", "")
    return _BLANKS.sub(" ", text).strip(" ,")
