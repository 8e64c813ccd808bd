"""The left pane: built from the catalogue, it says what is missing and asks for one video with one press."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QVBoxLayout

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import (
    BalanceFact,
    BalanceState,
    KeyFact,
    KeyPlace,
    PriceFact,
    Realm,
    Refusal,
    SourceInfo,
    SpendingFact,
)
from vidgo_desktop.core.prices import estimate, price_fact
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import JobRequest
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.form_fields import Choice, FormFields
from vidgo_desktop.ui.form_keys import FormKeys
from vidgo_desktop.ui.form_scroll import MARGIN, FormScroll
from vidgo_desktop.ui.generate_footer import GenerateFooter
from vidgo_desktop.ui.generate_line import GenerateWords, Press, Situation, generate_words
from vidgo_desktop.ui.mode_card import ModeCard
from vidgo_desktop.ui.resolution_box import ResolutionBox
from vidgo_desktop.ui.theme import Theme, set_role

_COMPACT_BELOW = 340
_FOLDER_LINE_FROM = 628
# Two empty drop zones are high: what can wait until something is chosen comes only where all has room.
_ALL_OF_IT_FROM = 880
_HEARD = (BalanceState.KNOWN, BalanceState.OLD, BalanceState.ASKING)


class JobForm(QFrame):
    """Shows facts, emits wishes. The same press can never ask twice: see ``submit_requested``.

    ``submit_requested`` carries a ``JobRequest``. It locks the form until ``submission_taken`` or
    ``submission_refused`` names its nonce. The nonce is made when the content changes, not at the press.
    ``keys`` may be lent to the window around it.
    """

    submit_requested = Signal(object)
    look_requested = Signal(object, object)
    connect_requested = Signal()
    save_folder_requested = Signal()
    top_up_requested = Signal()
    limit_change_requested = Signal()
    words_changed = Signal()
    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._realm = Realm.ACCOUNT
        self._key: KeyFact | None = None
        self._balance: BalanceFact | None = None
        self._prices = price_fact()
        self._spending = SpendingFact()
        self._settings = Settings()
        self._second_look: QDialog | None = None
        self._online = True
        self._sent = self._said = self._stopped = ""
        self._asked = False
        self._nonce = os.urandom(16).hex()
        set_role(self, pane="form")
        self._build()
        theme.changed.connect(self._arrange)
        self._refresh()

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._fields = FormFields(self._theme)
        self._boxes = self._fields.findChildren(ResolutionBox)
        self._fields.changed.connect(self._edited)
        self._fields.look_requested.connect(self.look_requested)
        self._fields.folder.change_requested.connect(self.save_folder_requested)
        self._scroll = FormScroll(self._fields)
        self._fields.callback.grown.connect(self._show_callback, Qt.ConnectionType.QueuedConnection)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._unlock)
        self._footer = GenerateFooter(self._theme)
        self._footer.pressed.connect(self.press)
        self._footer.top_up_requested.connect(self.top_up_requested)
        self._footer.limit_change_requested.connect(self.limit_change_requested)
        self._ring = FocusRing(self._theme, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._scroll, 1)
        box.addWidget(self._footer)
        self._bind_keys()

    def _bind_keys(self) -> None:
        self.keys = FormKeys(self, self.press)
        for card in self._fields.cards():
            self.keys.choose_by(card.kind, card.choose)
        self.keys.paste_by(self._paste)

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
            estimate=estimate(self._prices, fields.spec, fields.values(), self._seconds()),
            balance=balance.credits if balance is not None and balance.state in _HEARD else None,
            today=self._spending.today,
            ask_above=self._settings.ask_above,
            most_per_day=self._settings.most_per_day,
            compact=self._is_compact,
        )

    def _seconds(self) -> float | None:
        """The length of the source video, None while it is not known."""
        video = self._fields.card(ParamKind.VIDEO)
        return video.info.seconds if video is not None and video.info is not None else None

    @Slot()
    def _edited(self) -> None:
        """The content changed: another video is meant, so another nonce, and old sentences are over."""
        if self._rest.isActive():
            self._rest.stop()
            self._sent = ""
        self._nonce = os.urandom(16).hex()
        self._said = ""
        self._asked = False
        self._arrange_rest()
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        spec = self._fields.spec
        for box in self._boxes:
            box.show_prices({price.resolution: price for price in self._prices.prices if price.model == spec.id})
        self._footer.show_words(self.words())
        self.words_changed.emit()

    def words(self) -> GenerateWords:
        """What the big button says and does now."""
        return generate_words(self._situation())

    def choice(self) -> Choice:
        """The chosen pair in few words."""
        return self._fields.choice()

    @Slot()
    def press(self) -> None:
        """One press of *Generate*, by mouse, Enter or Ctrl+Enter. Locks in this very event."""
        situation = self._situation()
        press = generate_words(situation).press
        if press is Press.CONNECT:
            self.connect_requested.emit()
        elif press is Press.CONFIRM:
            self._confirm(situation)
        elif press is Press.ASK:
            self._ask(situation)
        elif press is Press.SEND:
            self._send(situation)

    def _ask(self, situation: Situation) -> None:
        """Show the price once more. What is sent then is what was shown, or nothing."""
        if self._second_look is not None or situation.estimate is None:
            return
        from vidgo_desktop.ui.second_look import ask_second_look

        nonce = self._nonce

        def go_on() -> None:
            now = self._situation()
            unchanged = self._nonce == nonce and now.estimate == situation.estimate
            if unchanged and generate_words(now).press is Press.ASK:
                self._send(now)

        asked, above = (situation.estimate, situation.balance, 1, go_on), situation.ask_above
        self._second_look = ask_second_look(self._theme, self.window(), *asked, above=above)
        self._second_look.finished.connect(self._second_look_closed)

    @Slot()
    def _second_look_closed(self) -> None:
        self._second_look = None

    def _confirm(self, situation: Situation) -> None:
        if not situation.asked:
            self._asked = True
            unsure = next(card for card in self._fields.cards() if card.needs_word)
            self._scroll.ensureWidgetVisible(unsure)
            self._refresh()
            return
        for card in self._fields.cards():
            card.confirm()
        self.press()

    def _send(self, situation: Situation) -> None:
        request = JobRequest(
            nonce=self._nonce,
            model=self._fields.spec.id,
            values=self._fields.values(),
            callback_url=self._fields.callback.url,
            estimate=situation.estimate,
            seconds=self._seconds(),
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
            self.taken.emit()
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
        self._scroll.ensureWidgetVisible(self._fields.callback, 0, MARGIN)

    @Slot(object)
    def submission_refused(self, refusal: Refusal) -> None:
        """It was not carried out: unlock and say why."""
        if refusal.nonce and refusal.nonce == self._sent:
            self._sent = ""
            self._said = error_words(refusal.error).sentence
            self._refresh()

    def give_up(self) -> None:
        """The user did not agree after all: unlock, nothing was asked of anybody."""
        self._unlock()

    @Slot(object)
    def show_trouble(self, error: VidgoError | None) -> None:
        """The program cannot take tasks at all; the button stays off with this sentence until None or another realm."""
        if error is not None:
            self._sent = ""
        words = None if error is None else error_words(error)
        self._stopped = (
            ""
            if words is None
            else self.tr("{headline}. {sentence}").format(headline=words.headline, sentence=words.sentence)
        )
        self._refresh()

    @Slot(object)
    def show_source_info(self, info: SourceInfo) -> None:
        """The answer to ``look_requested``."""
        for card in self._fields.cards():
            card.show_info(info)

    @Slot(object)
    def show_balance(self, fact: BalanceFact) -> None:
        """What is known about the balance."""
        self._balance = fact
        self._refresh()

    @Slot(object)
    def show_prices(self, fact: PriceFact) -> None:
        """What each model costs in each size."""
        self._prices = fact
        self._refresh()

    @Slot(object)
    def show_spending(self, fact: SpendingFact) -> None:
        """What this day has cost so far."""
        self._spending = fact
        self._refresh()

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """The user's own limits, and whether the models' own names are shown."""
        self._settings = settings
        self._fields.show_model_names(settings.show_model_names)
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
        self._prices, self._spending = price_fact(), SpendingFact()
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
        for card in self._fields.cards():
            if card.kind == ParamKind(kind):
                card.set_file(path)

    def set_link(self, kind: ParamKind | str, url: str) -> None:
        """Use a link, as if it had been pasted."""
        for card in self._fields.cards():
            if card.kind == ParamKind(kind):
                card.set_link(url)

    def accept_drop(self, mime: QMimeData) -> bool:
        """Give dropped files and links to the right cards; False when nothing could be used."""
        return self._fields.accept_drop(mime)

    @Slot()
    def _paste(self) -> None:
        self.accept_drop(QGuiApplication.clipboard().mimeData())

    def focus_first(self) -> None:
        """Bring the keyboard to the first stop, the chosen mode."""
        for card in self._fields.findChildren(ModeCard):
            if card.isChecked():
                card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def draft(self) -> dict[str, str]:
        """What stands in the form, as plain texts to be kept over a restart; ``nonce`` is that of the next press."""
        return self._fields.draft() | {"nonce": self._nonce}

    def restore_draft(self, kept: Mapping[str, str]) -> None:
        """Fill the form from ``draft``; unknown and missing keys change nothing."""
        self._fields.restore_draft(kept)
        self._nonce = kept.get("nonce", self._nonce)

    # --- size -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use what there is."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def _is_compact(self) -> bool:
        return self.width() < self._theme.scaled(_COMPACT_BELOW)

    @Slot()
    def _arrange(self) -> None:
        """The compact form where it is narrow for its text, and no folder line where the window is low."""
        self._fields.set_compact(self._is_compact)
        self._arrange_rest()
        self._refresh()
        self._scroll.fit()

    def _arrange_rest(self) -> None:
        fields = self._fields
        is_bare = self.height() < self._theme.scaled(_ALL_OF_IT_FROM) and all(card.is_empty for card in fields.cards())
        fields.folder.setVisible(self.height() >= _FOLDER_LINE_FROM and not is_bare)
        fields.callback.setVisible(not is_bare or fields.callback.is_used)
