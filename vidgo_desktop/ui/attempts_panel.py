"""The attempts inside one row, in its dialog: when each was made, what became of it, and what it cost."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vidgo_desktop.core.library_facts import Attempts
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.controls import IconLabel, text_label
from vidgo_desktop.ui.error_text import charge_words
from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.problem_words import charge_of
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.task_text import words_of
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.time_words import day_text, local_day
from vidgo_desktop.ui.wrapped_text import Paragraph


class AttemptsPanel(QWidget):
    """Hidden until there is more than one attempt to show."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("attempts")
        self._rows: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(text_label(theme, "body.strong", "1", self.tr("All tries")))
        self.hide()

    def show_attempts(self, attempts: Attempts, now: float) -> None:
        """List them, oldest first; ``now`` is UTC seconds."""
        if self._rows is not None:
            self._rows.deleteLater()
            self._rows = None
        if len(attempts.tasks) > 1:
            self._rows = QWidget()
            grid = QGridLayout(self._rows)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(10)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(3, 1)
            for row, task in enumerate(attempts.tasks):
                self._add(grid, row, task, now)
            self._box.addWidget(self._rows)
        self.setVisible(self._rows is not None)

    def _add(self, grid: QGridLayout, row: int, task: Task, now: float) -> None:
        words = words_of(task, now)
        made = task.submitted_at or task.created_at
        when = self.tr("{day}, {time}").format(day=day_text(local_day(made), local_day(now)), time=clock(made))
        charge = charge_words(charge_of(task), task.charged)
        what = f"{words.word} · {charge}" if charge else words.word
        number = self.tr("Try {number}").format(number=row + 1)
        line = Paragraph(self._theme, "body", "1", what)
        line.setAccessibleName(spoken(f"{number}, {when}, {what}"))
        grid.addWidget(text_label(self._theme, "body", "2", number), row, 0)
        grid.addWidget(text_label(self._theme, "body", "2", when), row, 1)
        grid.addWidget(IconLabel(self._theme, words.icon, 16, words.tone), row, 2)
        grid.addWidget(line, row, 3)
