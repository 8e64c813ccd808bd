"""Which language the window speaks: the user's choice, else the system's, else English."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from vidgo_desktop.core import resources

_FOLDER = "translations"
_SOURCE = "en"
# Code of our files: the language in its own words, as people look for it in a list.
LANGUAGES: dict[str, str] = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文"}


def translation_file(code: str) -> Path:
    """Where the compiled texts of a language lie."""
    return resources.path(_FOLDER, f"vidgo_{code}.qm")


def language_for(choice: str, wanted: Sequence[str]) -> str:
    """The code of ``LANGUAGES`` to use. ``wanted`` are the system's languages (such as ``de-AT``), best first."""
    if choice in LANGUAGES:
        return choice
    for name in wanted:
        locale = QLocale(name)
        for code in LANGUAGES:
            ours = QLocale(code)
            if (ours.language(), ours.script()) == (locale.language(), locale.script()):
                return code
    return _SOURCE


def use_language(app: QCoreApplication, choice: str) -> str:
    """Translate everything from now on, with numbers and dates of the same language; the value is its code.

    Call it before the first widget is made. A region of the chosen language that the system asks for (German of
    Austria) keeps its own numbers.
    """
    for old in installed(app):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    system = QLocale.system()
    code = language_for(choice, system.uiLanguages())
    ours = QLocale(code)
    QLocale.setDefault(system if system.language() == ours.language() else ours)
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for file in (qt_folder / f"qtbase_{code}.qm", translation_file(code)):
        _install(app, file)
    return code


def _install(app: QCoreApplication, file: Path) -> None:
    translator = QTranslator(app)
    if file.is_file() and translator.load(str(file)):
        QCoreApplication.installTranslator(translator)
    else:
        translator.deleteLater()


def installed(app: QObject) -> list[QTranslator]:
    """The translators that ``use_language`` put in, so that a test can take them out again."""
    return [child for child in app.children() if isinstance(child, QTranslator)]
