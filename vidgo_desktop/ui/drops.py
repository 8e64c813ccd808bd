"""What a drop or a paste brings: files of this computer, or links. Looks at names only, never into a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.link_places import extension_of, kind_of_extension
from vidgo_desktop.core.links import LinkFinding, check_link

# More than this is no pair of inputs, and nobody wants to wait for it.
_MOST = 8
_LONGEST_TEXT = 32_000


@dataclass(frozen=True, slots=True)
class Dropped:
    """One thing: a local file or the text of a link, and what its name says it is (None: nothing)."""

    path: Path | None
    link: str
    kind: ParamKind | None

    @property
    def name(self) -> str:
        """How to call it."""
        return self.path.name if self.path is not None else self.link

    @property
    def is_recipe(self) -> bool:
        """Whether it may be what lies beside a video of ours, by its name."""
        return self.path is not None and extension_of(self.path.name) == "json"


def read_drop(mime: QMimeData) -> tuple[Dropped, ...]:
    """The files and links of a drop or of the clipboard, in their order."""
    if mime.hasUrls():
        found: list[Dropped] = []
        for url in mime.urls()[:_MOST]:
            if url.isLocalFile():
                path = Path(url.toLocalFile())
                found.append(Dropped(path, "", _kind_of_name(path.name)))
            elif url.scheme() in ("http", "https"):
                found.append(_link(url.toString()))
        return tuple(found)
    text = mime.text()[:_LONGEST_TEXT].strip() if mime.hasText() else ""
    return (_link(text),) if text else ()


def _link(text: str) -> Dropped:
    if check_link(text, ParamKind.VIDEO).finding is LinkFinding.WRONG_KIND:
        return Dropped(None, text, ParamKind.IMAGE)
    is_video = check_link(text, ParamKind.IMAGE).finding is LinkFinding.WRONG_KIND
    return Dropped(None, text, ParamKind.VIDEO if is_video else None)


def _kind_of_name(name: str) -> ParamKind | None:
    kind = kind_of_extension(extension_of(name))
    return {"video": ParamKind.VIDEO, "image": ParamKind.IMAGE}.get(kind or "")


class WindowDrops(QObject):
    """Watches what is dragged over a window, wherever in it, and changes nothing about it.

    ``over`` carries what hangs over the window as a tuple of ``Dropped``; ``gone`` says that nothing does any more.
    """

    over = Signal(object)
    gone = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.last_drop: QPoint | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell and let the event go on."""
        if watched is self._window:
            if isinstance(event, QDragEnterEvent):
                self.over.emit(read_drop(event.mimeData()))
            elif event.type() is QEvent.Type.DragLeave:
                self.gone.emit()
            elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
                self.last_drop = self._window.mapToGlobal(event.position().toPoint())
                self.gone.emit()
        return False


def named_file(text: str) -> Path | None:
    """The file that a pasted path or ``file:`` link names, None when there is none.

    A share of another computer is not asked: it could keep the window waiting.
    """
    plain = text.strip().strip("\"'").strip()
    if plain.lower().startswith("file:"):
        plain = QUrl(plain).toLocalFile()
    if not plain or len(plain) > 4096 or plain.startswith(("\\\\", "//")):
        return None
    try:
        path = Path(plain).expanduser()
        return path if path.is_absolute() and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None
