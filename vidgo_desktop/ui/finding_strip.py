"""The strip below an input that says what was found out about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from vidgo_desktop.ui.controls import IconLabel, link_button, text_label
from vidgo_desktop.ui.finding_text import Finding, Help, Tone
from vidgo_desktop.ui.theme import Theme, set_role

MARKS = {Tone.GOOD: ("check", "ok"), Tone.SOFT: ("alert", "warn"), Tone.BLOCKING: ("failed", "error")}
BACKS = {Tone.SOFT: "warn.soft", Tone.BLOCKING: "error.soft"}


class FindingStrip(QWidget):
    """Icon, sentence and perhaps one small button. The worst finding is shown, *+2 more* opens the others.

    Its background belongs to the frame around it, which knows the corners.
    """

    help_pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self._all = False
        self._quiet = False
        self._icon = IconLabel(theme)
        self.sentence = text_label(theme, "small", "2", wrap=True)
        # Its height follows from its width; the hint of a label that wraps would ask for more than that.
        self.sentence.setMinimumSize(1, 1)
        self._more = link_button("")
        self._help = QPushButton()
        set_role(self._help, role="fix")
        self._more.clicked.connect(self._toggle_all)
        self._help.clicked.connect(self._press)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        row.addWidget(self._more)
        row.addWidget(self._help)
        self.hide()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is shown now."""
        return self._findings

    @property
    def tone(self) -> Tone | None:
        """The weight of the worst finding, None when there is none."""
        return self._findings[0].tone if self._findings else None

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, the worst first; nothing hides the strip."""
        if tuple(findings) != self._findings:
            self._findings = tuple(findings)
            self._all = False
        self._refresh()

    def set_quiet(self, quiet: bool) -> None:
        """In a narrow pane good news needs no line."""
        if quiet != self._quiet:
            self._quiet = quiet
            self._refresh()

    @property
    def is_shown(self) -> bool:
        """Whether there is something to be seen."""
        return bool(self._findings) and not (self._quiet and self.tone is Tone.GOOD)

    def words(self) -> str:
        """Everything that is said, for assistive technology."""
        return " ".join(finding.text for finding in self._findings)

    def _refresh(self) -> None:
        self.setVisible(self.is_shown)
        if not self._findings:
            self.sentence.setText("")
            return
        worst = self._findings[0]
        shown = self._findings if self._all else self._findings[:1]
        self.sentence.setText("\n".join(finding.text for finding in shown))
        set_role(self.sentence, tone="2" if worst.tone is Tone.GOOD else "1")
        self._icon.show_icon(*MARKS[worst.tone])
        others = len(self._findings) - 1
        self._more.setVisible(others > 0)
        self._more.setText(self.tr("Less") if self._all else self.tr("+%n more", "", others))
        words = {Help.USE_ANYWAY: self.tr("Use anyway"), Help.USE_FILE: self.tr("Use this file")}
        self._help.setText(words.get(worst.help, ""))
        self._help.setAccessibleName(self._help.text())
        self._help.setVisible(worst.help is not Help.NONE)
        self._fit(worst.tone)
        set_role(self._help, role="fix" if worst.tone is Tone.SOFT else "small")

    def _fit(self, tone: Tone) -> None:
        """Good news is one low line below a thin one; the others have room for two lines and a button."""
        good = tone is Tone.GOOD
        self.setContentsMargins(12, 8 if good else 6, 7, 7 if good else 6)
        self.setMinimumHeight(self._theme.scaled(31 if good else 44))

    @Slot()
    def _toggle_all(self) -> None:
        self._all = not self._all
        self._refresh()

    @Slot()
    def _press(self) -> None:
        if self._findings:
            self.help_pressed.emit(self._findings[0].help)
