"""The left pane: built from the catalogue, it says what is missing and asks for one video with one press."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, BalanceState, KeyFact, KeyPlace, Realm, Refusal, SourceInfo
from vidgo_desktop.core.task import JobRequest
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.form_fields import FormFields
from vidgo_desktop.ui.generate_footer import GenerateFooter
from vidgo_desktop.ui.generate_line import Press, Situation, generate_words
from vidgo_desktop.ui.theme import Theme, set_role

_COMPACT_BELOW = 340
_FOLDER_LINE_FROM = 628
_MARGIN = 16
_HEARD = (BalanceState.KNOWN, BalanceState.OLD, BalanceState.ASKING)


class JobForm(QFrame):
    """Shows facts, emits wishes. The same press can never ask twice: see ``submit_requested``.

    ``submit_requested`` carries a ``JobRequest``. It locks the form until ``submission_taken`` or
    ``submission_refused`` names its nonce. The nonce is made when the content changes, not at the press.
    """

    submit_requested = Signal(object)
    look_requested = Signal(object, object)
    connect_requested = Signal()
    save_folder_requested = Signal()
    top_up_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._realm = Realm.ACCOUNT
        self._key: KeyFact | None = None
        self._balance: BalanceFact | None = None
        self._online = True
        self._sent = ""
        self._said = ""
        self._stopped = ""
        self._asked = False
        self._nonce = uuid.uuid4().hex
        set_role(self, pane="form")
        self._build()
        self._shortcuts()
        theme.changed.connect(self._refresh)
        self._refresh()

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._fields = FormFields(self._theme)
        self._fields.changed.connect(self._edited)
        self._fields.look_requested.connect(self.look_requested)
        self._fields.folder.change_requested.connect(self.save_folder_requested)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._fields)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._fit)
        self._fields.callback.grown.connect(self._show_callback, Qt.ConnectionType.QueuedConnection)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._unlock)
        self._footer = GenerateFooter(self._theme)
        self._footer.pressed.connect(self._press)
        self._footer.top_up_requested.connect(self.top_up_requested)
        self._ring = FocusRing(self._theme, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._scroll, 1)
        box.addWidget(self._footer)
        self._fit()

    def _shortcuts(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._press)
        for keys, kind in (("Ctrl+O", ParamKind.VIDEO), ("Ctrl+Shift+I", ParamKind.IMAGE)):
            card = self._fields.card(kind)
            if card is not None:
                QShortcut(QKeySequence(keys), self).activated.connect(card.choose)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self).activated.connect(self._paste)

    def _situation(self) -> Situation:
        fields, balance = self._fields, self._balance
        cards = fields.cards()
        return Situation(
            sending=bool(self._sent),
            stopped=self._stopped,
            said=self._said,
            has_key=self._key is None or self._key.place is not KeyPlace.NONE,
            practice=self._realm is Realm.PRACTICE,
            online=self._online,
            has_video=fields.has(ParamKind.VIDEO),
            has_image=fields.has(ParamKind.IMAGE),
            reading=any(card.is_reading for card in cards),
            blocked=fields.is_blocked,
            unsure=any(card.needs_word for card in cards),
            asked=self._asked,
            estimate=fields.estimate(),
            balance=balance.credits if balance is not None and balance.state in _HEARD else None,
            compact=self.width() < _COMPACT_BELOW,
        )

    @Slot()
    def _edited(self) -> None:
        """The content changed: another video is meant, so another nonce, and old sentences are over."""
        if self._rest.isActive():
            self._rest.stop()
            self._sent = ""
        self._nonce = uuid.uuid4().hex
        self._said = ""
        self._asked = False
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self._footer.show_words(generate_words(self._situation()))

    @Slot()
    def _press(self) -> None:
        """One press of *Generate*, by mouse, Enter or Ctrl+Enter. Locks in this very event."""
        situation = self._situation()
        press = generate_words(situation).press
        if press is Press.CONNECT:
            self.connect_requested.emit()
        elif press is Press.CONFIRM:
            self._confirm(situation)
        elif press is Press.SEND:
            self._send(situation)

    def _confirm(self, situation: Situation) -> None:
        if not situation.asked:
            self._asked = True
            unsure = next(card for card in self._fields.cards() if card.needs_word)
            self._scroll.ensureWidgetVisible(unsure)
            self._refresh()
            return
        for card in self._fields.cards():
            card.confirm()
        self._press()

    def _send(self, situation: Situation) -> None:
        request = JobRequest(
            nonce=self._nonce,
            model=self._fields.spec.id,
            values=self._fields.values(),
            callback_url=self._fields.callback.url,
            estimate=situation.estimate,
        )
        self._sent = request.nonce
        self._said = ""
        self._refresh()
        self.submit_requested.emit(request)

    # --- facts ------------------------------------------------------------------------------------------------------

    @Slot(object)
    def submission_taken(self, nonce: str) -> None:
        """The task is kept and has its row: unlock, keep the inputs, and mean another video from now on."""
        if nonce and nonce == self._sent:
            if self._nonce != nonce:
                self._unlock()
            else:
                # Two quick presses are one wish, even when the first is answered before the second comes.
                self._rest.start(QApplication.doubleClickInterval())

    @Slot()
    def _unlock(self) -> None:
        self._sent = ""
        self._edited()

    @Slot()
    def _show_callback(self) -> None:
        self._scroll.ensureWidgetVisible(self._fields.callback, 0, _MARGIN)

    @Slot(object)
    def submission_refused(self, refusal: Refusal) -> None:
        """It was not carried out: unlock and say why."""
        if refusal.nonce and refusal.nonce == self._sent:
            self._sent = ""
            self._said = error_words(refusal.error).sentence
            self._refresh()

    @Slot(object)
    def show_trouble(self, error: VidgoError) -> None:
        """The program cannot take tasks at all; the button stays off with this sentence until the realm changes."""
        self._sent = ""
        self._stopped = error_words(error).sentence
        self._refresh()

    @Slot(object)
    def show_source_info(self, info: SourceInfo) -> None:
        """The answer to ``look_requested``."""
        for kind in (ParamKind.VIDEO, ParamKind.IMAGE):
            card = self._fields.card(kind)
            if card is not None:
                card.show_info(info)

    @Slot(object)
    def show_balance(self, fact: BalanceFact) -> None:
        """What is known about the balance."""
        self._balance = fact
        self._refresh()

    @Slot(object)
    def show_key(self, fact: KeyFact) -> None:
        """Whether there is a key."""
        self._key = fact
        self._refresh()

    @Slot(object)
    def show_realm(self, realm: Realm) -> None:
        """Account or practice. What was known about the other one is forgotten; its facts follow."""
        self._realm = realm
        self._key, self._balance = None, None
        self._sent, self._stopped = "", ""
        self._edited()

    @Slot(object)
    def show_online(self, online: bool) -> None:
        """Whether the service can be reached."""
        self._online = online
        self._refresh()

    @Slot(str)
    def set_save_folder(self, text: str) -> None:
        """Where finished videos go, as words such as ``Videos › Vidgo``."""
        self._fields.folder.show_folder(text)

    # --- filled by others -------------------------------------------------------------------------------------------

    def choose_model(self, model: str) -> None:
        """Choose a model by its id; an unknown one is ignored."""
        self._fields.choose_model(model)

    def choose_resolution(self, value: str) -> None:
        """Choose an entry of the drop-down; an unknown one is ignored."""
        self._fields.choose_resolution(value)

    def set_file(self, kind: ParamKind | str, path: Path) -> None:
        """Use a local file, as if it had been dropped."""
        card = self._fields.card(ParamKind(kind))
        if card is not None:
            card.set_file(path)

    def set_link(self, kind: ParamKind | str, url: str) -> None:
        """Use a link, as if it had been pasted."""
        card = self._fields.card(ParamKind(kind))
        if card is not None:
            card.set_link(url)

    def accept_drop(self, mime: QMimeData) -> bool:
        """Give dropped files and links to the right cards; False when nothing could be used."""
        return self._fields.accept_drop(mime)

    @Slot()
    def _paste(self) -> None:
        self.accept_drop(QGuiApplication.clipboard().mimeData())

    def draft(self) -> dict[str, str]:
        """What stands in the form, as plain texts to be kept over a restart."""
        return self._fields.draft()

    def restore_draft(self, kept: Mapping[str, str]) -> None:
        """Fill the form from ``draft``; unknown and missing keys change nothing."""
        self._fields.restore_draft(kept)

    # --- size -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the compact form below 340, and give up the folder line where the window is low."""
        super().resizeEvent(event)
        compact = event.size().width() < _COMPACT_BELOW
        self._fields.set_compact(compact)
        self._fields.folder.setVisible(event.size().height() >= _FOLDER_LINE_FROM)
        self._footer.show_words(generate_words(self._situation()))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        # The scroll bar lies in the right margin, so that the cards do not jump when it comes.
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._fields.column.setContentsMargins(_MARGIN, _MARGIN, max(4, _MARGIN - taken), _MARGIN)
