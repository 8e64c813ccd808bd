"""By which words a task is found: those that the window shows, in its language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.search_words import SearchWords
from vidgo_desktop.ui.day_words import day_words
from vidgo_desktop.ui.problem_words import searched_words


def search_words() -> SearchWords:
    """For the engine."""
    return SearchWords(day_words, model_words, searched_words)


def model_words() -> Mapping[str, str]:
    """What each model is called here. Any thread."""
    return {name: QCoreApplication.translate("Catalog", spec.label) for name, spec in MODELS.items()}
