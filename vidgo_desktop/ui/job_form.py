"""The left pane: built from the catalogue, it says what is missing and asks for one video with one press."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vidgo_desktop.core.catalog import ModelSpec, ParamKind, ParamSpec, estimate_credits
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, BalanceState, KeyFact, KeyPlace, Realm, Refusal, SourceInfo
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.task import JobRequest, ParamValue
from vidgo_desktop.ui.callback_box import CallbackBox
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.drops import read_drop
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.finding_text import Surroundings
from vidgo_desktop.ui.folder_line import FolderLine
from vidgo_desktop.ui.generate_footer import GenerateFooter
from vidgo_desktop.ui.generate_line import Press, Situation, generate_words
from vidgo_desktop.ui.mode_card import ModeCard
from vidgo_desktop.ui.resolution_box import ResolutionBox
from vidgo_desktop.ui.source_card import SourceCard
from vidgo_desktop.ui.theme import Theme, set_role

_COMPACT_BELOW = 340
_FOLDER_LINE_FROM = 628
_MARGIN = 16


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
        self._modes: dict[str, ModeCard] = {}
        self._sources: dict[str, SourceCard] = {}
        self._choices: dict[str, tuple[QWidget, ResolutionBox]] = {}
        set_role(self, pane="form")
        self._build()
        self._shortcuts()
        theme.changed.connect(self._refresh)
        self._show_model()

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(_MARGIN)
        self._column.addLayout(self._build_modes())
        for param in _all_params():
            self._column.addWidget(self._field(param))
        self._folder = FolderLine(self._theme)
        self._folder.change_requested.connect(self.save_folder_requested)
        self._callback = CallbackBox(self._theme)
        self._callback.value_changed.connect(self._edited)
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._folder)
        below.addWidget(self._callback)
        self._column.addLayout(below)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._fit)
        self._footer = GenerateFooter(self._theme)
        self._footer.pressed.connect(self._press)
        self._footer.top_up_requested.connect(self.top_up_requested)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._scroll, 1)
        box.addWidget(self._footer)
        self._fit()

    def _build_modes(self) -> QVBoxLayout:
        box, row = QVBoxLayout(), QHBoxLayout()
        box.setSpacing(8)
        row.setSpacing(8)
        group = QButtonGroup(self)
        for place, spec in enumerate(MODELS.values(), 1):
            card = ModeCard(self._theme, spec, place, len(MODELS))
            card.setChecked(place == 1)
            card.toggled.connect(self._mode_toggled)
            group.addButton(card)
            row.addWidget(card, 1)
            self._modes[spec.id] = card
        box.addWidget(text_label(self._theme, "small", "2", self.tr("What should happen?")))
        box.addLayout(row)
        return box

    def _field(self, param: ParamSpec) -> QWidget:
        """The widget for one parameter. A new kind of parameter does not pass the type check without one."""
        match param.kind:
            case ParamKind.VIDEO | ParamKind.IMAGE:
                card = SourceCard(self._theme, param)
                card.value_changed.connect(self._edited)
                card.look_requested.connect(self.look_requested)
                self._sources[param.name] = card
                return card
            case ParamKind.CHOICE:
                return self._choice_field(param)
            case _ as unknown:
                assert_never(unknown)

    def _choice_field(self, param: ParamSpec) -> QWidget:
        field = QWidget()
        choice = ResolutionBox(self._theme, param)
        choice.value_changed.connect(self._edited)
        label = text_label(self._theme, "small", "2", QCoreApplication.translate("Catalog", param.label))
        label.setBuddy(choice)
        box = QVBoxLayout(field)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(label)
        box.addWidget(choice)
        self._choices[param.name] = (field, choice)
        return field

    def _shortcuts(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._press)
        for keys, kind in (("Ctrl+O", ParamKind.VIDEO), ("Ctrl+Shift+I", ParamKind.IMAGE)):
            card = self._card(kind)
            if card is not None:
                QShortcut(QKeySequence(keys), self).activated.connect(card.choose)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self).activated.connect(self._paste)

    # --- what is asked ----------------------------------------------------------------------------------------------

    @property
    def spec(self) -> ModelSpec:
        """The chosen model."""
        return next(card.spec for card in self._modes.values() if card.isChecked())

    def _card(self, kind: ParamKind) -> SourceCard | None:
        return next((card for card in self._sources.values() if card.kind is kind), None)

    def _shown_sources(self) -> list[SourceCard]:
        return [card for name, card in self._sources.items() if any(p.name == name for p in self.spec.params)]

    def values(self) -> Mapping[str, ParamValue]:
        """What would be sent, by the names of the model's parameters; what is missing is absent."""
        found: dict[str, ParamValue] = {}
        for param in self.spec.params:
            source = self._sources.get(param.name)
            value = source.value() if source is not None else self._choices[param.name][1].value()
            if value is not None:
                found[param.name] = value
        return MappingProxyType(found)

    def estimate(self) -> float | None:
        """The likely price in credits, None while the length of the video is not known."""
        return estimate_credits(self.spec, self.values(), self._seconds())

    def _seconds(self) -> float | None:
        video = self._card(ParamKind.VIDEO)
        return video.info.seconds if video is not None and video.info is not None else None

    def _situation(self) -> Situation:
        cards = self._shown_sources()
        values = self.values()
        given = {kind: not any(c.kind is kind and c.value() is None for c in cards) for kind in ParamKind}
        balance = self._balance
        return Situation(
            sending=bool(self._sent),
            stopped=self._stopped,
            said=self._said,
            has_key=self._key is None or self._key.place is not KeyPlace.NONE,
            practice=self._realm is Realm.PRACTICE,
            online=self._online,
            has_video=given[ParamKind.VIDEO],
            has_image=given[ParamKind.IMAGE],
            reading=any(card.is_reading for card in cards),
            blocked=self._callback.is_blocked or any(card.is_blocked for card in cards),
            unsure=any(card.needs_word for card in cards),
            asked=self._asked,
            estimate=estimate_credits(self.spec, values, self._seconds()),
            balance=balance.credits if balance is not None and balance.state in _HEARD else None,
        )

    # --- changes ----------------------------------------------------------------------------------------------------

    @Slot(bool)
    def _mode_toggled(self, checked: bool) -> None:
        if checked:
            self._show_model()

    def _show_model(self) -> None:
        shown = {param.name: param for param in self.spec.params}
        for name, card in self._sources.items():
            card.setVisible(name in shown)
        for name, (field, choice) in self._choices.items():
            field.setVisible(name in shown)
            if name in shown:
                choice.set_param(shown[name])
        self._edited()

    @Slot()
    def _edited(self) -> None:
        """The content changed: another video is meant, so another nonce, and old sentences are over."""
        self._nonce = uuid.uuid4().hex
        self._said = ""
        self._asked = False
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        seconds = self._seconds()
        video = self._card(ParamKind.VIDEO)
        info = video.info if video is not None else None
        size = (info.width, info.height) if info is not None and info.problem is None else (0, 0)
        resolution = next((box.currentText() for _, box in self._choices.values()), "")
        for card in self._sources.values():
            card.set_surroundings(Surroundings(*size, resolution))
        for _, choice in self._choices.values():
            choice.show_seconds(seconds)
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
            unsure = next(card for card in self._shown_sources() if card.needs_word)
            self._scroll.ensureWidgetVisible(unsure)
            self._refresh()
            return
        for card in self._shown_sources():
            card.confirm()
        self._press()

    def _send(self, situation: Situation) -> None:
        request = JobRequest(
            nonce=self._nonce,
            model=self.spec.id,
            values=self.values(),
            callback_url=self._callback.url,
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
            self._sent = ""
            self._edited()

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
        for card in self._sources.values():
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
        self._folder.show_folder(text)

    # --- filled by others -------------------------------------------------------------------------------------------

    def choose_model(self, model: str) -> None:
        """Choose a model by its id; an unknown one is ignored."""
        if model in self._modes:
            self._modes[model].setChecked(True)

    def choose_resolution(self, value: str) -> None:
        """Choose an entry of the drop-down; an unknown one is ignored."""
        for _, choice in self._choices.values():
            if choice.findText(value) >= 0:
                choice.setCurrentText(value)

    def set_file(self, kind: ParamKind | str, path: Path) -> None:
        """Use a local file, as if it had been dropped."""
        card = self._card(ParamKind(kind))
        if card is not None:
            card.set_file(path)

    def set_link(self, kind: ParamKind | str, url: str) -> None:
        """Use a link, as if it had been pasted."""
        card = self._card(ParamKind(kind))
        if card is not None:
            card.set_link(url)

    def accept_drop(self, mime: QMimeData) -> bool:
        """Give dropped files and links to the right cards; False when nothing could be used."""
        used: set[ParamKind] = set()
        for dropped in read_drop(mime):
            if dropped.path is not None and dropped.kind is None:
                continue
            kind = dropped.kind or self._first_empty(used)
            card = self._card(kind)
            if card is not None and kind not in used:
                used.add(kind)
                card.take(dropped)
        video = self._card(ParamKind.VIDEO)
        if not used and video is not None:
            video.refuse()
        return bool(used)

    def _first_empty(self, used: set[ParamKind]) -> ParamKind:
        for card in self._shown_sources():
            if card.path is None and not card.link_text and card.kind not in used:
                return card.kind
        return ParamKind.VIDEO

    @Slot()
    def _paste(self) -> None:
        self.accept_drop(QGuiApplication.clipboard().mimeData())

    def draft(self) -> dict[str, str]:
        """What stands in the form, as plain texts to be kept over a restart."""
        kept = {"model": self.spec.id, "callback": self._callback.field.text()}
        for name, (_, choice) in self._choices.items():
            kept[name] = choice.currentText()
        for card in self._sources.values():
            kept[f"{card.kind.value}_link"] = card.link_text
            kept[f"{card.kind.value}_file"] = str(card.path) if card.path is not None else ""
        return {key: text for key, text in kept.items() if text}

    def restore_draft(self, kept: Mapping[str, str]) -> None:
        """Fill the form from ``draft``; unknown and missing keys change nothing."""
        self.choose_model(kept.get("model", ""))
        for name in self._choices:
            self.choose_resolution(kept.get(name, ""))
        for card in self._sources.values():
            link, path = kept.get(f"{card.kind.value}_link", ""), kept.get(f"{card.kind.value}_file", "")
            if path:
                card.set_file(Path(path))
            elif link:
                card.set_link(link)
        if kept.get("callback"):
            self._callback.field.setText(kept["callback"])

    # --- size -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the compact form below 340, and give up the folder line where the window is low."""
        super().resizeEvent(event)
        compact = event.size().width() < _COMPACT_BELOW
        for mode in self._modes.values():
            mode.set_compact(compact)
        for card in self._sources.values():
            card.set_compact(compact)
        for _, choice in self._choices.values():
            choice.set_compact(compact)
        self._column.setSpacing(12 if compact else _MARGIN)
        self._folder.setVisible(event.size().height() >= _FOLDER_LINE_FROM)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        # The scroll bar lies in the right margin, so that the cards do not jump when it comes.
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._column.setContentsMargins(_MARGIN, _MARGIN, max(4, _MARGIN - taken), _MARGIN)


_HEARD = (BalanceState.KNOWN, BalanceState.OLD, BalanceState.ASKING)


def _all_params() -> list[ParamSpec]:
    """Every parameter of every model once, in the order of the first model that has it."""
    found: dict[str, ParamSpec] = {}
    for spec in MODELS.values():
        for param in spec.params:
            found.setdefault(param.name, param)
    return list(found.values())
