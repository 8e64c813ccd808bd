"""The twelve places where a key could turn up, each read in full: as texts or bytes by their names.

Files are read by ``hunt.hunt``; here is what is no file: the window, the clipboard, the processes, the wire.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAction, QClipboard, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.loopback import Seen

SINKS = (
    "logs",
    "stdout and stderr",
    "database",
    "settings",
    "temporary files",
    "crash file",
    "report",
    "widget texts",
    "clipboard",
    "processes",
    "window titles",
    "other hosts",
)
_MOST_ROWS = 200
_TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def widget_texts() -> dict[str, str]:
    """Every text of every widget and action, shown or not: properties, contents, rows, what a screen reader hears,
    and the texts that a widget of ours keeps in order to paint them.
    """
    found: dict[str, list[str]] = {}
    for widget in QApplication.allWidgets():
        name = f"{type(widget).__name__} {widget.objectName()}".strip()
        found.setdefault(name, []).extend(_texts_of(widget))
        for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            found.setdefault(f"an action of {name}", []).extend(_properties(action))
    return {name: "\n".join(dict.fromkeys(texts)) for name, texts in found.items()}


def _texts_of(widget: QWidget) -> Iterator[str]:
    hidden = isinstance(widget, QLineEdit) and widget.echoMode() is not QLineEdit.EchoMode.Normal
    # What somebody types into a covered field is shown as dots; that is what counts.
    yield from _properties(widget, leave_out=("text",) if hidden else ())
    yield from (each for each in vars(widget).values() if isinstance(each, str))
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox | QAbstractItemView):
        yield from _rows(widget.model())
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        yield from (interface.text(kind) for kind in _SPOKEN)


def _properties(thing: QObject, leave_out: Sequence[str] = ()) -> Iterator[str]:
    meta = thing.metaObject()
    for number in range(meta.propertyCount()):
        # Declared as bytes, but a text.
        name = str(meta.property(number).name())
        if name not in leave_out and isinstance(value := thing.property(name), str):
            yield value
    for raw in thing.dynamicPropertyNames():
        # Qt keeps values there that Python cannot hold.
        with contextlib.suppress(RuntimeError):
            if isinstance(value := thing.property(bytes(raw.data()).decode("latin-1")), str):
                yield value


def _rows(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
        for column in range(model.columnCount(QModelIndex())):
            index = model.index(row, column)
            yield from (str(value) for role in _TEXT_ROLES if (value := index.data(role)) is not None)


def clipboard_texts() -> dict[str, str]:
    """Whatever the clipboard offers, in every form in which it offers it."""
    clipboard = QGuiApplication.clipboard()
    found = {}
    for mode in QClipboard.Mode:
        data = clipboard.mimeData(mode)
        if data is not None:
            for kind in data.formats():
                found[f"{mode.name} {kind}"] = bytes(data.data(kind).data()).decode("latin-1")
    return found


def window_titles() -> dict[str, str]:
    """The titles of all windows, as the desktop gets them, and what the program calls itself."""
    found = {
        "the program": "\n".join((QGuiApplication.applicationDisplayName(), QGuiApplication.desktopFileName())),
    }
    for number, window in enumerate(QGuiApplication.allWindows()):
        found[f"window {number}"] = "\n".join((window.title(), window.filePath(), window.objectName()))
    for number, widget in enumerate(QApplication.topLevelWidgets()):
        found[f"top-level widget {number}"] = "\n".join(
            (widget.windowTitle(), widget.windowIconText(), widget.windowRole(), widget.windowFilePath())
        )
    return found


def process_texts(pid: int) -> dict[str, str]:
    """What everybody on this computer can read about a process and all below it: command line, environment, names."""
    found: dict[str, str] = {}
    for each in (pid, *_below(pid)):
        folder = Path("/proc") / str(each)
        names = ("cmdline", "environ", "comm", *(f"task/{task.name}/comm" for task in _entries(folder / "task")))
        for name in names:
            with contextlib.suppress(OSError):
                found[f"{each} {name}"] = (folder / name).read_bytes().decode("latin-1")
    return found


def _below(pid: int) -> Iterator[int]:
    for task in _entries(Path("/proc") / str(pid) / "task"):
        children = ""
        with contextlib.suppress(OSError):
            children = (task / "children").read_text(encoding="ascii")
        for child in children.split():
            yield int(child)
            yield from _below(int(child))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def request_bytes(seen: Iterable[Seen]) -> bytes:
    """Requests as one text: lines, headers, bodies."""
    parts = []
    for each in seen:
        head = "\r\n".join(f"{name}: {value}" for name, value in each.headers.items())
        parts.append(f"{each.method} {each.path}\r\n{head}\r\n\r\n".encode() + each.body)
    return b"\r\n".join(parts)
