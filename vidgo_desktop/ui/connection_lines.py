"""What the test of the connection has found so far: one line for each part."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from vidgo_desktop.core.errors import AuthError, Rejected, TransferError
from vidgo_desktop.core.facts import ConnectionPart, ConnectionReport, ConnectionStep
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel, text_label
from vidgo_desktop.ui.error_actions import QT_TRANSLATE_NOOP
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.numbers import duration
from vidgo_desktop.ui.theme import Theme, set_role

_NAMES: dict[ConnectionPart, str] = {
    ConnectionPart.SERVICE: QT_TRANSLATE_NOOP("ConnectionLines", "Service"),
    ConnectionPart.UPLOAD: QT_TRANSLATE_NOOP("ConnectionLines", "Upload"),
    ConnectionPart.DOWNLOAD: QT_TRANSLATE_NOOP("ConnectionLines", "Download"),
}


class ConnectionLines(QWidget):
    """Hidden until a test was begun."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("connectionLines")
        self._has_key = True
        self._said = 0
        self._parts: dict[ConnectionPart, tuple[IconLabel, QLabel, QLabel]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (part, name) in enumerate(_NAMES.items()):
            icon = IconLabel(theme, "", 16)
            title = text_label(theme, "small.strong", "1", QCoreApplication.translate("ConnectionLines", name))
            words = text_label(theme, "small", "2", wrap=True)
            grid.addWidget(icon, row, 0, top)
            grid.addWidget(title, row, 1, top)
            grid.addWidget(words, row, 2, top)
            self._parts[part] = (icon, title, words)
        self.hide()

    @property
    def text(self) -> str:
        """Everything that is said, line by line; empty while there is nothing."""
        if self.isHidden():
            return ""
        return "\n".join(f"{title.text()}: {words.text()}" for _icon, title, words in self._parts.values())

    def show_key(self, has_key: bool) -> None:
        """Without a key the service cannot be asked, which is no fault of the key."""
        self._has_key = has_key

    def clear(self) -> None:
        """Say nothing."""
        self._said = 0
        self.hide()

    def show_report(self, report: ConnectionReport) -> None:
        """The parts that were tried, the one that is being tried, and those that wait."""
        done = {step.part: step for step in report.steps}
        waiting = [part for part in _NAMES if part not in done]
        under_way = None if report.finished or not waiting else waiting[0]
        for part, (icon, _title, words) in self._parts.items():
            step = done.get(part)
            if step is None:
                icon.show_icon("refresh" if part is under_way else "minus", "text.2")
                words.setText(self.tr("Testing…") if part is under_way else self._waits(report.finished))
            elif step.error is None:
                icon.show_icon("check", "ok")
                words.setText(self.tr("Works, {seconds}").format(seconds=duration(step.seconds)))
            else:
                icon.show_icon("failed", "error")
                words.setText(self._trouble(step))
            set_role(words, tone="2" if step is None or step.error is None else "error")
        self.show()
        self._say(report)

    def _waits(self, finished: bool) -> str:
        return self.tr("Not tried") if finished else self.tr("Waits")

    def _trouble(self, step: ConnectionStep) -> str:
        error = step.error
        if isinstance(error, AuthError) and not self._has_key:
            return self.tr("Enter your Vidgo key first.")
        if step.part is ConnectionPart.UPLOAD and isinstance(error, Rejected):
            return self.tr("Vidgo did not take the small test picture.")
        if isinstance(error, TransferError):
            return self.tr("The small test picture did not come back from Vidgo’s storage.")
        if error is None:
            return ""
        words = error_words(error)
        return self.tr("{headline}. {sentence}").format(headline=words.headline, sentence=words.sentence)

    def _say(self, report: ConnectionReport) -> None:
        """Read out what is new."""
        for step in report.steps[self._said :]:
            _icon, title, words = self._parts[step.part]
            announce(self, self.tr("{part}: {words}").format(part=title.text(), words=words.text()))
        self._said = len(report.steps)
