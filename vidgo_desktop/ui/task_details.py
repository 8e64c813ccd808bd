"""The dialog about one task: its error with the technical part, or *Was I charged?* while the outcome is unknown."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vidgo_desktop.core.charge_marks import lacks_number
from vidgo_desktop.core.errors import Charge, VidgoError
from vidgo_desktop.core.facts import BalanceFact
from vidgo_desktop.core.library_facts import Attempts
from vidgo_desktop.core.task import BUSY, Task, TaskState
from vidgo_desktop.ui.attempts_panel import AttemptsPanel
from vidgo_desktop.ui.charge_panel import ChargePanel
from vidgo_desktop.ui.controls import push_button
from vidgo_desktop.ui.dialog_frame import RING_ROOM, ContentScroll, DialogFrame
from vidgo_desktop.ui.dialog_parts import ButtonRow
from vidgo_desktop.ui.error_text import ActionKind, ProblemText, action_words
from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.problem_panel import ProblemPanel
from vidgo_desktop.ui.problem_words import charge_of, words_of_problem
from vidgo_desktop.ui.task_text import can_do, words_of
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.thumbnail_loader import Corners, rounded_image
from vidgo_desktop.ui.wrapped_text import Paragraph

Thumb = Callable[[int, str], Path]
_WIDTH = 560
_ENDED_BADLY = frozenset({TaskState.FAILED, TaskState.REJECTED, TaskState.NEEDS_YOU})
# Buttons of a row that open this very dialog.
_LEADS_HERE = frozenset({ActionKind.WAS_I_CHARGED, ActionKind.DETAILS})
# Enter does the first button unless it sends, gives up, leads to a shop or ends the program.
_NEVER_BY_ENTER = frozenset(
    {ActionKind.TRY_AGAIN, ActionKind.STOP_WAITING, ActionKind.TOP_UP, ActionKind.QUIT, ActionKind.REMOVE}
)


class _PairPicture(QWidget):
    """The two small pictures of a task, 96×56; decoration."""

    def __init__(self, task: int, thumb: Thumb) -> None:
        super().__init__()
        self._task, self._thumb = task, thumb
        self._parts: dict[float, list[tuple[int, QImage]]] = {}
        self.setFixedSize(96, 56)

    def _drawn(self) -> list[tuple[int, QImage]]:
        # Kept for each ratio: the dialog may come up on a screen that differs, and be moved to another one.
        ratio = self.devicePixelRatioF()
        if ratio not in self._parts:
            # The video comes first in the direction of reading.
            leads = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
            outer, inner = Corners(6, 2), Corners(2, 6)
            first, second = (outer, inner) if leads else (inner, outer)
            video, image = (self._thumb(self._task, what) for what in ("video", "image"))
            self._parts[ratio] = [
                (0 if leads else 42, rounded_image(video, QSize(54, 56) * ratio, ratio, first)),
                (56 if leads else 0, rounded_image(image, QSize(40, 56) * ratio, ratio, second)),
            ]
        return self._parts[ratio]

    @property
    def is_empty(self) -> bool:
        """Whether there is no picture of this task."""
        return all(image.isNull() for _left, image in self._drawn())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both."""
        painter = QPainter(self)
        for left, image in self._drawn():
            painter.drawImage(left, 0, image)
        painter.end()


