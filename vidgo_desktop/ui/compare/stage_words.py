"""What the stage shows, for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.ui.compare.shots import View
from vidgo_desktop.ui.sides import Side

translate = QCoreApplication.translate


def view_name(view: View, single: Side) -> str:
    """How the two are put together; ``single`` is the side of *Single*."""
    match view:
        case View.SIDE_BY_SIDE:
            return translate("CompareStage", "Comparison, source and result side by side")
        case View.WIPE:
            return translate("CompareStage", "Comparison, source and result with a wipe line")
        case View.FADE:
            return translate("CompareStage", "Comparison, source and result faded into each other")
        case View.BLINK:
            return translate("CompareStage", "Comparison, source and result in turn")
    if single is Side.SOURCE:
        return translate("CompareStage", "Comparison, only the source")
    return translate("CompareStage", "Comparison, only the result")
