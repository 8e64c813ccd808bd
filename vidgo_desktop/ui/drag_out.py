"""Takes saved videos to other programs: dragged out of the window, or by the clipboard. Always a copy."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QMimeData, QObject, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent, QPixmap
from PySide6.QtWidgets import QWidget

from vidgo_desktop.core.keep_sound import shown_result
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.player_words import is_ready
from vidgo_desktop.ui.stage import Stage, StageView

if TYPE_CHECKING:
    from vidgo_desktop.ui.player import PlayerPane
    from vidgo_desktop.ui.task_view import TaskView

# The picture under the pointer: large enough to be known again, small enough to see the target.
_WIDEST, _HIGHEST = 240, 96
_PAST_POINTER = QPoint(12, 12)
_OUTSIDE = QPointF(-1, -1)

Carry = Callable[[QWidget, QMimeData, QPixmap], None]
FilesAt = Callable[[QPoint, Qt.KeyboardModifier], Sequence[Path]]


def files_of(tasks: Sequence[Task]) -> tuple[Path, ...]:
    """The videos of those that are saved, as the player plays them."""
    found = (shown_result(task) for task in tasks if is_ready(task))
    return tuple(path for path in found if path is not None)


def files_data(paths: Sequence[Path], platform: str = sys.platform) -> QMimeData:
    """These files for a drag or the clipboard: as addresses and, on Linux, with the words of its file managers."""
    data = QMimeData()
    addresses = [QUrl.fromLocalFile(str(path.absolute())) for path in paths]
    data.setUrls(addresses)
    if platform not in ("win32", "darwin"):
        encoded = [bytes(address.toEncoded().data()) for address in addresses]
        # File managers ask whether files on the clipboard were copied or cut: those of GNOME, Xfce and Cinnamon here,
        # those of KDE below ("0" is copied).
        data.setData("x-special/gnome-copied-files", QByteArray(b"\n".join([b"copy", *encoded])))
        data.setData("application/x-kde-cutselection", QByteArray(b"0"))
    return data


def copy_files(paths: Sequence[Path]) -> None:
    """Put these files on the clipboard, so that a file manager pastes them."""
    QGuiApplication.clipboard().setMimeData(files_data(paths))


def carry_away(source: QWidget, data: QMimeData, picture: QPixmap) -> None:
    """Let the user drag this until the button is released. Other programs may copy, never move."""
    drag = QDrag(source)
    drag.setMimeData(data)
    if not picture.isNull():
        drag.setPixmap(picture)
        drag.setHotSpot(-_PAST_POINTER)
    drag.exec(Qt.DropAction.CopyAction)


class DragOut(QObject):
    """Watches one widget: a press on a file and a move beyond the system's distance drag the file.

    ``files_at`` says which files lie at a place of the widget, none where a drag means something else; ``picture_at``
    what hangs on the pointer. With Alt held the press is not told to the widget, whatever it does with presses.
    """

    def __init__(
        self,
        widget: QWidget,
        files_at: FilesAt,
        picture_at: Callable[[QPoint], QPixmap],
        carry: Carry = carry_away,
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._files_at = files_at
        self._picture_at = picture_at
        self._carry = carry
        self._pressed: QPoint | None = None
        self._files: tuple[Path, ...] = ()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin a drag, or let the event pass."""
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                return self._press(event)
            case QEvent.Type.MouseMove if self._pressed is not None:
                return self._move(event)
            case QEvent.Type.MouseButtonRelease:
                self._pressed = None
        return False

    def _press(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        self._files = tuple(self._files_at(place, event.modifiers()))
        self._pressed = place if self._files else None
        return bool(self._files) and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)

    def _move(self, event: QMouseEvent) -> bool:
        start = self._pressed
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed = None
            return False
        if (event.position().toPoint() - start).manhattanLength() < QGuiApplication.styleHints().startDragDistance():
            # A row that is about to be dragged must not choose its neighbours meanwhile.
            return True
        self._pressed = None
        picture = self._picture_at(start)
        # The drag takes the release of the button with it; the widget hears of one that means no click.
        away = QMouseEvent(
            QEvent.Type.MouseButtonRelease,
            _OUTSIDE,
            self._widget.mapToGlobal(_OUTSIDE),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(self._widget, away)
        self._carry(self._widget, files_data(self._files), picture)
        return True


def drag_from_player(player: PlayerPane, carry: Carry = carry_away) -> None:
    """Let the shown video be dragged by its title, and by its picture where that moves no wipe line (or with Alt)."""
    stage = player.stage

    def saved() -> tuple[Path, ...]:
        return files_of(() if player.task is None else (player.task,))

    def on_stage(place: QPoint, modifiers: Qt.KeyboardModifier) -> tuple[Path, ...]:
        if stage.notice.is_shown or not stage.picture_rect().contains(QPointF(place)):
            return ()
        is_free = stage.view is not StageView.WIPE or bool(modifiers & Qt.KeyboardModifier.AltModifier)
        return saved() if is_free else ()

    DragOut(stage, on_stage, lambda _place: _result_picture(stage), carry)
    handle = player.head.title_handle
    DragOut(handle, lambda _place, _modifiers: saved(), lambda _place: _result_picture(stage), carry)


def drag_from_list(view: TaskView, carry: Carry = carry_away) -> None:
    """Let ready rows be dragged; a chosen row takes the other chosen ones along."""

    def files_at(place: QPoint, _modifiers: Qt.KeyboardModifier) -> tuple[Path, ...]:
        row = view.indexAt(place).row()
        chosen = [index.row() for index in view.selectionModel().selectedRows()]
        rows = sorted(chosen) if row in chosen else [row]
        ids = [view.tasks.id_at(each) for each in rows if each >= 0]
        tasks = [view.tasks.known(number) for number in ids if number is not None]
        return files_of([task for task in tasks if task is not None])

    def picture_at(place: QPoint) -> QPixmap:
        return _small(view.viewport().grab(view.visualRect(view.indexAt(place))))

    DragOut(view.viewport(), files_at, picture_at, carry)


def _result_picture(stage: Stage) -> QPixmap:
    rect = stage.picture_rect()
    place = QRect(rect.toRect()) if not rect.isEmpty() else stage.rect()
    return _small(stage.grab(place))


def _small(picture: QPixmap) -> QPixmap:
    ratio = picture.devicePixelRatio()
    most_wide, most_high = round(_WIDEST * ratio), round(_HIGHEST * ratio)
    if picture.isNull() or (picture.width() <= most_wide and picture.height() <= most_high):
        return picture
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(most_wide, most_high, keep, smooth)
