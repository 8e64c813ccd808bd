"""The first start: what the program does, the account, where to save. Fills the whole window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vidgo_desktop.core.errors import CredentialError, VidgoError
from vidgo_desktop.core.facts import BalanceFact, KeyFact, KeyTest
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import push_button
from vidgo_desktop.ui.dialog_parts import ButtonRow
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.welcome_account import AccountStep
from vidgo_desktop.ui.welcome_board import RADIUS, Board, back_keys
from vidgo_desktop.ui.welcome_folder import FolderStep
from vidgo_desktop.ui.welcome_marks import StepMarks
from vidgo_desktop.ui.welcome_picture import SidePicture
from vidgo_desktop.ui.welcome_step import EDGE, ForwardButton, WelcomeStep
from vidgo_desktop.ui.welcome_what import WhatStep

_TEXT_WIDTH, _HEIGHT = 640, 608
# With the picture only in windows that are this much wider than the board.
_PICTURE_ROOM = 60
_PADDING, _PADDING_NARROW, _NARROW = 40, 16, 480
_AROUND, _AROUND_SMALL = 16, 6
_TOP, _BOTTOM = 32, 24
# A plain button's words begin this far from its edge; its edge lies outside, its words in line with all others.
_PLAIN_INSET = 13
# Of the board's height.
_MOST_FOOTER = 0.45
WHAT, ACCOUNT, FOLDER = range(3)


class WelcomePage(QWidget):
    """Emits wishes; shows what it is told.

    ``settings_changed`` carries whole settings. At the end comes either ``finished``, after the consent was given, or
    ``practice_wished``; just before, ``settings_changed`` says that the welcome was seen.
    """

    key_test_requested = Signal(object)
    key_save_requested = Signal(object)
    key_read_requested = Signal()
    open_url_requested = Signal(object)
    choose_folder_requested = Signal()
    settings_changed = Signal(object)
    practice_wished = Signal()
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._settings = Settings()
        self._step = WHAT
        self._footer_stays = True
        self.setObjectName("welcome")
        self.picture = SidePicture(theme, RADIUS - 1)
        names = (self.tr("What it does"), self.tr("Your account"), self.tr("Where to save"))
        self.marks = StepMarks(theme, names)
        self.account = AccountStep(theme)
        self.folder = FolderStep(theme)
        self._steps: tuple[WelcomeStep, ...] = (WhatStep(theme), self.account, self.folder)
        self._note = NoteLine(theme)
        self._try = push_button("welcomeTry", self.tr("Try it without an account"))
        set_role(self._try, role="plain")
        theme.bind_icon(self._try, "practice", 16, "text.2")
        self._back = push_button("welcomeBack", self.tr("Back"))
        self._next = ForwardButton(theme)
        self._scroll = QScrollArea()
        self._content = QWidget()
        self._footer = ButtonRow()
        self._text = QVBoxLayout()
        self._board = Board(theme)
        self._board.setParent(self)
        self._lay_out()
        self._ring = FocusRing(theme, self)
        self._connect()
        self._go(WHAT, focus=False)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(0)
        marks = QHBoxLayout()
        marks.setContentsMargins(EDGE, 0, EDGE, 0)
        marks.addWidget(self.marks)
        self._column.addLayout(marks)
        self._column.addSpacing(32)
        for step in self._steps:
            self._column.addWidget(step)
        self._column.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._content)
        self._footer.add_left(self._try)
        self._footer.add_right(self._back)
        self._footer.add_right(self._next)
        self._note_row = QHBoxLayout()
        self._note_row.addWidget(self._note)
        text = self._text
        text.setSpacing(0)
        text.addWidget(self._scroll, 1)
        text.addLayout(self._note_row)
        text.addWidget(self._footer)
        row = QHBoxLayout(self._board)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self.picture)
        row.addLayout(text, 1)
        # The footer was made first, but comes last.
        self.setTabOrder(self._try, self._back)
        self.setTabOrder(self._back, self._next)

    def _connect(self) -> None:
        panel = self.account.panel
        panel.key_test_requested.connect(self.key_test_requested)
        panel.key_save_requested.connect(self.key_save_requested)
        panel.key_read_requested.connect(self.key_read_requested)
        panel.open_url_requested.connect(self.open_url_requested)
        self.account.changed.connect(self._tell)
        self.folder.choose_folder_requested.connect(self.choose_folder_requested)
        self.folder.notify_changed.connect(self._notify_changed)
        self.folder.consent_changed.connect(self._tell)
        self._try.clicked.connect(self._practise)
        self._back.clicked.connect(self.go_back)
        self._next.clicked.connect(self._go_on)
        self._theme.changed.connect(self._arrange)
        for keys in back_keys():
            # Not a matter of keyPressEvent: a button takes every arrow for itself.
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.go_back)

    # --- facts ------------------------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """``WHAT``, ``ACCOUNT`` or ``FOLDER``."""
        return self._step

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """The settings that are in force."""
        self._settings = settings
        self.folder.show_settings(settings)

    @Slot(object)
    def show_key(self, fact: KeyFact) -> None:
        """Whether there is a key already; then the second step says so."""
        self.account.show_key(fact)

    @Slot(object)
    def show_key_test(self, answer: KeyTest) -> None:
        """The answer to ``key_test_requested``."""
        self.account.show_key_test(answer)

    @Slot(object)
    def show_balance(self, fact: BalanceFact) -> None:
        """The balance of a key that is kept already."""
        self.account.show_balance(fact)

    @Slot(object, object)
    def show_folder(self, words: str, free: str) -> None:
        """The folder of finished videos in words, and the free room in it (``212 GB``, or empty)."""
        self.folder.show_folder(words, free)

    @Slot(object)
    def show_online(self, online: bool) -> None:
        """Whether there is a line to the service."""
        self.account.panel.show_online(online)

    @Slot(object)
    def show_error(self, error: VidgoError) -> None:
        """Say an error where it belongs: at the key, or above the buttons."""
        if isinstance(error, CredentialError):
            self._go(ACCOUNT)
            self.account.show_error(error)
            return
        words = error_words(error)
        text = self.tr("{headline}. {sentence}").format(headline=words.headline, sentence=words.sentence)
        self._note.show_note("error", "failed", text)

    def say(self, text: str) -> None:
        """Say something above the buttons."""
        self._note.show_note("warn", "alert", text)

    # --- steps ------------------------------------------------------------------------------------------------

    @Slot()
    def go_back(self) -> None:
        """One step back; nothing happens at the first one."""
        if self._step != WHAT:
            self._go(self._step - 1)

    @Slot()
    def _go_on(self) -> None:
        if self._step == FOLDER:
            self._finish()
            return
        if self._step == ACCOUNT and self.account.has_text:
            self.account.panel.save()
        self._go(self._step + 1)

    def _go(self, step: int, *, focus: bool = True) -> None:
        self._step = step
        for index, part in enumerate(self._steps):
            part.setVisible(index == step)
        self.marks.show_step(step)
        self.picture.show_step(step)
        self._note.clear()
        self._try.setVisible(step != FOLDER)
        self._back.setVisible(step != WHAT)
        self._tell()
        self._arrange()
        self._scroll.verticalScrollBar().setValue(0)
        if focus:
            announce(self, self.marks.sentence)
            self._focus_first()

    def _focus_first(self) -> None:
        first = self._steps[self._step].first_focus() or self._next
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._content.isAncestorOf(first):
            # Nobody should type into a field that a tiny window hides.
            self._column.activate()
            self._scroll.ensureWidgetVisible(first)

    @Slot()
    def _tell(self) -> None:
        """What the primary button says, and whether it can be pressed."""
        if self._step == FOLDER:
            self._next.show_words(self.tr("Start creating"))
            self._next.setEnabled(self.folder.consent.is_set)
        elif self._step == ACCOUNT:
            self._next.show_words(self.account.next_words())
            self._next.setEnabled(self.account.is_ready)
        else:
            self._next.show_words(self.tr("Continue"))
            self._next.setEnabled(True)

    @Slot()
    def _practise(self) -> None:
        self.account.panel.forget()
        self._change(replace(self._settings, welcomed=True))
        self.practice_wished.emit()

    def _finish(self) -> None:
        self._change(replace(self._settings, welcomed=True, consented=True))
        self.finished.emit()

    @Slot(bool)
    def _notify_changed(self, on: bool) -> None:
        self._change(replace(self._settings, notify_ready=on))

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        self.settings_changed.emit(settings)

    # --- keyboard ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, or presses the button that has the focus; Esc does nothing here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            is_button = isinstance(focused, QAbstractButton) and not isinstance(focused, QCheckBox)
            (focused if is_button and isinstance(focused, QAbstractButton) else self._next).click()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the keyboard is of use."""
        super().showEvent(event)
        announce(self, self.marks.sentence)
        self._focus_first()

    # --- place ------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """Any window will do: the text scrolls."""
        return QSize(240, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The board stays in the middle."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """A sentence that came or went may need more or less room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    @Slot()
    def _arrange(self) -> None:
        text_width = self._theme.scaled(_TEXT_WIDTH)
        has_picture = self.width() >= text_width + SidePicture.WIDTH + _PICTURE_ROOM
        self.picture.setVisible(has_picture)
        around = _AROUND if self.width() >= _NARROW and self.height() >= _NARROW else _AROUND_SMALL
        width = min(text_width, self.width() - 2 * around)
        self._pad(_PADDING if width >= _NARROW else _PADDING_NARROW, small=around == _AROUND_SMALL)
        room = self.height() - 2 * around
        footer = self._footer.heightForWidth(width - 2)
        self._keep_footer(footer <= _MOST_FOOTER * room)
        needed = self._content.heightForWidth(width - 2) + 2 + (footer if self._footer_stays else 0)
        height = min(max(self._theme.scaled(_HEIGHT), needed), room)
        size = QSize(width + (SidePicture.WIDTH if has_picture else 0), height)
        corner = QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        self._board.setGeometry(QRect(corner, size))
        self.update()

    def _keep_footer(self, stays: bool) -> None:
        """In a tiny window large buttons would leave no room for the text: then they scroll with it."""
        if stays is self._footer_stays:
            return
        self._footer_stays = stays
        old, new = (self._column, self._text) if stays else (self._text, self._column)
        old.removeWidget(self._footer)
        new.addWidget(self._footer)

    def _pad(self, side: int, *, small: bool) -> None:
        top, bottom = (16, 12) if small else (_TOP, _BOTTOM)
        self._column.setContentsMargins(side - EDGE, top, side - EDGE, 8)
        self._note_row.setContentsMargins(side, 0, side, 0)
        inset = 0 if self._try.isHidden() else _PLAIN_INSET
        left, right = max(4, side - inset), side
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        footer = self._footer.layout()
        if footer is not None:
            footer.setContentsMargins(left, 12 if small else 16, right, bottom)
            footer.setSpacing(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the window."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.window"))
        painter.end()
