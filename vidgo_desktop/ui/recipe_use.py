"""*Use these settings again*: from a row, from a finished video that is dropped, or from its recipe. Sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vidgo_desktop.core.catalog import ModelSpec, ParamKind
from vidgo_desktop.core.link_places import extension_of, kind_of_extension
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.recipe import Recipe, RecipeSource
from vidgo_desktop.core.recipe_facts import RecipeFound, RecipeOrigin
from vidgo_desktop.core.task import Link, LocalFile, Task
from vidgo_desktop.ui.form_fields import FormFields
from vidgo_desktop.ui.panes import Pane
from vidgo_desktop.ui.source_card import SourceCard

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow

_LONGEST_NAME = 60


class RecipeUse(QObject):
    """Helper of the window. ``file_wished`` and ``task_wished`` ask for a recipe; ``show_found`` takes the answer."""

    file_wished = Signal(object)
    task_wished = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        for fields in window.form.findChildren(FormFields):
            fields.recipe_dropped.connect(self.file_wished)
        for card in window.form.findChildren(SourceCard):
            card.file_dropped.connect(self._dropped)

    def of_task(self, task: Task) -> None:
        """Fill the form with what this task was made with, as soon as that is known."""
        self.task_wished.emit(task.id)

    @Slot(object)
    def _dropped(self, path: Path) -> None:
        # Pictures carry no recipe; what lies beside one is not its own.
        if extension_of(path.name) == "json" or kind_of_extension(extension_of(path.name)) == "video":
            self.file_wished.emit(path)

    @Slot(object)
    def show_found(self, found: RecipeFound) -> None:
        """A recipe, or the news that there is none. A video that is dropped stays where it was dropped: it may be meant
        as an input, so its settings are only offered.
        """
        recipe = found.recipe
        if recipe is None:
            if found.origin is not RecipeOrigin.VIDEO:
                self._say(self._no_recipe(found))
        elif recipe.model not in MODELS:
            if found.origin is not RecipeOrigin.VIDEO:
                text = self.tr("“{name}” was made with a model that is not known here.")
                self._say(text.format(name=_short(found.name)))
        elif found.origin is RecipeOrigin.VIDEO:
            self._window.toast.show_message(
                self.tr("This video was made with Vidgo Desktop."),
                icon="sliders",
                action_text=self.tr("Use its settings"),
                action=lambda: self._use(found, recipe),
            )
        else:
            self._use(found, recipe)

    def _no_recipe(self, found: RecipeFound) -> str:
        if found.is_newer:
            return self.tr("“{name}” was written by a newer Vidgo Desktop.").format(name=_short(found.name))
        return self.tr("There is no recipe in “{name}”.").format(name=_short(found.name))

    def _say(self, text: str) -> None:
        self._window.toast.show_message(text, icon="alert", tint="warn", again=True)

    def _use(self, found: RecipeFound, recipe: Recipe) -> None:
        """Fill the form. What was there before comes back by *Undo*."""
        form = self._window.form
        before = {key: text for key, text in form.draft().items() if key != "nonce"}
        spec = MODELS[recipe.model]
        form.choose_model(recipe.model)
        form.choose_resolution(recipe.resolution)
        for card in self._cards():
            param = spec.of_kind(card.kind)
            value = None if param is None else found.sources.get(param.name)
            if isinstance(value, LocalFile):
                card.set_file(value.path)
            elif isinstance(value, Link):
                card.set_link(value.url)
            elif not card.is_empty:
                # What is missing must not look as if it were there.
                card.clear()
        self._window.panes.show_pane(Pane.FORM)
        missing = [_name_of(each, spec, self._kind_words()) for each in found.missing]
        name = _short(recipe.title or found.name)
        if missing:
            text = self.tr("The form has the settings of “{name}”. Not found: {missing}.")
            text = text.format(name=name, missing=", ".join(missing))
        else:
            text = self.tr("The form has the settings of “{name}”.").format(name=name)
        self._window.toast.show_message(
            text,
            icon="alert" if missing else "sliders",
            tint="warn" if missing else "text.2",
            action_text=self.tr("Undo"),
            action=lambda: self._undo(before),
        )

    def _undo(self, before: Mapping[str, str]) -> None:
        for card in self._cards():
            if not card.is_empty:
                card.clear()
        self._window.form.restore_draft(before)

    def _cards(self) -> list[SourceCard]:
        return self._window.form.findChildren(SourceCard)

    def _kind_words(self) -> Mapping[ParamKind, str]:
        return {ParamKind.VIDEO: self.tr("the video"), ParamKind.IMAGE: self.tr("the picture")}


def _name_of(source: RecipeSource, spec: ModelSpec, words: Mapping[ParamKind, str]) -> str:
    """What to call an input that is missing: its name, else what it is."""
    if source.name:
        return _short(source.name)
    kind = next((param.kind for param in spec.params if param.name == source.parameter), None)
    return words.get(kind, source.parameter) if kind is not None else source.parameter


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
