"""The fields of the form, built from the catalogue: what should happen, with which inputs, how large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QMimeData, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vidgo_desktop.core.catalog import ModelSpec, ParamKind, ParamSpec
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.task import ParamValue
from vidgo_desktop.ui.callback_box import CallbackBox
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.drops import Dropped, WindowDrops, read_drop
from vidgo_desktop.ui.finding_text import Surroundings
from vidgo_desktop.ui.folder_line import FolderLine
from vidgo_desktop.ui.mode_card import ModeCard
from vidgo_desktop.ui.numbers import duration
from vidgo_desktop.ui.resolution_box import ResolutionBox
from vidgo_desktop.ui.source_card import SourceCard
from vidgo_desktop.ui.theme import Theme

_SPACING = (16, 12)
# Above the line of the folder, which is higher than its words.
_FOLDER_SPACING = (10, 6)


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen pair in few words, for places without room for the form. ``title`` is empty while nothing is."""

    title: str
    meta: str
    video_thumb: bytes
    image_thumb: bytes


class FormFields(QWidget):
    """Mode cards, one widget for each parameter, the folder line and *Advanced*, in one column.

    ``changed`` comes after every change of what would be sent, or of what is known about it.
    """

    changed = Signal()
    look_requested = Signal(object, object)
    recipe_dropped = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._compact = False
        self._drops: WindowDrops | None = None
        self._modes: dict[str, ModeCard] = {}
        self._sources: dict[str, SourceCard] = {}
        self._choices: dict[str, tuple[QWidget, ResolutionBox]] = {}
        self.folder = FolderLine(theme)
        self.callback = CallbackBox(theme)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self._build_modes())
        fields = [self._field(param) for param in _all_params()]
        for field in fields[:-1]:
            self.column.addWidget(field)
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.folder)
        below.addWidget(self.callback)
        self._last = QVBoxLayout()
        self._last.addWidget(fields[-1])
        self._last.addLayout(below)
        self.column.addLayout(self._last)
        self.column.addStretch(1)
        self._space()
        self.callback.value_changed.connect(self._edited)
        self._show_model()

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
        box.addWidget(self._head(self.tr("What should happen?")))
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

    def _head(self, text: str) -> QLabel:
        label = text_label(self._theme, "small.control", "2", text)
        label.setMinimumHeight(self._theme.line_height("small"))
        return label

    def _choice_field(self, param: ParamSpec) -> QWidget:
        field = QWidget()
        choice = ResolutionBox(self._theme, param)
        choice.value_changed.connect(self._edited)
        label = self._head(QCoreApplication.translate("Catalog", param.label))
        label.setBuddy(choice)
        box = QVBoxLayout(field)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(label)
        box.addWidget(choice)
        self._choices[param.name] = (field, choice)
        return field

    # --- what is asked ----------------------------------------------------------------------------------------------

    @property
    def spec(self) -> ModelSpec:
        """The chosen model."""
        return next(card.spec for card in self._modes.values() if card.isChecked())

    def card(self, kind: ParamKind) -> SourceCard | None:
        """The card of this kind of input."""
        return next((card for card in self._sources.values() if card.kind is kind), None)

    def cards(self) -> list[SourceCard]:
        """The cards of the inputs that the chosen model takes."""
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

    def has(self, kind: ParamKind) -> bool:
        """Whether every input of this kind is there."""
        return all(card.value() is not None for card in self.cards() if card.kind is kind)

    def _seconds(self) -> float | None:
        video = self.card(ParamKind.VIDEO)
        return video.info.seconds if video is not None and video.info is not None else None

    @property
    def is_blocked(self) -> bool:
        """Whether a red note must be fixed first."""
        return self.callback.is_blocked or any(card.is_blocked for card in self.cards())

    # --- changes ----------------------------------------------------------------------------------------------------

    @Slot(bool)
    def _mode_toggled(self, checked: bool) -> None:
        if checked:
            self._show_model()
            self.changed.emit()

    def _show_model(self) -> None:
        shown = {param.name: param for param in self.spec.params}
        for name, card in self._sources.items():
            card.setVisible(name in shown)
        for name, (field, choice) in self._choices.items():
            field.setVisible(name in shown)
            if name in shown:
                choice.set_param(shown[name])

    @Slot()
    def _edited(self) -> None:
        """Findings and prices follow what is chosen elsewhere in the form."""
        video = self.card(ParamKind.VIDEO)
        info = video.info if video is not None else None
        size = (info.width, info.height) if info is not None and info.problem is None else (0, 0)
        resolution = next((box.currentText() for _, box in self._choices.values()), "")
        for card in self._sources.values():
            card.set_surroundings(Surroundings(*size, resolution))
        for _, choice in self._choices.values():
            choice.show_seconds(self._seconds())
        self.changed.emit()

    def set_compact(self, compact: bool) -> None:
        """The small arrangement of a narrow pane."""
        if compact == self._compact:
            return
        self._compact = compact
        for mode in self._modes.values():
            mode.set_compact(compact)
        for card in self._sources.values():
            card.set_compact(compact)
        for _, choice in self._choices.values():
            choice.set_compact(compact)
        self._space()

    def _space(self) -> None:
        self.column.setSpacing(_SPACING[self._compact])
        self._last.setSpacing(_FOLDER_SPACING[self._compact])

    def show_model_names(self, shown: bool) -> None:
        """Whether the models' own names stand in the mode cards."""
        for mode in self._modes.values():
            mode.show_model_names(shown)

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

    def accept_drop(self, mime: QMimeData) -> bool:
        """Give dropped files and links to the right cards; False when nothing could be used."""
        found = read_drop(mime)
        self._calm()
        if not found:
            return False
        if all(dropped.is_recipe for dropped in found):
            self.recipe_dropped.emit(found[0].path)
            return True
        plan = self._plan(found)
        for card, dropped in plan:
            card.take(dropped)
        if not plan:
            self._card_to_blame().refuse()
        return bool(plan)

    def _plan(self, found: tuple[Dropped, ...]) -> list[tuple[SourceCard, Dropped]]:
        """Which card gets which of these; one each."""
        plan: list[tuple[SourceCard, Dropped]] = []
        used: set[ParamKind] = set()
        for dropped in found:
            if dropped.path is not None and dropped.kind is None:
                continue
            kind = dropped.kind or self._first_empty(used)
            card = self.card(kind)
            if card is not None and kind not in used:
                used.add(kind)
                plan.append((card, dropped))
        return plan

    def _first_empty(self, used: set[ParamKind]) -> ParamKind:
        return next((card.kind for card in self.cards() if card.is_empty and card.kind not in used), ParamKind.VIDEO)

    def _card_to_blame(self) -> SourceCard:
        """Where a refusal is said: in the card under the mouse, else in the first empty one, else in the first."""
        place = self._drops.last_drop if self._drops is not None else None
        cards = self.cards()
        if place is not None:
            for card in cards:
                if card.isVisible() and card.rect().contains(card.mapFromGlobal(place)):
                    return card
        return next((card for card in cards if card.is_empty), cards[0])

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is a window, and the whole of it takes drops."""
        super().showEvent(event)
        if self._drops is None:
            self._drops = WindowDrops(self.window())
            self._drops.over.connect(self._light)
            self._drops.gone.connect(self._calm)

    @Slot(object)
    def _light(self, found: tuple[Dropped, ...]) -> None:
        self._calm()
        for card, dropped in self._plan(found):
            card.light(dropped.name)

    @Slot()
    def _calm(self) -> None:
        for card in self._sources.values():
            if card.is_lit:
                card.calm()

    def choice(self) -> Choice:
        """The chosen pair, as ``street_walk.mp4 × red_coat.jpg`` and ``Replace · 480p · 10 s``."""
        cards = self.cards()
        names = [card.short_name for card in cards]
        meta = [QCoreApplication.translate("Catalog", self.spec.short_label), *self._chosen_texts()]
        seconds = self._seconds()
        if seconds is not None:
            meta.append(duration(seconds))
        thumbs = {card.kind: card.info.thumbnail for card in cards if card.info is not None}
        return Choice(
            " × ".join(name for name in names if name),
            " · ".join(meta),
            thumbs.get(ParamKind.VIDEO, b""),
            thumbs.get(ParamKind.IMAGE, b""),
        )

    def _chosen_texts(self) -> list[str]:
        shown = {param.name for param in self.spec.params}
        return [box.currentText() for name, (_, box) in self._choices.items() if name in shown]

    def draft(self) -> dict[str, str]:
        """What stands in the form, as plain texts to be kept over a restart."""
        kept = {"model": self.spec.id, "callback": self.callback.field.text()}
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
            self.callback.field.setText(kept["callback"])


def _all_params() -> list[ParamSpec]:
    """Every parameter of every model once, in the order of the first model that has it."""
    found: dict[str, ParamSpec] = {}
    for spec in MODELS.values():
        for param in spec.params:
            found.setdefault(param.name, param)
    return list(found.values())
