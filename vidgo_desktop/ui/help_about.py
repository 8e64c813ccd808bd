"""*About*: the version, our licence, and the notices of everything the program builds on."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from vidgo_desktop.core import resources
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.help_dialog import HelpDialog
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.wrapped_text import Paragraph

_HEIGHT = 560
_LEAST_TEXT = 120
_LICENCE, _NOTICES = "LICENSE", "THIRD-PARTY-NOTICES.md"
_PACKAGE = "vidgo-desktop"


def licence_texts() -> str:
    """Our licence and the notices, one below the other; empty when a build left them out."""
    found = (_read(_LICENCE), _read(_NOTICES))
    return "\n\n".join(text.strip() for text in found if text)


def _read(name: str) -> str:
    """A text beside the package in a checkout, in the folder of a packaged build, or in the package's metadata."""
    beside = resources.root().parent
    for place in (beside / name, beside.parent / "licenses" / name):
        if place.is_file():
            return place.read_text(encoding="utf-8")
    try:
        files = metadata.files(_PACKAGE) or []
    except metadata.PackageNotFoundError:
        return ""
    entry = next((file for file in files if file.name == name), None)
    return "" if entry is None else Path(str(entry.locate())).read_text(encoding="utf-8")


class _Logo(QWidget):
    """The program's mark; decoration."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(48, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, assets.drawing("", "logo", 48, 48, self.devicePixelRatioF()))
        painter.end()


class AboutDialog(HelpDialog):
    """Everything that has to be said about where the program comes from."""

    def __init__(self, theme: Theme, parent: QWidget | None, version: str) -> None:
        super().__init__(theme, parent, QCoreApplication.translate("HelpAbout", "About Vidgo Desktop"), _HEIGHT)
        self.setObjectName("aboutDialog")
        self.content.setContentsMargins(24, 0, 24, 24)
        words = QVBoxLayout()
        words.setSpacing(2)
        named = self.tr("Vidgo Desktop {version}").format(version=version)
        words.addWidget(Paragraph(theme, "heading", "1", named))
        about = self.tr("A native studio for Vidgo’s Wan Animate models. Free software under the MIT licence.")
        words.addWidget(Paragraph(theme, "body", "2", about))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(_Logo(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.content.addLayout(row)
        self.content.addWidget(Paragraph(theme, "body.strong", "1", self.tr("Licences")))
        text = QPlainTextEdit()
        text.setObjectName("licenceText")
        text.setAccessibleName(self.tr("Licences"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        text.setFont(theme.font("small"))
        text.setPlainText(licence_texts() or self.tr("The licences are in the folder of the program."))
        text.setMinimumHeight(_LEAST_TEXT)
        self.content.addWidget(text, 1)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_close()
