"""The card of one input, a video or a picture: a link, or a local file, and what was found out about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from vidgo_desktop.core.catalog import ParamKind, ParamSpec
from vidgo_desktop.core.facts import SourceInfo
from vidgo_desktop.core.links import BLOCKING, LinkFinding, LinkVerdict, check_link, file_name_of
from vidgo_desktop.core.task import Link, LocalFile, ParamValue
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.drops import Dropped, read_drop
from vidgo_desktop.ui.finding_strip import FindingStrip
from vidgo_desktop.ui.finding_text import Finding, Help, Surroundings, Tone, file_findings, kept_width, link_finding
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.numbers import duration, file_size
from vidgo_desktop.ui.source_body import Arrangement, SourceBody
from vidgo_desktop.ui.source_frame import FrameState, SourceFrame
from vidgo_desktop.ui.source_words import source_words
from vidgo_desktop.ui.theme import Theme, set_role

_REFUSAL_MS = 4000
_NOTHING = LinkVerdict("", LinkFinding.EMPTY)


class SourceCard(QWidget):
    """Title, frame, link field and strip. ``value_changed`` after every change of what would be sent or said.

    ``look_requested`` carries a path and the ``ParamKind``; the answer comes back through ``show_info``.
    """

    value_changed = Signal()
    look_requested = Signal(object, object)

    def __init__(self, theme: Theme, param: ParamSpec) -> None:
        super().__init__()
        self.kind = param.kind
        self._words = source_words(param.kind)
        self._label = QCoreApplication.translate("Catalog", param.label)
        self._verdict = _NOTHING
        self._confirmed = False
        self._path: Path | None = None
        self._info: SourceInfo | None = None
        self._around = Surroundings()
        self._refusal = QTimer(self, singleShot=True, interval=_REFUSAL_MS)
        self._refusal.timeout.connect(self._calm)
        self.frame = SourceFrame(theme)
        self.body = SourceBody(theme, param.kind)
        self.strip = FindingStrip(theme)
        self.field = self.body.field
        title = text_label(theme, "small", "2", self._label)
        self.frame.put(self.body, self.strip)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(title)
        box.addWidget(self.frame)
        self.setAcceptDrops(True)
        self._name_parts()
        self.field.textChanged.connect(self._link_edited)
        self.body.choose.clicked.connect(self.choose)
        self.body.remove.clicked.connect(self.clear)
        self.body.picture.double_clicked.connect(self.choose)
        self.strip.help_pressed.connect(self._help)
        self._show()

    def _name_parts(self) -> None:
        words, names = self._words, self._words.names
        self.setObjectName(f"{names}Card")
        self.field.setObjectName(f"{names}Url")
        self.field.setPlaceholderText(words.paste)
        self.field.setAccessibleName(words.link_name)
        self.body.choose.setObjectName(f"choose{names.capitalize()}")
        self.body.remove.setObjectName(f"remove{names.capitalize()}")
        self.body.remove.setToolTip(words.remove)
        self.body.remove.setAccessibleName(words.remove)
        self.strip.sentence.setObjectName(f"{names}Finding")

    # --- what the form asks -------------------------------------------------------------------------------------

    def value(self) -> ParamValue | None:
        """The link or the file that would be sent; None while there is none that may be sent."""
        if self._path is not None:
            fine = self._info is not None and self._info.problem is None
            return LocalFile(self._path) if fine else None
        fine = bool(self._verdict.url) and self._verdict.finding not in BLOCKING
        return Link(self._verdict.url) if fine else None

    @property
    def info(self) -> SourceInfo | None:
        """What is known about the local file, None for a link or before the look."""
        return self._info

    @property
    def is_reading(self) -> bool:
        """Whether a local file is being looked at."""
        return self._path is not None and self._info is None

    @property
    def is_blocked(self) -> bool:
        """Whether a red note must be fixed first."""
        return self.strip.tone is Tone.BLOCKING

    @property
    def needs_word(self) -> bool:
        """Whether the user must say *Use anyway* first."""
        return self._path is None and self._verdict.finding is LinkFinding.UNSURE and not self._confirmed

    @property
    def link_text(self) -> str:
        """The text of the link field as it stands."""
        return self.field.text()

    @property
    def path(self) -> Path | None:
        """The chosen local file."""
        return self._path

    # --- what the form and the user do ----------------------------------------------------------------------------

    def confirm(self) -> None:
        """The user wants the link that we cannot judge."""
        if self.needs_word:
            self._confirmed = True
            self._show()
            self.value_changed.emit()

    def set_link(self, text: str) -> None:
        """Put a link into the field."""
        self.field.setText(text)
        self.field.setCursorPosition(0)

    def set_file(self, path: Path) -> None:
        """Choose a local file; the link goes away and the file is looked at."""
        self._path, self._info = path, None
        self._verdict, self._confirmed = _NOTHING, False
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._show()
        self.value_changed.emit()
        self.look_requested.emit(path, self.kind)

    @Slot(object)
    def show_info(self, info: SourceInfo) -> None:
        """The answer to a look; one about another file is late and ignored."""
        if self._path is not None and info.path == self._path:
            self._info = info
            self._show()
            self.value_changed.emit()

    def set_surroundings(self, around: Surroundings) -> None:
        """What else is chosen."""
        if around != self._around:
            self._around = around
            self._show()

    def set_compact(self, compact: bool) -> None:
        """Use the small arrangement of a narrow pane."""
        self.body.set_compact(compact)
        self.strip.set_quiet(compact)
        self._show()

    @Slot()
    def clear(self) -> None:
        """Take the input away and put the keyboard into the link field."""
        self._path, self._info = None, None
        self.field.clear()
        self._verdict, self._confirmed = _NOTHING, False
        self._show()
        self.field.setFocus()
        self.value_changed.emit()

    @Slot()
    def choose(self) -> None:
        """Open the system's file dialog; the window goes on meanwhile."""
        dialog = QFileDialog(self, self._words.dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self._words.filter, self.tr("All files ({patterns})").format(patterns="*")])
        dialog.fileSelected.connect(self._file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _file_chosen(self, name: str) -> None:
        if name:
            self.set_file(Path(name))

    @Slot(str)
    def _link_edited(self, text: str) -> None:
        self._verdict, self._confirmed = check_link(text, self.kind), False
        if self._verdict.finding is not LinkFinding.EMPTY:
            self._path, self._info = None, None
        self._show()
        self.value_changed.emit()

    @Slot(object)
    def _help(self, wanted: Help) -> None:
        if wanted is Help.USE_ANYWAY:
            self.confirm()
        elif wanted is Help.USE_FILE:
            path = _named_file(self.field.text())
            if path is not None:
                self.set_file(path)

    # --- drops ----------------------------------------------------------------------------------------------------

    def take(self, dropped: Dropped) -> bool:
        """Use what was dropped here; False and four seconds of red when it is of another kind."""
        if dropped.kind not in (None, self.kind):
            self.refuse()
            return False
        self._calm()
        if dropped.path is not None:
            self.set_file(dropped.path)
        else:
            self.set_link(dropped.link)
        return True

    def refuse(self) -> None:
        """Say for four seconds that this cannot be used here."""
        self.frame.show_state(FrameState.REFUSED)
        self._refusal.start()
        self._show()

    @Slot()
    def _calm(self) -> None:
        self._refusal.stop()
        self.frame.show_state(FrameState.REST)
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up while something usable is over the card."""
        if read_drop(event.mimeData()):
            event.acceptProposedAction()
            self._refusal.stop()
            self.frame.show_state(FrameState.OVER)
            self._show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Back to rest."""
        self._calm()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use the first thing of this card's kind."""
        found = read_drop(event.mimeData())
        if found:
            self.take(next((one for one in found if one.kind is self.kind), found[0]))
            event.acceptProposedAction()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same actions for those who look here, and the only place of *Change…* in a narrow pane."""
        menu = QMenu(self)
        change = QAction(self.body.choose.text(), menu)
        change.triggered.connect(self.choose)
        menu.addAction(change)
        if self.body.arrangement is Arrangement.FILLED:
            remove = QAction(self._words.remove, menu)
            remove.triggered.connect(self.clear)
            menu.addAction(remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    # --- showing --------------------------------------------------------------------------------------------------

    def _findings(self) -> tuple[Finding, ...]:
        if self._path is not None:
            return file_findings(self._info, self.kind, self._around) if self._info is not None else ()
        there = self._verdict.finding is LinkFinding.LOCAL_FILE and _named_file(self.field.text()) is not None
        found = link_finding(self._verdict.finding, self.kind, file_is_there=there, confirmed=self._confirmed)
        return () if found is None else (found,)

    def _show(self) -> None:
        filled = self._path is not None or bool(self._verdict.url)
        self.body.arrange(Arrangement.FILLED if filled else Arrangement.EMPTY)
        if filled:
            self._show_filled()
        else:
            self._show_empty()
        if self._path is not None:
            self.body.choose.setText(self.tr("Change…"))
            self.body.choose.setAccessibleName(self._words.change)
        else:
            self.body.choose.setText(self.tr("Choose…"))
            self.body.choose.setAccessibleName(self._words.choose)
        self.strip.show_findings(self._findings())
        self.frame.show_content(filled, self.strip.tone if self.strip.is_shown else None)
        self._speak()

    def _show_empty(self) -> None:
        words = self._words
        state = self.frame.state
        texts = {
            FrameState.REST: (words.drop, words.hint),
            FrameState.OVER: (self.tr("Let go to use it"), words.hint),
            FrameState.REFUSED: (words.not_that, words.use),
        }
        icons = {FrameState.OVER: ("saving", "accent.text"), FrameState.REFUSED: ("failed", "error")}
        self.body.title.setText(texts[state][0])
        self.body.hint.setText(texts[state][1])
        self.body.picture.show_disc(*icons.get(state, ()))

    def _show_filled(self) -> None:
        body, info = self.body, self._info
        if self._path is None:
            body.name.show_text(file_name_of(self._verdict.url))
            body.picture.show_image(b"")
            meta = self.tr("From a link")
        else:
            body.name.show_text(self._path.name)
            body.picture.show_image(info.thumbnail if info is not None else b"")
            body.picture.show_kept(kept_width(info, self._around) if info is not None else 1.0)
            meta = self.tr("Looking at the file…") if info is None else _facts(info, self.kind)
        over = {FrameState.OVER: self.tr("Let go to use it"), FrameState.REFUSED: self._words.not_that}
        body.meta.setText(over.get(self.frame.state, meta))

    def _speak(self) -> None:
        words = self.strip.words()
        if words != self.field.accessibleDescription():
            self.field.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self.field, QAccessible.Event.DescriptionChanged))
            if self.is_blocked:
                announce(self.field, words)
        state = "error" if self._path is None and self.is_blocked else ""
        if self.field.property("state") != state:
            set_role(self.field, state=state)
        name = self.body.name.whole_text if self.body.arrangement is Arrangement.FILLED else self.tr("empty")
        self.setAccessibleName(", ".join(part for part in (self._label, name, words) if part))


def _facts(info: SourceInfo, kind: ParamKind) -> str:
    """Length, size in pixels and frames of a video; pixels and bytes of a picture. Without what is unknown."""
    parts: list[str] = []
    if kind is ParamKind.VIDEO and info.seconds is not None:
        parts.append(duration(info.seconds))
    if info.width and info.height:
        parts.append(f"{info.width} × {info.height}")
    if kind is ParamKind.VIDEO and info.fps:
        frames = QCoreApplication.translate("SourceCard", "{number} fps")
        parts.append(frames.format(number=number(info.fps)))
    if info.size and (kind is ParamKind.IMAGE or not parts):
        parts.append(file_size(info.size))
    return " · ".join(parts)


def _named_file(text: str) -> Path | None:
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
