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
    ASK = "ask"
    CONNECT = "connect"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that decides. Amounts are credits, None unknown; ``said`` is the sentence of the last refusal,
    ``compact`` a narrow pane where the shorter words are used. ``today`` is what this day has cost so far;
    ``ask_above`` and ``most_per_day`` are the user's own limits, None for none.
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
    today: float = 0.0
    ask_above: float | None = None
    most_per_day: float | None = None
    compact: bool = False


@dataclass(frozen=True, slots=True)
class GenerateWords:
    """``tone`` is a label's tone; ``name`` the button's accessible name; ``top_up`` shows the link *Top up*,
    ``change_limit`` the link *Change*, ``busy`` the icon of work under way. ``short`` is the button's text where the
    whole one does not fit.
    """

    button: str
    line: str
    press: Press = Press.NOTHING
    tone: str = "2"
    name: str = ""
    top_up: bool = False
    change_limit: bool = False
    busy: bool = False
    short: str = ""


def generate_words(now: Situation) -> GenerateWords:
    """The words for this situation; the first matter that stands in the way is named."""
    off = _in_the_way(now)
    if off is not None:
        return off
    if now.unsure:
        return _ready(now, Press.CONFIRM)
    return _ready(now, Press.ASK if _wants_second_look(now) else Press.SEND)


def _wants_second_look(now: Situation) -> bool:
    if now.practice or now.estimate is None or now.ask_above is None:
        return False
    return now.estimate > now.ask_above


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
    return _too_little(now, plain) or _over_the_limit(now, plain)


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


def _over_the_limit(now: Situation, plain: str) -> GenerateWords | None:
    most = now.most_per_day
    if now.practice or most is None:
        return None
    if now.today >= most:
        line = translate("Generate", "Your limit for today is reached.")
    elif now.estimate is not None and now.today + now.estimate > most:
        line = translate("Generate", "This would pass your limit for today.")
    else:
        return None
    return GenerateWords(plain, line, change_limit=True)


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
    short = translate("Generate", "Generate · about {number}").format(number=credits(now.estimate))
    return GenerateWords(text, line, press, tone, _spoken(now.estimate, now.balance), short=short)


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
