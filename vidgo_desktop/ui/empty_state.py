"""What the task list shows before the first video: one next step, and never a blank place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import KeyFact, KeyPlace, Realm
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.pair_button import PairArt, PairButton
from vidgo_desktop.ui.places import Pair
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.wrapped_text import Paragraph

_ART_FROM_HEIGHT = 440
_TEXT_WIDTH = 340
_HEAD = 72


class EmptyState(QWidget):
    """Emits ``pair_requested(pair)``, and without an account ``connect_requested`` and ``practice_requested``."""

    pair_requested = Signal(object)
    connect_requested = Signal()
    practice_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._realm = Realm.ACCOUNT
        # Not known before the first fact; then nothing is offered that may be there already.
        self._has_key: bool | None = None
        self._trouble: VidgoError | None = None
        self._art = PairArt(theme)
        self._headline = Paragraph(theme, "title", "1")
        self._text = Paragraph(theme, "body", "2")
        self._group = QButtonGroup(self)
        self._pairs = QWidget()
        self._pair_row = QHBoxLayout(self._pairs)
        self._pair_row.setContentsMargins(0, 0, 0, 0)
        self._pair_row.setSpacing(0)
        self._use = self._button("usePair", "")
        self._connect = self._button("connectAccount", self.tr("Connect account…"))
        self._connect.setAccessibleName(self.tr("Connect account"))
        self._practise = self._button("startPractice", self.tr("Practise without an account"))
        self._account = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        # Assistive technology does not click: it toggles.
        self._group.buttonToggled.connect(self._chosen)
        self._use.clicked.connect(self._use_chosen)
        self._connect.clicked.connect(self.connect_requested)
        self._practise.clicked.connect(self.practice_requested)
        self.set_pairs(())
        self._tell()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        return button

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        self._headline.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fit_text()
        self._theme.changed.connect(self._fit_text)
        # An aligned label would not get the height of its wrapped lines; one between two springs does.
        text = QHBoxLayout()
        text.addStretch(1)
        text.addWidget(self._text, 100)
        text.addStretch(1)
        self._account.setSpacing(8)
        self._account.addWidget(self._connect)
        self._account.addWidget(self._practise)
        account = QHBoxLayout()
        account.addStretch(1)
        account.addLayout(self._account)
        account.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(0)
        box.addStretch(1)
        box.addWidget(self._art, 0, middle)
        box.addSpacing(24)
        box.addWidget(self._headline)
        box.addSpacing(8)
        box.addLayout(text)
        box.addSpacing(18)
        box.addLayout(account)
        box.addWidget(self._pairs, 0, middle)
        box.addSpacing(24)
        box.addWidget(self._use, 0, middle)
        # The head of the list lies above; with as much below, the words stand in the middle of the whole pane.
        box.addItem(QSpacerItem(0, _HEAD, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum))
        box.addStretch(1)

    @Slot()
    def _fit_text(self) -> None:
        """Lines of a comfortable length, also in larger letters."""
        self._text.setMaximumWidth(self._theme.scaled(_TEXT_WIDTH))

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Offer these ready-made pairs, the first one chosen."""
        for button in self._buttons():
            self._group.removeButton(button)
            self._pair_row.removeWidget(button)
            button.deleteLater()
        for index, pair in enumerate(pairs):
            button = PairButton(self._theme, pair)
            button.setObjectName(f"pair{index}")
            self._group.addButton(button)
            self._pair_row.addWidget(button)
        buttons = self._buttons()
        for one, other in pairwise((*buttons, self._use)):
            self.setTabOrder(one, other)
        if buttons:
            buttons[0].setChecked(True)
            self._art.show_pictures(buttons[0].video, buttons[0].image)
        self._tell()

    @Slot(object)
    def show_key(self, fact: KeyFact) -> None:
        """Without a key the way to one is offered."""
        self._has_key = fact.place is not KeyPlace.NONE
        self._tell()

    @Slot(object)
    def show_trouble(self, error: VidgoError | None) -> None:
        """The list could not be opened, so nobody knows whether there are videos; None when it could after all."""
        self._trouble = error
        self._tell()

    @Slot(object)
    def show_realm(self, realm: Realm) -> None:
        """In practice nobody needs an account."""
        self._realm, self._has_key, self._trouble = realm, None, None
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the words come before the art; in a narrow one the two buttons stand below each other."""
        super().resizeEvent(event)
        beside = self._connect.sizeHint().width() + self._practise.sizeHint().width() + 3 * 8
        direction = QBoxLayout.Direction
        fits = beside <= event.size().width()
        self._account.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        self._art.setVisible(self._trouble is None and event.size().height() >= _ART_FROM_HEIGHT)

    def _buttons(self) -> list[PairButton]:
        return [button for button in self._group.buttons() if isinstance(button, PairButton)]

    def _pair(self) -> PairButton | None:
        button = self._group.checkedButton()
        return button if isinstance(button, PairButton) else None

    def _tell(self) -> None:
        practice = self._realm is Realm.PRACTICE
        has_pairs = bool(self._buttons())
        text = self.tr("Drop a video and a picture on the left, or take a ready-made pair.")
        if not has_pairs:
            text = self.tr("Drop a video and a picture on the left.")
        if practice:
            text = self.tr("{text} In practice mode nothing is sent and nothing is spent.").format(text=text)
        headline = self.tr("Your first video starts here")
        if self._trouble is not None:
            words = error_words(self._trouble)
            headline, text = words.headline, words.sentence
        self._headline.setText(headline)
        self._text.setText(text)
        invites = self._trouble is None
        self._pairs.setVisible(has_pairs and invites)
        self._use.setVisible(has_pairs and invites)
        self._art.setVisible(invites and self.height() >= _ART_FROM_HEIGHT)
        alone = not practice and self._has_key is False and invites
        self._connect.setVisible(alone)
        # A layout keeps its margins when nothing in it is seen.
        self._account.setContentsMargins(0, 0, 0, 18 if alone else 0)
        self._practise.setVisible(alone)
        self._name_use()

    def _name_use(self) -> None:
        chosen = self._pair()
        if chosen is None:
            return
        title = chosen.text()
        self._use.setText(self.tr("Use this pair: {title}").format(title=title.replace("&", "&&")))
        self._use.setAccessibleName(self.tr("Use this pair: {title}").format(title=spoken(title)))
        self._theme.bind_icon(self._use, "play", 14, "text.1")

    @Slot(QAbstractButton, bool)
    def _chosen(self, _button: QAbstractButton, checked: bool) -> None:
        if checked:
            self._name_use()

    @Slot()
    def _use_chosen(self) -> None:
        chosen = self._pair()
        if chosen is not None:
            self.pair_requested.emit(chosen.pair)
