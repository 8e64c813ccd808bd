"""The first step of the welcome: what the two models do, as pictures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout

from vidgo_desktop.ui.controls import IconLabel, text_label
from vidgo_desktop.ui.dialog_parts import Paragraph
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.welcome_picture import CardPicture
from vidgo_desktop.ui.welcome_step import WelcomeStep

# Below this width the words lie under the pictures.
_NARROW = 480
_COLUMN, _PLUS, _ARROW, _LINE = 76, 27, 31, 16


class _Card(QFrame):
    """Video and picture, then the result, then what happens in words."""

    def __init__(self, theme: Theme, pictures: tuple[str, str, str], title: str, text: str) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, kind="card")
        texts = (self.tr("Your video"), self.tr("Your picture"), self.tr("Result"))
        self._captions = [text_label(theme, "caption", "3", text, wrap=True) for text in texts]
        middle = Qt.AlignmentFlag.AlignHCenter
        row = QGridLayout()
        row.setHorizontalSpacing(0)
        row.setVerticalSpacing(4)
        for column, (picture, caption) in enumerate(zip(pictures, self._captions, strict=True)):
            caption.setAlignment(middle)
            row.addWidget(CardPicture(picture), 0, 2 * column, middle)
            row.addWidget(caption, 1, 2 * column)
        for column, icon, width in ((1, "plus", _PLUS), (3, "arrow-right", _ARROW)):
            row.setColumnMinimumWidth(column, width)
            row.addWidget(IconLabel(theme, icon, 14, "text.3"), 0, column, 2, 1, Qt.AlignmentFlag.AlignCenter)
        drawn = QVBoxLayout()
        drawn.addStretch(1)
        drawn.addLayout(row)
        drawn.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Paragraph(theme, "body.strong", "1", title))
        words.addWidget(Paragraph(theme, "small", "2", text))
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(16, 12, 16, 8)
        self._box.setSpacing(24)
        self._box.addLayout(drawn)
        self._box.addLayout(words, 1)
        self._drawn = drawn
        theme.changed.connect(self._scale)
        self._scale()

    @Slot()
    def _scale(self) -> None:
        for caption in self._captions:
            caption.setFixedWidth(self._theme.scaled(_COLUMN))
            caption.setMinimumHeight(self._theme.scaled(_LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words beside the pictures, or under them."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.scaled(_NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
            self._box.setSpacing(12 if narrow else 24)
            self._box.setAlignment(self._drawn, Qt.AlignmentFlag.AlignLeading if narrow else Qt.AlignmentFlag(0))
            self.updateGeometry()


class WhatStep(WelcomeStep):
    """Nothing to do here but to look."""

    def __init__(self, theme: Theme) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            theme,
            translate("WhatStep", "One video, one picture."),
            translate("WhatStep", "Vidgo Desktop puts your character into a moving scene. You choose how."),
        )
        self.add(
            _Card(
                theme,
                ("runner", "robot-stands", "robot-runs"),
                self.tr("Replace the person"),
                self.tr("The scene, camera and light of your video stay. Only the person changes."),
            )
        )
        self.add_space(12)
        self.add(
            _Card(
                theme,
                ("runner", "coat-stands", "coat-runs"),
                self.tr("Bring a picture to life"),
                self.tr("Person and background come from your picture. The video lends the movement."),
            )
        )
