"""The sentences about a key: what was cleaned away, what is wrong with it, what the test said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.api_key import LONGEST_KEY, SHORTEST_KEY, OddCharacter, clean_key
from vidgo_desktop.core.errors import AuthError, BadKey, NetworkError, PermissionRefused, RateLimited, ServerError
from vidgo_desktop.core.facts import KeyFact, KeyPlace, KeyTest, KeyTrouble
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.numbers import duration

_QUOTES = re.compile("[\"'`“”„‘’«»]")
_BLANKS = re.compile(r"[\s\x00\xa0\u200b\u2060\ufeff\u3000]")
_BEARER = re.compile(r"(?i)bearer\s*")
# Names that people give to keys are words; the keys themselves are one run of letters and digits.
_NAME = re.compile(r"[^\W\d_]+(?:[ _\-.]+\w+)*", re.UNICODE)
_LONGEST_NAME = 24

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence with its tone: ``ok``, ``warn``, ``error`` or ``2`` for plain. The other texts may be empty.

    ``hint`` is a smaller sentence below, ``amount`` the balance in words, ``spoken`` what is read out instead.
    """

    tone: str
    icon: str
    text: str
    button: str = ""
    hint: str = ""
    amount: str = ""
    spoken: str = ""


def key_of(text: str) -> tuple[str | None, Note | None]:
    """The key in a text, None when there is none, and what is to be said about it."""
    try:
        key = clean_key(text)
    except BadKey as error:
        return None, _bad_note(text, error)
    return key, name_note() if looks_like_name(key) else cleaned_note(text, key)


def is_unfinished(text: str) -> bool:
    """Whether this is so short that somebody may still be typing it."""
    return len(text.strip()) < SHORTEST_KEY


def looks_like_name(key: str) -> bool:
    """A short word without a digit, such as ``my-vidgo-key``.

    Only a guess: nobody documents what a key looks like, so a test decides where somebody insists.
    """
    return len(key) <= _LONGEST_NAME and not re.search(r"\d", key) and bool(re.search(r"[-_. ]", key))


def name_note() -> Note:
    """For what looks like a name but could be a key."""
    text = translate("KeyWords", "This looks like the key’s name, not the key.")
    return Note("warn", "alert", text, translate("KeyWords", "Test it anyway"))


def cleaned_note(text: str, key: str) -> Note | None:
    """What was taken away from a pasted text; None when nothing was."""
    removed = _removed(text, key)
    if not removed:
        return None
    if len(removed) == 1:
        return Note("2", "info", translate("KeyWords", "We removed {part}.").format(part=removed[0]))
    first = translate("KeyWords", ", ").join(removed[:-1])
    said = translate("KeyWords", "We removed {first} and {last}.").format(first=first, last=removed[-1])
    return Note("2", "info", said)


def _removed(text: str, key: str) -> list[str]:
    if text == key:
        return []
    head, found, tail = text.partition(key)
    # A key in several lines is not found as a whole; then nothing but its lines is told.
    around = head + tail if found else ""
    removed: list[str] = []
    bare = _BEARER.sub("", around)
    has_name = bool(re.search(r"[A-Za-z]", bare))
    if not found:
        removed.append(translate("KeyWords", "a line break"))
    if _BLANKS.search(bare) and not has_name:
        removed.append(translate("KeyWords", "a blank"))
    if _QUOTES.search(around):
        removed.append(translate("KeyWords", "quotation marks"))
    if has_name:
        removed.append(translate("KeyWords", "the name in front of it"))
    if _BEARER.search(around):
        removed.append(translate("KeyWords", "the word Bearer"))
    return removed


def _bad_note(text: str, error: BadKey) -> Note:
    plain = text.strip()
    if not plain:
        return Note("error", "failed", translate("KeyWords", "Paste your key first."))
    odd = isinstance(error, OddCharacter) and not text[error.position - 1].isspace()
    is_word = not (odd and re.search(r"\d", plain))
    if len(plain) <= _LONGEST_NAME and _NAME.fullmatch(plain) and is_word:
        return Note("error", "failed", translate("KeyWords", "This looks like the key’s name, not the key."))
    if len(plain) < SHORTEST_KEY:
        return Note("error", "failed", translate("KeyWords", "This is too short for a key. Copy it once more."))
    if isinstance(error, OddCharacter) and odd:
        # The character itself is not repeated: it stands in the middle of what is perhaps a key.
        said = translate("KeyWords", "Character {position} cannot be part of a key. Copy it once more.")
        return Note("error", "failed", said.format(position=error.position))
    if len(plain) > LONGEST_KEY:
        return Note("error", "failed", translate("KeyWords", "This is too long for a key. Copy the key alone."))
    return Note("error", "failed", _no_key())


