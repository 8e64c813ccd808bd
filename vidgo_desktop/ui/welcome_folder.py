"""The third step of the welcome: where finished videos go, and the consent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.consent_dialog import ConsentTick
from vidgo_desktop.ui.controls import ElidedLabel, IconLabel, Switch, paint_box, text_label
from vidgo_desktop.ui.dialog_parts import Paragraph
from vidgo_desktop.ui.name_example import example_name
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.welcome_step import EDGE, WelcomeStep

_HEIGHT, _LINE = 36, 20
# The switch paints its track this far from its edge, so that its focus ring has room.
_SWITCH_ROOM = 4


class _FolderField(QWidget):
    """Looks like a field, but is read only: the folder and the room in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = ElidedLabel(theme, "body", "1")
        self._words.setObjectName("welcomeFolder")
        self._free = text_label(theme, "small", "3")
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 11, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "folder", 16, "text.3"))
        row.addWidget(self._words, 1)
        row.addWidget(self._free)
        theme.changed.connect(self._restyle)

    def show_folder(self, words: str, free: str) -> None:
        """``free`` may be empty."""
        self._words.show_text(words)
        self._free.setText(self.tr("{size} free").format(size=free) if free else "")
        self._free.setVisible(bool(free))

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a text field."""
        return QSize(200, self._theme.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The folder shortens."""
        return QSize(80, self._theme.scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a field."""
        painter = QPainter(self)
        theme = self._theme
        paint_box(painter, QRectF(self.rect()), 6, theme.color("field"), theme.color("line.control"))
        painter.end()


class FolderStep(WelcomeStep):
    """``consent_changed`` carries whether the tick is set, ``notify_changed`` whether to tell of finished videos."""

    choose_folder_requested = Signal()
    notify_changed = Signal(bool)
    consent_changed = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate("FolderStep", "Nothing gets lost."),
            QCoreApplication.translate(
                "FolderStep", "Every finished video is saved by itself, as links last only a day."
            ),
        )
        self._folder = _FolderField(theme)
        self.choose = QPushButton(self.tr("Choose…"))
        self.choose.setObjectName("welcomeChooseFolder")
        self.choose.setAccessibleName(self.tr("Choose another folder"))
        self.choose.setAutoDefault(False)
        self._name = ElidedLabel(theme, "body.control", "1")
        self._notify = Switch(theme, self.tr("Tell me when a video is ready"))
        self._notify.setObjectName("welcomeNotify")
        self.consent = ConsentTick(theme)
        self._lay_out()
        self.choose.clicked.connect(self.choose_folder_requested)
        self._notify.chosen.connect(self.notify_changed)
        self.consent.toggled.connect(self.consent_changed)
        theme.changed.connect(self._scale)
        self._scale()
        self.show_settings(Settings())
        self.show_folder(self.tr("The usual folder for videos"), "")

    def _lay_out(self) -> None:
        folder = QHBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self._folder, 1)
        folder.addWidget(self.choose)
        self._add_titled(self.tr("Folder for finished videos"), folder)
        self._add_titled(self.tr("Files are named like this"), self._name_card())
        # Its own height is 10 more than its track's.
        self.add_space(-4)
        switch = QHBoxLayout()
        switch.addWidget(self._notify)
        switch.addStretch(1)
        self.add(switch, edge=EDGE - _SWITCH_ROOM)
        self.add_space(16)
        self.add(self.consent)

    def _add_titled(self, title: str, part: QWidget | QLayout) -> None:
        self.add(Paragraph(self.theme, "small", "2", title, weight=500))
        self.add_space(8)
        self.add(part)
        self.add_space(16)

    def _name_card(self) -> QFrame:
        card = QFrame()
        set_role(card, kind="card")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        hint = self.tr("If the name is taken, a number is added. Nothing is overwritten.")
        words.addWidget(Paragraph(self.theme, "small", "2", hint))
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel(self.theme, "film", 18, "text.3"))
        row.addLayout(words, 1)
        return card

    @Slot()
    def _scale(self) -> None:
        # As high as the field beside it.
        self.choose.setStyleSheet(f"QPushButton {{ min-height: {self.theme.scaled(_HEIGHT) - 2}px; }}")
        self._name.setMinimumHeight(self.theme.scaled(_LINE))

    def first_focus(self) -> QWidget:
        """The one thing that must be done here."""
        return self.consent.box

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force. A tick that was set here is not taken back."""
        self._notify.show_on(settings.notify_ready)
        self._name.show_text(example_name(settings.name_template))
        if settings.consented:
            self.consent.show_set(True)

    def show_folder(self, words: str, free: str) -> None:
        """The folder in words such as ``Videos › Vidgo``, and the room in it such as ``212 GB``, or empty."""
        self._folder.show_folder(words, free)
