"""The words about exports and line-ups."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.errors import DiskFull, FileHeld, MediaError, SaveError, Starved, VidgoError
from vidgo_desktop.core.film_export import ENDINGS, ExportKind
from vidgo_desktop.core.film_line_up import LineUp, LineUpGround
from vidgo_desktop.ui.compare.export_order import GIF_SECONDS
from vidgo_desktop.ui.numbers import file_size

translate = QCoreApplication.translate


def suggested_name(result: Path, kind: ExportKind) -> str:
    """A name for the export beside its result: ``dance_compare.mp4``, ``dance_frame.png``. File names stay English."""
    word = "frame" if kind is ExportKind.FRAME else "compare"
    return f"{result.stem}_{word}.{ENDINGS[kind]}"


def gif_is_cut(seconds: float) -> bool:
    """Whether a GIF of this part would hold its beginning only."""
    return seconds > GIF_SECONDS + 0.05


def failure_words(error: VidgoError) -> str:
    """Why an export did not work, in one sentence."""
    if isinstance(error, DiskFull):
        if error.needed > 0:
            text = translate("ExportWords", "The disk is full. {size} more are needed.")
            return text.format(size=file_size(error.needed))
        return translate("ExportWords", "The disk is full. Choose another folder, or make room.")
    if isinstance(error, FileHeld):
        return translate("ExportWords", "Another program holds the new file. Try again.")
    if isinstance(error, SaveError):
        return translate("ExportWords", "The folder cannot be written to. Choose another one.")
    if isinstance(error, Starved):
        return translate("ExportWords", "The computer had no memory left for it. Close something and try again.")
    if isinstance(error, MediaError):
        return translate("ExportWords", "One of the two videos could not be read.")
    return translate("ExportWords", "The export did not work. Try again.")


def line_up_words(line_up: LineUp) -> str:
    """What the automatic line-up found."""
    if line_up.ground is LineUpGround.MOVEMENT:
        return translate("ExportWords", "Lined up by the first movement")
    if line_up.ground is LineUpGround.NO_MOVEMENT:
        return translate("ExportWords", "Nothing moves that they could be lined up by")
    if line_up.ground is LineUpGround.TOO_DIFFERENT:
        return translate("ExportWords", "They move too differently to be lined up")
    return translate("ExportWords", "They could not be lined up")
