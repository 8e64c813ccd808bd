"""The three lines under the actions: where the video lies, how long its link works, what it cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QVBoxLayout, QWidget

from vidgo_desktop.core.charge_marks import SHARED, fell_by, is_watched, others_of
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.result_link import link_until
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.error_text import charge_words
from vidgo_desktop.ui.numbers import clock, credits
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.time_words import local_day

translate = QCoreApplication.translate

_HEIGHT = 20
_ICON = 16
_TEXT_LEFT = 24
_LINK_ICON = "clock"
# Estimates are whole credits.
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an icon, its token, and the text in parts, of which ``strong`` is the middle one."""

    icon: str
    tint: str
    before: str
    strong: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The whole text."""
        return f"{self.before}{self.strong}{self.after}"


def lines_of(task: Task, now: float, realm: Realm) -> tuple[Line, ...]:
    """What is known about a task's result and its cost, at ``now`` (UTC seconds)."""
    found = (_saved_line(task), _link_line(task, now), _charge_line(task, realm))
    return tuple(line for line in found if line is not None)


def folder_words(folder: Path) -> str:
    """The last two steps of a folder: ``Videos › Vidgo``."""
    steps = [part for part in folder.parts if part != folder.anchor]
    return " › ".join(steps[-2:])


def _saved_line(task: Task) -> Line | None:
    if task.result is not ResultState.SAVED or task.result_path is None:
        return None
    template = translate("ResultLines", "Saved as {name} in {folder}")
    before, _, after = template.partition("{name}")
    folder = folder_words(task.result_path.parent)
    return Line("check", "ok", before.format(folder=folder), task.result_path.name, after.format(folder=folder))


def _link_line(task: Task, now: float) -> Line | None:
    until = link_until(task)
    if until is None:
        return None
    if until <= now:
        return Line(_LINK_ICON, "text.3", translate("ResultLines", "The link does not work any more"))
    template = translate("ResultLines", "Link works until {time}")
    if local_day(until) > local_day(now):
        template = translate("ResultLines", "Link works until tomorrow, {time}")
    return Line(_LINK_ICON, "text.3", template.format(time=clock(until)))


def _charge_line(task: Task, realm: Realm) -> Line | None:
    text = charge_text(task, realm)
    return Line("credits", "text.3", text) if text else None


def charge_text(task: Task, realm: Realm = Realm.ACCOUNT) -> str:
    """What an ended task cost, in words; empty when there is nothing to say yet."""
    if task.charge is None:
        finished = task.state is TaskState.FINISHED
        return translate("ResultLines", "Charge not clear yet, watching") if finished else ""
    if task.charge is Charge.UNCLEAR and not is_watched(task):
        return translate("ResultLines", "Charge not clear")
    if task.charge is not Charge.CHARGED:
        return charge_words(task.charge, None)
    fell = fell_by(task)
    if fell is not None and task.request.estimate is not None:
        text = translate("ResultLines", "Charged about {credits} credits; your balance fell by {fell} in that time")
        return text.format(credits=credits(task.request.estimate), fell=credits(fell))
    others = others_of(task)
    if others is not None or SHARED in task.extra or task.charged is None:
        return _about(task, others)
    return _exactly(task.charged, task.request.estimate, realm)


def _about(task: Task, others: int | None) -> str:
    amount = task.charged if others is not None else task.request.estimate
    if amount is None:
        return charge_words(Charge.CHARGED, task.charged)
    if others:
        text = translate("ResultLines", "Charged about {credits} credits, together with %n other(s)", None, others)
    elif SHARED in task.extra and others is None:
        text = translate("ResultLines", "Charged about {credits} credits, together with others")
    else:
        text = translate("ResultLines", "Charged about {credits} credits")
    return text.format(credits=credits(float(round(amount))))


def _exactly(charged: float, estimate: float | None, realm: Realm) -> str:
    if realm is Realm.PRACTICE:
        text = translate("ResultLines", "Charged {credits} pretend credits")
    elif estimate is None:
        text = translate("ResultLines", "Charged {credits} credits")
    elif abs(estimate - charged) < _SAME:
        text = translate("ResultLines", "Charged {credits} credits, as estimated")
    else:
        text = translate("ResultLines", "Charged {credits} credits, {estimate} were estimated")
    return text.format(credits=credits(charged), estimate=credits(estimate or 0.0))


class LineView(QWidget):
    """Paints one line; the strong part is cut in its middle when there is no room."""

    def __init__(self, theme: Theme, line: Line) -> None:
        super().__init__()
        self._theme = theme
        self._line = line
        self.setAccessibleName(spoken(line.text))
        self.setToolTip("")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line of text."""
        metrics = QFontMetrics(self._theme.font("small"))
        height = max(self._theme.scaled(_HEIGHT), metrics.height() + 4)
        return QSize(_TEXT_LEFT + metrics.horizontalAdvance(self._line.text), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and text."""
        painter = QPainter(self)
        theme, line = self._theme, self._line
        drawn = assets.pixmap(line.icon, _ICON, theme.hex(line.tint), self.devicePixelRatioF())
        whole, direction = self.rect(), self.layoutDirection()
        place = QRect(0, (self.height() - _ICON) // 2, _ICON, _ICON)
        painter.drawPixmap(QStyle.visualRect(direction, whole, place).topLeft(), drawn)
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        room = self.width() - _TEXT_LEFT - metrics.horizontalAdvance(line.before + line.after)
        strong = metrics.elidedText(line.strong, Qt.TextElideMode.ElideMiddle, max(40, room))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        left = _TEXT_LEFT
        for text, token in ((line.before, "text.2"), (strong, "text.1"), (line.after, "text.2")):
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - left)
            painter.setPen(theme.color(token))
            box = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(QStyle.visualRect(direction, whole, box), align, cut)
            left += metrics.horizontalAdvance(cut)
        painter.end()


class ResultLines(QWidget):
    """The lines of one task, made anew when they change."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._views: list[LineView] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the lines say."""
        return tuple(line.text for line in self._lines)

    @property
    def link_text(self) -> str:
        """How long the link works, empty without one."""
        return next((line.text for line in self._lines if line.icon == _LINK_ICON), "")

    def show_task(self, task: Task, realm: Realm, now: float) -> None:
        """Say what is known at ``now`` (UTC seconds)."""
        self._show(lines_of(task, now, realm))

    def clear(self) -> None:
        """Say nothing."""
        self._show(())

    def _show(self, lines: Sequence[Line]) -> None:
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        for view in self._views:
            self._box.removeWidget(view)
            view.deleteLater()
        self._views = [LineView(self._theme, line) for line in self._lines]
        for view in self._views:
            self._box.addWidget(view)
