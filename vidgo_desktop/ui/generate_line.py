"""What the big button and the line below it say. A pure table of situations, so that each can be tested."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.ui.numbers import credits

translate = QCoreApplication.translate


class Press(StrEnum):
    """What the button does."""

    NOTHING = "nothing"
    SEND = "send"
    CONNECT = "connect"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that decides. Amounts are credits, None unknown; ``said`` is the sentence of the last refusal,
    ``compact`` a narrow pane where the shorter words are used.
    """

    sending: bool = False
    stopped: str = ""
    said: str = ""
    has_key: bool = True
    practice: bool = False
    online: bool = True
    has_video: bool = True
    has_image: bool = True
    reading: bool = False
    blocked: bool = False
    unsure: bool = False
    asked: bool = False
    estimate: float | None = None
    balance: float | None = None
    compact: bool = False


@dataclass(frozen=True, slots=True)
class GenerateWords:
    """``tone`` is a label's tone; ``name`` the button's accessible name; ``top_up`` shows the link *Top up*,
    ``busy`` the icon of work under way.
    """

    button: str
    line: str
    press: Press = Press.NOTHING
    tone: str = "2"
    name: str = ""
    top_up: bool = False
    busy: bool = False


def generate_words(now: Situation) -> GenerateWords:
    """The words for this situation; the first matter that stands in the way is named."""
    off = _in_the_way(now)
    if off is not None:
        return off
    return _ready(now, Press.CONFIRM if now.unsure else Press.SEND)


def _in_the_way(now: Situation) -> GenerateWords | None:
    plain = translate("Generate", "Generate")
    if now.sending:
        return GenerateWords(translate("Generate", "Sending…"), "", busy=True)
    if now.stopped:
        return GenerateWords(plain, now.stopped, tone="error")
    if not now.practice and not now.has_key:
        line = translate("Generate", "Connect your account to generate, or practise without one.")
        return GenerateWords(translate("Generate", "Connect account…"), line, Press.CONNECT)
    if now.blocked:
        return GenerateWords(plain, translate("Generate", "Fix the red note first."))
    if now.reading:
        return GenerateWords(plain, translate("Generate", "Looking at the file…"))
    if not (now.has_video and now.has_image):
        return GenerateWords(plain, _missing(now))
    if not now.practice and not now.online:
        return GenerateWords(plain, translate("Generate", "You are offline. Your choice is kept."))
    return _too_little(now, plain)


def _missing(now: Situation) -> str:
    if now.has_video:
        return translate("Generate", "Add a picture.")
    if now.has_image:
        return translate("Generate", "Add a video.")
    return translate("Generate", "Add a video and a picture to see the price.")


def _too_little(now: Situation, plain: str) -> GenerateWords | None:
    if now.estimate is None or now.balance is None or now.estimate <= now.balance:
        return None
    line = translate("Generate", "About {needed} credits are needed, you have {balance}.")
    words = line.format(needed=credits(now.estimate), balance=credits(now.balance))
    return GenerateWords(plain, words, top_up=not now.practice)


def _ready(now: Situation, press: Press) -> GenerateWords:
    line, tone = _ready_line(now), "2"
    if now.said:
        line, tone = now.said, "error"
    if now.unsure and now.asked:
        line, tone = translate("Generate", "Look at the amber note. Press once more to use the link as it is."), "warn"
    if now.practice:
        name = translate("Generate", "Generate, pretend, nothing is spent")
        return GenerateWords(translate("Generate", "Generate · pretend"), line, press, tone, name)
    if now.estimate is None:
        name = translate("Generate", "Generate, price not known yet")
        return GenerateWords(translate("Generate", "Generate"), line, press, tone, name)
    text = translate("Generate", "Generate · about {number} credits").format(number=credits(now.estimate))
    return GenerateWords(text, line, press, tone, _spoken(now.estimate, now.balance))


def _ready_line(now: Situation) -> str:
    if now.practice:
        return translate("Generate", "Practice mode: nothing is sent, nothing is spent.")
    if now.estimate is None:
        return translate("Generate", "The price is not known yet. Your balance tells us afterwards.")
    if now.balance is None or now.compact:
        return translate("Generate", "Held now, given back if it fails.")
    line = translate("Generate", "Held now, given back if it fails. Leaves about {number}.")
    return line.format(number=credits(now.balance - now.estimate))


def _spoken(estimate: float, balance: float | None) -> str:
    if balance is None:
        return translate("Generate", "Generate, about {number} credits").format(number=credits(estimate))
    name = translate("Generate", "Generate, about {number} credits, leaves about {rest}")
    return name.format(number=credits(estimate), rest=credits(balance - estimate))
