"""The languages: which one is chosen, that nothing is missing, and that the window speaks it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window import opened
from tools import translations
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.ui.language import LANGUAGES, language_for, use_language

_PLACES = re.compile(r"\{\w*\}|%n")


@pytest.mark.parametrize(
    ("choice", "wanted", "code"),
    [
        ("", ["de-AT", "en"], "de"),
        ("", ["de_CH"], "de"),
        ("", ["zh-Hans-CN"], "zh_CN"),
        ("", ["zh_SG"], "zh_CN"),
        ("", ["zh-TW"], "en"),
        ("", ["fr-FR", "de-DE"], "de"),
        ("", ["fr-FR"], "en"),
        ("", [], "en"),
        ("en", ["de-DE"], "en"),
        ("zh_CN", ["de-DE"], "zh_CN"),
        ("xx", ["de-DE"], "de"),
    ],
)
def test_the_choice_comes_before_the_system_and_the_system_before_english(
    choice: str, wanted: list[str], code: str
) -> None:
    assert language_for(choice, wanted) == code


def test_every_text_is_translated_and_the_compiled_files_are_new() -> None:
    assert not list(translations.faults())


def test_the_reader_of_the_sources_finds_all_kinds_of_texts() -> None:
    found = {(text.context, text.source) for text in translations.texts()}
    assert ("Header", "Settings") in found
    assert ("Generate", "Sending…") in found
    assert ("Catalog", "Replace the person") in found
    assert ("ErrorText", "Top up") in found
    assert ("ErrorText", "Given back") in found
    assert ("ChargeFinding", "No. Your balance has not changed.") in found


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != translations.SOURCE])
def test_translations_keep_the_places_of_names_and_numbers(code: str) -> None:
    for text, forms in translations.messages(code):
        for form in forms:
            # A singular may say "one" in words, but nothing may stand in a form that the text does not offer.
            kept, wanted = set(_PLACES.findall(form)), set(_PLACES.findall(text.source))
            assert kept <= wanted, (code, text)
            assert kept >= wanted - {"%n"}, (code, text)


def test_plurals_have_a_form_for_one_and_for_many(qapp: QApplication) -> None:
    counted = [text for text in translations.texts() if text.plural]
    assert counted
    for code in LANGUAGES:
        use_language(qapp, code)
        for text in counted:
            one = QCoreApplication.translate(text.context, text.source, "", 1)
            many = QCoreApplication.translate(text.context, text.source, "", 7)
            assert "%n" not in one + many
            assert "(s)" not in one + many, (code, one, many)


def test_numbers_follow_the_language(qapp: QApplication) -> None:
    use_language(qapp, "de")
    assert QLocale().toString(1250.5, "f", 1) == "1.250,5"
    use_language(qapp, "zh_CN")
    assert QLocale().language() is QLocale.Language.Chinese
    use_language(qapp, "en")
    assert QLocale().language() is QLocale.Language.English


def test_a_second_choice_replaces_the_first(qapp: QApplication) -> None:
    use_language(qapp, "de")
    use_language(qapp, "en")
    assert QCoreApplication.translate("Header", "Settings") == "Settings"


def test_the_window_speaks_the_chosen_language(qtbot: QtBot, tmp_path: Path) -> None:
    save_settings(tmp_path / "settings.json", replace(Settings(), language="de", welcomed=True))
    with opened(qtbot, tmp_path, arguments=("--practice",)) as window:
        assert window.button("settings").accessibleName() == "Einstellungen"
        window.until(lambda: "Übungs-Credits" in window.button("balance").accessibleName())
        assert window.app.window.layoutDirection() is Qt.LayoutDirection.LeftToRight
