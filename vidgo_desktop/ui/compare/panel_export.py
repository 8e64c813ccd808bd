"""The last part of the side panel: what a comparison is exported as, and how far that is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vidgo_desktop.ui.compare.layout_box import LayoutBox
from vidgo_desktop.ui.compare.panel_parts import Section
from vidgo_desktop.ui.compare.times import number
from vidgo_desktop.ui.controls import link_button, push_button, text_label
from vidgo_desktop.ui.error_actions import QT_TRANSLATE_NOOP
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.transport import MenuButton

# Layouts by their key, in the order of the drop-down.
LAYOUTS: tuple[tuple[str, str, str], ...] = (
    ("side_by_side", QT_TRANSLATE_NOOP("ExportPanel", "Side by side"), "side-by-side"),
    ("stacked", QT_TRANSLATE_NOOP("ExportPanel", "One above the other"), "stacked"),
    ("wipe", QT_TRANSLATE_NOOP("ExportPanel", "Wipe"), "wipe"),
    ("fade", QT_TRANSLATE_NOOP("ExportPanel", "Fade"), "fade"),
    ("blink", QT_TRANSLATE_NOOP("ExportPanel", "Blink"), "blink"),
    ("single", QT_TRANSLATE_NOOP("ExportPanel", "Single"), "single"),
)


class ExportPanel(Section):
    """``export_clicked`` carries ``video``, ``gif`` or ``frame``; the choices are read from here. ``menu_opens``: the
    other ways are about to be seen.
    """

    export_clicked = Signal(object)
    cancel_clicked = Signal()
    folder_clicked = Signal()
    menu_opens = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 10, 11, line=False)
        self._theme = theme
        self._loop_seconds: float | None = None
        self._can_export = False
        self.more = self._more_button()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(text_label(theme, "body.strong", "1", self.tr("Export comparison")), 1)
        head.addWidget(self.more)
        entries = [(key, _words(text)) for key, text, _icon in LAYOUTS]
        self.layout_box = LayoutBox(theme, entries, {key: icon for key, _text, icon in LAYOUTS})
        self.layout_box.setObjectName("exportLayout")
        self.layout_box.setAccessibleName(self.tr("Layout of the exported video"))
        self.labels = self._tick("exportLabels", self.tr("Labels “Before” and “After”"))
        self.only_loop = self._tick("exportLoop", self.tr("Only the loop"))
        self.button = push_button("exportVideo", self.tr("Export video…"), "primary")
        theme.bind_icon(self.button, "save", 16, "accent.on")
        self.hint = text_label(theme, "small", "2", self.tr("Made on this computer, costs nothing"), wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_folder = link_button(self.tr("Show in folder"))
        self.show_folder.setObjectName("exportFolder")
        self.show_folder.hide()
        self._progress_page, self.progress, self._progress_words, self.cancel = self._progress_parts()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.button)
        self._stack.addWidget(self._progress_page)
        box = self.box
        box.addLayout(head)
        box.addSpacing(4)
        box.addWidget(self.layout_box)
        box.addSpacing(4)
        box.addWidget(self.labels)
        box.addWidget(self.only_loop)
        box.addSpacing(22)
        box.addWidget(self._stack)
        box.addSpacing(8)
        box.addWidget(self.hint)
        box.addWidget(self.show_folder, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.clicked.connect(self._video)
        self.cancel.clicked.connect(self.cancel_clicked)
        self.show_folder.clicked.connect(self.folder_clicked)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_can(can_export=False)
        self.show_loop(None)

    def _tick(self, name: str, text: str) -> QCheckBox:
        tick = QCheckBox(text)
        tick.setObjectName(name)
        tick.setAccessibleName(spoken(text))
        tick.setChecked(True)
        return tick

    def _more_button(self) -> MenuButton:
        button = MenuButton("exportMore")
        button.setFixedSize(28, 28)
        button.setAccessibleName(self.tr("More ways to export"))
        button.setToolTip(self.tr("More ways to export"))
        button.setPopupMode(MenuButton.ToolButtonPopupMode.InstantPopup)
        self._theme.bind_icon(button, "more", 18, "text.2")
        menu = QMenu(button)
        make_round(menu)
        self.frame_action = menu.addAction(self.tr("Save this frame…"))
        self.gif_action = menu.addAction(self.tr("Export GIF…"))
        self.frame_action.triggered.connect(self._frame)
        self.gif_action.triggered.connect(self._gif)
        menu.aboutToShow.connect(self.menu_opens)
        button.setMenu(menu)
        MenuLead(menu, button)
        return button

    def _progress_parts(self) -> tuple[QWidget, QProgressBar, QLabel, QPushButton]:
        page = QWidget()
        bar = QProgressBar()
        bar.setObjectName("exportProgress")
        bar.setRange(0, 100)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Progress of the export"))
        words = text_label(self._theme, "small", "2")
        cancel = push_button("exportCancel", self.tr("Cancel"), "small")
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addStretch(1)
        left.addWidget(words)
        left.addWidget(bar)
        left.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(left, 1)
        row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        return page, bar, words, cancel

    @Slot()
    def _dress(self) -> None:
        high = self._theme.scaled(36)
        # A rule of its own: the sheet's least height would win over the widget's.
        self.button.setStyleSheet(f"QPushButton {{ min-height: {high - 2}px; max-height: {high - 2}px; }}")
        self._stack.setFixedHeight(high)
        for tick in (self.labels, self.only_loop):
            tick.setMinimumHeight(self._theme.scaled(28))

    # --- what it shows ----------------------------------------------------------------------------------------

    @property
    def layout_key(self) -> str:
        """The chosen layout."""
        return self.layout_box.current

    @property
    def is_busy(self) -> bool:
        """Whether an export runs."""
        return self._stack.currentWidget() is self._progress_page

    def show_can(self, *, can_export: bool) -> None:
        """Whether there is something to export and somebody who can."""
        self._can_export = can_export
        for widget in (self.layout_box, self.labels, self.button, self.more):
            widget.setEnabled(can_export)
        self.show_loop(self._loop_seconds)

    def show_loop(self, seconds: float | None) -> None:
        """How long the loop is; None when it is off."""
        self._loop_seconds = seconds
        text = self.tr("Only the loop")
        if seconds is not None:
            text = self.tr("Only the loop ({seconds} s)").format(seconds=number(seconds))
        self.only_loop.setText(text)
        self.only_loop.setAccessibleName(text)
        self.only_loop.setEnabled(self._can_export and seconds is not None)

    def show_gif_seconds(self, seconds: float | None) -> None:
        """How much of the chosen part a GIF would hold; None for all of it."""
        text = self.tr("Export GIF…")
        if seconds is not None:
            text = self.tr("Export GIF (the first {seconds} s)…").format(seconds=number(seconds))
        self.gif_action.setText(text)

    @property
    def wants_loop(self) -> bool:
        """Whether only the loop is wanted, and there is one."""
        return self.only_loop.isChecked() and self._loop_seconds is not None

    def show_progress(self, share: float | None) -> None:
        """How far the export is, from 0 to 1; None when none runs."""
        self._stack.setCurrentWidget(self.button if share is None else self._progress_page)
        self.more.setEnabled(self._can_export and share is None)
        if share is not None:
            percent = round(min(1.0, max(0.0, share)) * 100)
            self.progress.setValue(percent)
            self._progress_words.setText(self.tr("Exporting, {percent} %").format(percent=percent))

    def show_outcome(self, text: str, tone: str = "2", *, has_file: bool = False) -> None:
        """How the last export ended; an empty text says what it costs instead."""
        self.hint.setText(text or self.tr("Made on this computer, costs nothing"))
        set_role(self.hint, tone=tone)
        self.show_folder.setVisible(has_file)

    @Slot()
    def _video(self) -> None:
        self.export_clicked.emit("video")

    @Slot()
    def _frame(self) -> None:
        self.export_clicked.emit("frame")

    @Slot()
    def _gif(self) -> None:
        self.export_clicked.emit("gif")


def _words(text: str) -> str:
    return QCoreApplication.translate("ExportPanel", text)
