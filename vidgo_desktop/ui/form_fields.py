"""The fields of the form, built from the catalogue: what should happen, with which inputs, how large."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QMimeData, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.core.catalog import ModelSpec, ParamKind, ParamSpec, estimate_credits
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.task import ParamValue
from vidgo_desktop.ui.callback_box import CallbackBox
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.drops import read_drop
from vidgo_desktop.ui.finding_text import Surroundings
from vidgo_desktop.ui.folder_line import FolderLine
from vidgo_desktop.ui.mode_card import ModeCard
from vidgo_desktop.ui.resolution_box import ResolutionBox
from vidgo_desktop.ui.source_card import SourceCard
from vidgo_desktop.ui.theme import Theme

_SPACING = (16, 12)


class FormFields(QWidget):
    """Mode cards, one widget for each parameter, the folder line and *Advanced*, in one column.

    ``changed`` comes after every change of what would be sent, or of what is known about it.
    """

    changed = Signal()
    look_requested = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._compact = False
        self._modes: dict[str, ModeCard] = {}
        self._sources: dict[str, SourceCard] = {}
        self._choices: dict[str, tuple[QWidget, ResolutionBox]] = {}
        self.folder = FolderLine(theme)
        self.callback = CallbackBox(theme)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(_SPACING[0])
        self.column.addLayout(self._build_modes())
        for param in _all_params():
            self.column.addWidget(self._field(param))
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.folder)
        below.addWidget(self.callback)
        self.column.addLayout(below)
        self.column.addStretch(1)
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

    def estimate(self) -> float | None:
        """The likely price in credits, None while the length of the video is not known."""
        return estimate_credits(self.spec, self.values(), self._seconds())

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
        self.column.setSpacing(_SPACING[compact])

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
        used: set[ParamKind] = set()
        found = read_drop(mime)
        if not found:
            return False
        for dropped in found:
            if dropped.path is not None and dropped.kind is None:
                continue
            kind = dropped.kind or self._first_empty(used)
            card = self.card(kind)
            if card is not None and kind not in used:
                used.add(kind)
                card.take(dropped)
        video = self.card(ParamKind.VIDEO)
        if not used and video is not None:
            video.refuse()
        return bool(used)

    def _first_empty(self, used: set[ParamKind]) -> ParamKind:
        for card in self.cards():
            if card.path is None and not card.link_text and card.kind not in used:
                return card.kind
        return ParamKind.VIDEO

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
