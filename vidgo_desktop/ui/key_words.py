"""The sentences about a key: what was cleaned away, what is wrong with it, what the test said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.api_key import SHORTEST_KEY, clean_key
from vidgo_desktop.core.errors import AuthError, BadKey, NetworkError, PermissionRefused, RateLimited, ServerError
from vidgo_desktop.core.facts import KeyTest
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.numbers import credits as number

_QUOTES = re.compile("[\"'`“”„‘’«»]")
# Names that people give to keys are words; the keys themselves are one run of letters and digits.
_NAME = re.compile(r"[^\W\d_]+(?:[ _\-.]+\w+)*", re.UNICODE)
_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence with its tone: ``ok``, ``warn``, ``error`` or ``2`` for plain. ``button`` may be empty."""

    tone: str
    icon: str
    text: str
    button: str = ""


def key_of(text: str) -> tuple[str | None, Note | None]:
    """The key in a text, None when there is none, and what is to be said about it."""
    try:
        key = clean_key(text)
    except BadKey:
        return None, _bad_note(text)
    if _looks_like_name(key):
        # Only a guess: nobody documents what a key looks like, so the test decides.
        return key, Note("warn", "alert", _tr("This looks like the key’s name, not the key."))
    return key, cleaned_note(text, key)


def cleaned_note(text: str, key: str) -> Note | None:
    """What was taken away from a pasted text; None when nothing was."""
    if text == key:
        return None
    head, _, tail = text.partition(key)
    around = head + tail
    removed: list[str] = []
    if re.search(r"\s|[\x00\xa0\u200b\u2060\ufeff\u3000]", re.sub(r"(?i)bearer\s", "", around)):
        removed.append(_tr("a blank"))
    if _QUOTES.search(around):
        removed.append(_tr("quotation marks"))
    if re.search(r"(?i)bearer", around):
        removed.append(_tr("the word Bearer"))
    if not removed:
        return None
    if len(removed) == 1:
        return Note("2", "info", _tr("We removed {part}.").format(part=removed[0]))
    first = ", ".join(removed[:-1])
    return Note("2", "info", _tr("We removed {first} and {last}.").format(first=first, last=removed[-1]))


def _bad_note(text: str) -> Note:
    plain = text.strip()
    if not plain:
        return Note("error", "failed", _tr("Paste your key first."))
    if len(plain) <= _LONGEST_NAME and _NAME.fullmatch(plain):
        return Note("error", "failed", _tr("This looks like the key’s name, not the key."))
    if len(plain) < SHORTEST_KEY:
        return Note("error", "failed", _tr("This is too short for a key. Copy it once more."))
    return Note("error", "failed", _tr("This cannot be a key. Copy it once more, and nothing else."))


def _looks_like_name(key: str) -> bool:
    """A short word without a digit, such as ``my-vidgo-key``."""
    return len(key) <= _LONGEST_NAME and not re.search(r"\d", key) and bool(re.search(r"[-_. ]", key))


def testing_note() -> Note:
    """While the answer is awaited."""
    return Note("2", "preparing", _tr("Testing…"))


def test_note(answer: KeyTest) -> Note:
    """What the test of a key said."""
    error = answer.error
    if error is None:
        if answer.credits is None:
            return Note("ok", "check", _tr("The key works"))
        if answer.credits <= 0:
            text = _tr("The key works, but there are no credits yet.")
            return Note("warn", "alert", text, _tr("Top up"))
        shown = number(answer.credits)
        return Note("ok", "check", _tr("The key works ({amount} credits)").format(amount=shown))
    match error:
        case BadKey():
            return Note("error", "failed", _tr("This cannot be a key. Copy it once more, and nothing else."))
        case PermissionRefused():
            return Note("warn", "alert", _tr("Vidgo knows this key, but it may not ask for the balance."))
        case AuthError():
            return Note("error", "failed", _tr("Vidgo does not accept this key. Copy it once more."))
        case RateLimited() | ServerError():
            return Note("warn", "alert", error_words(error).sentence, _tr("Try again"))
        case NetworkError():
            text = _tr("No answer from Vidgo. Check your connection.")
            return Note("warn", "alert", text, _tr("Try again"))
    words = error_words(error)
    text = _tr("{headline}. {sentence}").format(headline=words.headline, sentence=words.sentence)
    return Note("error", "failed", text, _tr("Try again"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyWords", text)