class TaskDetails(DialogFrame):
    """``action_requested`` carries an ``ActionKind``; the other signals belong to an unknown outcome."""

    action_requested = Signal(object)
    send_again_requested = Signal(object)
    stop_requested = Signal(object)
    task_number_given = Signal(object, object)
    balance_requested = Signal()

    def __init__(
        self, theme: Theme, task: Task, parent: QWidget | None, *, thumb: Thumb | None = None, pretend: bool = False
    ) -> None:
        super().__init__(theme, parent, QSize(_WIDTH, 0))
        self.task = task
        self._pretend = pretend
        self.setObjectName("taskDetails")
        self._charge_panel: ChargePanel | None = None
        self._problem_panel: ProblemPanel | None = None
        self._again: QPushButton | None = None
        self._keep: QPushButton | None = None
        self._words = self._problem_words()
        if lacks_number(task):
            headline, below = self.tr("Was I charged?"), self._sent_line()
            self._charge_panel = ChargePanel(theme, task)
            middle: QWidget = self._charge_panel
        else:
            headline, below = self._headline(), self._time_line()
            middle = self._problem_panel = self._make_problem()
        self.setWindowTitle(headline)
        # The title scrolls with the rest, so that something is left of the dialog on a very small screen.
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(24 - RING_ROOM, 24, 24 - RING_ROOM, 24 - RING_ROOM)
        inside.setSpacing(16)
        inside.addLayout(self._title_row(headline, below, thumb))
        inside.addWidget(middle)
        self.attempts = AttemptsPanel(theme)
        tries = QVBoxLayout()
        tries.setContentsMargins(RING_ROOM, 0, RING_ROOM, 0)
        tries.addWidget(self.attempts)
        inside.addLayout(tries)
        inside.addStretch(1)
        self._buttons = ButtonRow()
        self.footer = self._buttons
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(ContentScroll(content), 1)
        box.addWidget(self._buttons)
        if self._charge_panel is not None:
            self._fill_charge_footer(self._charge_panel)
        else:
            self._fill_problem_footer()

    # --- contents -------------------------------------------------------------------------------------------

    def _problem_words(self) -> ProblemText | None:
        problem = self.task.problem
        return None if problem is None else words_of_problem(self.task, problem)

    def _headline(self) -> str:
        return self._words.headline if self._words is not None else words_of(self.task, time.time()).word

    def _make_problem(self) -> ProblemPanel:
        words = self._words
        if words is None:
            state = words_of(self.task, time.time())
            panel = self._panel(state.sentence, "", self.task.charge)
            panel.details.open(True)
        else:
            charge = charge_of(self.task)
            panel = self._panel(words.sentence, words.help, charge)
        panel.details.opened.connect(self.fit)
        return panel

    def _panel(self, sentence: str, help_text: str, charge: Charge | None) -> ProblemPanel:
        return ProblemPanel(self.theme, self.task, sentence, help_text, charge, pretend=self._pretend)

    def _sent_line(self) -> str:
        moment = self.task.submitted_at or self.task.created_at
        return self.tr("{title} · sent {time}").format(title=self.task.title, time=clock(moment))

    def _time_line(self) -> str:
        moment = self.task.ended_at or self.task.checked_at or self.task.created_at
        return self.tr("{title} · {time}").format(title=self.task.title, time=clock(moment))

    def _title_row(self, headline: str, below: str, thumb: Thumb | None) -> QHBoxLayout:
        row = QHBoxLayout()
        # The cross stands a little nearer to the edge than the text.
        row.setContentsMargins(RING_ROOM, 0, RING_ROOM - 2, 0)
        row.setSpacing(16)
        if thumb is not None:
            pair = _PairPicture(self.task.id, thumb)
            if not pair.is_empty:
                row.addWidget(pair)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Paragraph(self.theme, "title", "1", headline))
        words.addWidget(Paragraph(self.theme, "body", "2", below))
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self.close_button(), 0, Qt.AlignmentFlag.AlignTop)
        return row

    # --- footers --------------------------------------------------------------------------------------------

    def _fill_charge_footer(self, panel: ChargePanel) -> None:
        panel.number_given.connect(self._number_given)
        panel.unfolded.connect(self.fit)
        panel.look_requested.connect(self.balance_requested)
        if self.task.state is not TaskState.UNKNOWN:
            # Nobody waits for it any more; it can still be found, but not be sent from here.
            close = push_button("close", self.tr("Close"), "primary")
            close.setDefault(True)
            close.clicked.connect(self.reject)
            self._buttons.add_right(close)
            return
        stop = push_button("stopWatching", self.tr("Stop watching"), "plain")
        price = self.task.request.estimate
        text = self.tr("Send again…")
        if price is not None:
            text = self.tr("Send again · about {amount} credits").format(amount=number(price))
        self._again = push_button("sendAgain", text)
        keep = push_button("keepChecking", self.tr("Keep checking"), "primary")
        keep.setDefault(True)
        self._keep = keep
        self._buttons.add_left(stop)
        self._buttons.add_right(self._again)
        self._buttons.add_right(keep)
        stop.clicked.connect(self._stop)
        keep.clicked.connect(self.reject)
        self._again.clicked.connect(self._send_again)
        panel.ticked.connect(self._ticked)

    def _fill_problem_footer(self) -> None:
        words = self._words
        close = push_button("close", self.tr("Close"))
        close.clicked.connect(self.reject)
        first = words.action if words is not None else None
        if first in _LEADS_HERE or (first is ActionKind.TRY_AGAIN and self.task.state in BUSY):
            # What goes on by itself needs no second try.
            first = None
        if first is not None and not can_do(self.task, first):
            first = None
        may_try = self.task.state in _ENDED_BADLY and can_do(self.task, ActionKind.TRY_AGAIN)
        if may_try and first is not ActionKind.TRY_AGAIN:
            again = push_button("tryAgain", action_words(ActionKind.TRY_AGAIN))
            self.theme.bind_icon(again, "again", 14, "text.1")
            again.clicked.connect(self._try_again)
            self._buttons.add_left(again)
        self._buttons.add_right(close)
        if first is None or words is None:
            close.setDefault(True)
            return
        action = push_button("helpingAction", words.action_text, "primary")
        action.clicked.connect(self._act)
        self._buttons.add_right(action)
        (close if first in _NEVER_BY_ENTER else action).setDefault(True)

    # --- facts and wishes -----------------------------------------------------------------------------------

    @Slot(object)
    def show_balance(self, fact: BalanceFact) -> None:
        """The newest reading of the balance."""
        if self._charge_panel is not None:
            self._charge_panel.show_balance(fact)
            self._recommend(self._charge_panel.is_cleared)
        if self._problem_panel is not None and self._problem_panel.charge is not None:
            self._problem_panel.charge.show_balance(fact)
        if self.isVisible():
            self.fit()

    def show_task(self, task: Task) -> None:
        """The task changed a little: what it cost became clear."""
        self.task = task
        if self._charge_panel is not None:
            self._charge_panel.show_task(task)
        if self._problem_panel is not None:
            self._problem_panel.show_charge(task)
            if self.isVisible():
                self.fit()

    def show_attempts(self, attempts: Attempts) -> None:
        """The attempts inside this row."""
        self.attempts.show_attempts(attempts, time.time())
        if self.isVisible():
            self.fit()

    def _recommend(self, again: bool) -> None:
        """Let the sensible next step stand out. Enter stays with the harmless one: sending again is never a slip."""
        if self._again is None or self._keep is None:
            return
        set_role(self._again, role="primary" if again else "")
        set_role(self._keep, role="" if again else "primary")
        text = self.tr("Close") if again else self.tr("Keep checking")
        self._keep.setText(text)
        self._keep.setAccessibleName(text)

    @Slot(object)
    def _ticked(self, on: bool) -> None:
        if self._again is not None:
            self._again.setEnabled(on)
            self._again.setToolTip("" if on else self.tr("First tick that it may cost a second time."))

    @Slot()
    def _send_again(self) -> None:
        if self._charge_panel is None or not self._charge_panel.ask_tick():
            self._ticked(False)
            return
        # One click, one wish: a second click on the same button must not cost a third time.
        if self._again is not None:
            self._again.setEnabled(False)
        self.send_again_requested.emit(self.task)
        self.accept()

    @Slot()
    def _stop(self) -> None:
        self.stop_requested.emit(self.task)
        self.accept()

    @Slot(object)
    def _number_given(self, text: str) -> None:
        self.task_number_given.emit(self.task, text)

    def show_number_error(self, error: VidgoError) -> None:
        """The number was not taken; another one can be tried. The dialog of a taken one is closed with its change."""
        if self._charge_panel is not None:
            self._charge_panel.number.show_error(error)

    @Slot()
    def _act(self) -> None:
        if self._words is not None and self._words.action is not None:
            self.action_requested.emit(self._words.action)

    @Slot()
    def _try_again(self) -> None:
        self.action_requested.emit(ActionKind.TRY_AGAIN)
