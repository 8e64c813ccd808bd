"""The list behind *Recent messages*: what the window said, when, and how often."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

KEPT = 100
# A fault that lasts is told once, not with every attempt.
QUIET_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``at`` is when it was said last (UTC seconds), ``kind`` ``info``, ``ok``, ``warn`` or ``error``."""

    at: float
    text: str
    kind: str = "info"
    count: int = 1


class RecentMessages(QObject):
    """The last hundred messages, newest first. UI thread. ``changed`` comes after each new or repeated one.

    ``clock`` gives the time of the list in UTC seconds, ``ticks`` the seconds of a clock that nobody can set.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.time,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._ticks = ticks
        self._messages: list[Message] = []
        self._said_at: dict[str, float] = {}

    @property
    def messages(self) -> tuple[Message, ...]:
        """All of them, the newest first."""
        return tuple(self._messages)

    def add(self, text: str, kind: str = "info") -> bool:
        """Note a message. False when the same text was said less than a minute ago: then it is only counted."""
        now = self._ticks()
        said = self._said_at.get(text)
        is_new = said is None or now - said >= QUIET_SECONDS
        old = next((message for message in self._messages if message.text == text), None)
        if is_new or old is None:
            self._said_at[text] = now
            self._messages.insert(0, Message(self._clock(), text, kind))
        else:
            self._messages.remove(old)
            self._messages.insert(0, replace(old, at=self._clock(), count=old.count + 1))
        for gone in self._messages[KEPT:]:
            self._said_at.pop(gone.text, None)
        del self._messages[KEPT:]
        self.changed.emit()
        return is_new