def _no_key() -> str:
    return translate("KeyWords", "This cannot be a key. Copy it once more, and nothing else.")


def testing_note() -> Note:
    """While the answer is awaited."""
    return Note("2", "preparing", translate("KeyWords", "Testing…"))


def test_note(answer: KeyTest) -> Note:
    """What the test of a key said."""
    error = answer.error
    again = translate("KeyWords", "Try again")
    match error:
        case None:
            return _works_note(answer)
        case BadKey():
            return Note("error", "failed", _no_key())
        case PermissionRefused():
            text = translate("KeyWords", "Vidgo knows this key, but it may not ask for the balance.")
            return Note("warn", "alert", text)
        case AuthError():
            text = translate("KeyWords", "Vidgo does not accept this key. Copy it once more.")
            return Note("error", "failed", text)
        case RateLimited() | ServerError():
            return Note("warn", "alert", error_words(error).sentence, again)
        case NetworkError():
            return Note("warn", "alert", translate("KeyWords", "No answer from Vidgo. Check your connection."), again)
    words = error_words(error)
    text = translate("KeyWords", "{headline}. {sentence}").format(headline=words.headline, sentence=words.sentence)
    return Note("error", "failed", text, again)


def _works_note(answer: KeyTest) -> Note:
    works = translate("KeyWords", "The key works")
    seconds = duration(answer.seconds)
    hint = translate("KeyWords", "Vidgo answered in {seconds}. Testing costs nothing.").format(seconds=seconds)
    if answer.credits is None:
        return Note("ok", "check", works, hint=hint)
    if answer.credits <= 0:
        text = translate("KeyWords", "The key works, but there are no credits yet.")
        return Note("warn", "alert", text, translate("KeyWords", "Top up"))
    shown = number(answer.credits)
    spoken = translate("KeyWords", "The key works ({amount} credits)").format(amount=shown)
    amount = translate("KeyWords", "{amount} credits").format(amount=shown)
    return Note("ok", "check", works, hint=hint, amount=amount, spoken=spoken)


def connected_note(fact: KeyFact, balance: float | None) -> Note:
    """The key that is kept already, and its balance in credits where it is known."""
    amount = "" if balance is None else translate("KeyWords", "{amount} credits").format(amount=number(balance))
    return Note("ok", "check", translate("KeyWords", "Connected"), hint=kept_words(fact), amount=amount)


def place_note(fact: KeyFact | None) -> Note:
    """Where a key that is entered now will be kept, and why it cannot be kept for longer."""
    trouble = KeyTrouble.NONE if fact is None else fact.trouble
    if trouble is KeyTrouble.DAMAGED:
        return Note("warn", "alert", translate("KeyWords", "The stored key is damaged. Enter your key once more."))
    if fact is None or fact.keyring_usable or fact.place is KeyPlace.KEYRING:
        return Note("2", "lock", translate("KeyWords", "Kept in your system’s password store, never in a file."))
    # Without a key it helps to look once more; a key that was entered meanwhile is not asked for again.
    again = translate("KeyWords", "Try again") if fact.place is KeyPlace.NONE else ""
    match trouble:
        case KeyTrouble.LOCKED:
            text = translate("KeyWords", "Your password store is locked. Unlock it, or the key is kept until you quit.")
        case KeyTrouble.SILENT:
            text = translate("KeyWords", "Your password store does not answer. The key is kept until you quit.")
        case KeyTrouble.DENIED | KeyTrouble.NOT_REMOVED:
            text = translate("KeyWords", "Your password store did not let us in. The key is kept until you quit.")
        case KeyTrouble.NOT_KEPT:
            text = translate("KeyWords", "Your password store did not keep the key. It is kept until you quit.")
        case KeyTrouble.NOT_SAFE:
            text = translate("KeyWords", "Your password store is not a safe one. The key is kept until you quit.")
            again = ""
        case _:
            text = translate("KeyWords", "Your system has no password store. The key is kept until you quit.")
            again = ""
    return Note("warn", "alert", text, again)


def kept_words(fact: KeyFact) -> str:
    """Where the key is kept, with its last characters where they are known."""
    if fact.place is KeyPlace.SESSION:
        where = translate("KeyWords", "Kept until you quit.")
    else:
        where = translate("KeyWords", "Kept in your system’s password store.")
    if not fact.tail:
        return where
    return translate("KeyWords", "Ends in {tail}. {where}").format(tail=fact.tail, where=where)
