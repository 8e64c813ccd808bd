"""The sentences about many tasks at once. Pure functions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.library_facts import BulkKind, BulkReport, TaskOrder
from vidgo_desktop.core.settings import TaskOrderName
from vidgo_desktop.ui.error_text import error_words


def order_of(text: str) -> TaskOrder:
    """The order with this id; newest first for an unknown one."""
    return next((order for order in TaskOrder if order.value == text), TaskOrder.NEWEST)


def name_of(order: TaskOrder) -> TaskOrderName:
    """The id of an order, for the settings."""
    return order.value


def binned_text(count: int) -> str:
    """Rows were taken out, and their videos with them."""
    return QCoreApplication.translate(
        "LibraryWords", "Removed %n row(s). The videos are in the recycle bin.", None, count
    )


def moving_text(count: int) -> str:
    """Videos are on their way."""
    return QCoreApplication.translate("LibraryWords", "Moving %n video(s)…", None, count)


def report_text(report: BulkReport) -> str:
    """What came of a wish for several tasks; empty when that was said already."""
    parts = []
    if report.done:
        parts.append(_done(report))
    if report.left:
        parts.append(_left(report))
    return " ".join(filter(None, parts))


def _done(report: BulkReport) -> str:
    count = len(report.done)
    match report.kind:
        case BulkKind.RETRY:
            return QCoreApplication.translate("LibraryWords", "%n task(s) are tried again.", None, count)
        case BulkKind.MOVE:
            folder = "" if report.folder is None else report.folder.name or str(report.folder)
            return QCoreApplication.translate("LibraryWords", "Moved %n video(s) to {folder}.", None, count).replace(
                "{folder}", folder
            )
        case BulkKind.REMOVE | BulkKind.BIN if report.left:
            return QCoreApplication.translate("LibraryWords", "Removed %n row(s).", None, count)
        case _:
            # Rows that go or come are said by the list itself.
            return ""


def _left(report: BulkReport) -> str:
    """How many were left, and why the first of them was: mostly all have the same reason."""
    count = len(report.left)
    match report.kind:
        case BulkKind.RETRY:
            text = QCoreApplication.translate("LibraryWords", "%n task(s) could not be tried again.", None, count)
        case BulkKind.MOVE:
            text = QCoreApplication.translate("LibraryWords", "%n video(s) stayed where they are.", None, count)
        case BulkKind.RESTORE:
            text = QCoreApplication.translate("LibraryWords", "%n row(s) could not be brought back.", None, count)
        case _:
            text = QCoreApplication.translate("LibraryWords", "%n row(s) were kept.", None, count)
    words = error_words(report.left[0].error)
    reason = words.sentence or words.headline
    return f"{text} {reason}".strip()
