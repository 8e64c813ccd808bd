"""The card of one input, a video or a picture: a link, or a local file, and what was found out about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from vidgo_desktop.core.catalog import ParamSpec
from vidgo_desktop.core.facts import SourceInfo
from vidgo_desktop.core.links import BLOCKING, LinkFinding, LinkVerdict, check_link, file_name_of
from vidgo_desktop.core.task import Link, LocalFile, ParamValue
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.drops import Dropped, named_file, read_drop
from vidgo_desktop.ui.finding_text import Finding, Help, Surroundings, Tone, file_findings, kept_width, link_finding
from vidgo_desktop.ui.link_field import Came
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.source_body import Arrangement
from vidgo_desktop.ui.source_frame import FrameState
from vidgo_desktop.ui.source_look import Content, SourceLook
from vidgo_desktop.ui.source_words import source_words
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme

_REFUSAL_MS = 4000
_NOTHING = LinkVerdict("", LinkFinding.EMPTY)


@dataclass(frozen=True, slots=True)
class _Before:
    """What stood in the card before its link field was opened, for *Cancel*."""

    path: Path | None
    info: SourceInfo | None
    text: str


class SourceCard(QWidget):
    """Title, frame, link field and strip. ``value_changed`` after every change of what would be sent or said.

    The text of the link field counts from the first letter; *Use* only folds the field away. ``look_requested``
    carries a path and the ``ParamKind``; the answer comes back through ``show_info``.
    """

    value_changed = Signal()
    look_requested = Signal(object, object)
    file_dropped = Signal(object)

    def __init__(self, theme: Theme, param: ParamSpec) -> None:
        super().__init__()
        self.kind = param.kind
        self._words = source_words(param.kind)
        self._verdict = _NOTHING
        self._confirmed = False
        self._typing = False
        self._before: _Before | None = None
        self._path: Path | None = None
        self._info: SourceInfo | None = None
        self._around = Surroundings()
        self._refusal = QTimer(self, singleShot=True, interval=_REFUSAL_MS)
        self._refusal.timeout.connect(self.calm)
        self.setAcceptDrops(True)
        self.setObjectName(f"{self._words.names}Card")
        label = QCoreApplication.translate("Catalog", param.label)
        self.look = SourceLook(theme, param.kind, label, self._words)
        self.body, self.field, self.strip = self.look.body, self.look.field, self.look.strip
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.look)
        self._connect()
        self._show()

    def _connect(self) -> None:
        body = self.body
        self.field.edited.connect(self._link_edited)
        self.field.returnPressed.connect(self.use_link)
        self.field.cancelled.connect(self.cancel_link)
        self.look.paste.clicked.connect(self.enter_link)
        body.use.clicked.connect(self.use_link)
        body.cancel.clicked.connect(self.cancel_link)
        body.choose.clicked.connect(self._change)
        body.remove.clicked.connect(self.clear)
        body.picture.double_clicked.connect(self._change)
        self.strip.help_pressed.connect(self._help)

    # --- what the form asks -------------------------------------------------------------------------------------

    def value(self) -> ParamValue | None:
        """The link or the file that would be sent; None while there is none that may be sent."""
        if self._path is not None:
            fine = self._info is not None and self._info.problem is None
            return LocalFile(self._path) if fine else None
        return Link(self._verdict.url) if self._link_is_fine else None

    @property
    def _link_is_fine(self) -> bool:
        return bool(self._verdict.url) and self._verdict.finding not in BLOCKING

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
    def is_empty(self) -> bool:
        """Whether nothing was chosen or entered."""
        return self._path is None and not self.field.text()

    @property
    def needs_word(self) -> bool:
        """Whether the user must say *Use anyway* first."""
        return self._path is None and self._verdict.finding is LinkFinding.UNSURE and not self._confirmed

    @property
    def link_text(self) -> str:
        """The text of the link field as it stands."""
        return self.field.text()

    @property
    def short_name(self) -> str:
        """What to call the input where there is little room: the name of the file, empty while there is none."""
        if self._path is not None:
            return self._path.name
        return file_name_of(self._verdict.url) if self._link_is_fine else ""

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
        self._path, self._info, self._before = path, None, None
        self._forget_link()
        self._show()
        self.value_changed.emit()
        self.look_requested.emit(path, self.kind)

    def _forget_link(self, text: str = "") -> None:
        self._verdict, self._confirmed, self._typing = check_link(text, self.kind), False, False
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)

    @Slot(object)
    def show_info(self, info: SourceInfo) -> None:
        """The answer to a look; one about another file is late and ignored."""
        if self._path is not None and info.path == self._path:
            self._info = info
            self._show()
            self.value_changed.emit()
        if self._before is not None and info.path == self._before.path:
            self._before = replace(self._before, info=info)

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
        self._path, self._info, self._before = None, None, None
        self._forget_link()
        self._show()
        self.field.setFocus()
        self.value_changed.emit()

    @Slot()
    def enter_link(self) -> None:
        """Turn the filled card into the entry of a link; *Cancel* brings back what stood there."""
        if self.body.arrangement is Arrangement.FILLED:
            self._before = _Before(self._path, self._info, self.field.text())
            self._show()
        self.field.setFocus()
        self.field.selectAll()

    @Slot()
    def use_link(self) -> None:
        """Take the link that stands in the field; one that cannot be used stays there with its red note."""
        if not self._link_is_fine or self._path is not None:
            return
        self._fold_away()
        self.confirm()

    def _fold_away(self) -> None:
        self._before, self._typing = None, False
        had_focus = self.field.hasFocus() or self.body.use.hasFocus()
        self._show()
        if had_focus:
            (self.body.remove if self.body.is_compact else self.body.choose).setFocus()

    @Slot()
    def cancel_link(self) -> None:
        """Leave the entry of a link: back to what stood there before."""
        before, self._before = self._before, None
        if before is None and not (self._typing and self.field.text()):
            return
        before = before or _Before(None, None, "")
        changed = self._path != before.path or self.field.text() != before.text
        self._path, self._info = before.path, before.info
        self._forget_link(before.text)
        self._show()
        (self.look.paste if self.look.paste.isVisible() else self.field).setFocus()
        if changed:
            self.value_changed.emit()
        if self.is_reading:
            self.look_requested.emit(self._path, self.kind)

    @Slot()
    def _change(self) -> None:
        """*Change…* opens what the input came from: the field of a link, or the files."""
        if self.body.arrangement is Arrangement.FILLED and self._path is None:
            self.enter_link()
        else:
            self.choose()

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

    @Slot(str, object)
    def _link_edited(self, text: str, came: Came) -> None:
        self._verdict, self._confirmed = check_link(text, self.kind), False
        if self._verdict.finding is not LinkFinding.EMPTY:
            self._path, self._info = None, None
        if came is Came.SET:
            self._before = None
        pasted = came is Came.PASTED and self._link_is_fine and self._before is None
        self._typing = came is not Came.SET and not pasted
        if pasted:
            self._fold_away()
        else:
            self._show()
        self.value_changed.emit()

    @Slot(object)
    def _help(self, wanted: Help) -> None:
        if wanted is Help.USE_ANYWAY:
            self.use_link()
        elif wanted is Help.USE_FILE:
            path = named_file(self.field.text())
            if path is not None:
                self.set_file(path)

    # --- drops ----------------------------------------------------------------------------------------------------

    def take(self, dropped: Dropped) -> bool:
        """Use what was dropped here; False and four seconds of red when it is of another kind."""
        if dropped.is_recipe:
            self.calm()
            self.file_dropped.emit(dropped.path)
            return True
        if dropped.kind not in (None, self.kind) or (dropped.path is not None and dropped.kind is None):
            self.refuse()
            return False
        self.calm()
        if dropped.path is not None:
            self.set_file(dropped.path)
            self.file_dropped.emit(dropped.path)
        else:
            self.set_link(dropped.link)
        return True

    def refuse(self) -> None:
        """Say for four seconds that this cannot be used here."""
        self.look.show_state(FrameState.REFUSED)
        self._refusal.start()
        self._show()
        announce(self, self.tr("{what}. {instead}").format(what=self._words.not_that, instead=self._words.use))

    def light(self, name: str) -> None:
        """Something usable is over the window: say that it can be let go."""
        self._refusal.stop()
        self.look.show_state(FrameState.OVER, name)
        self._show()

    @Slot()
    def calm(self) -> None:
        """Nothing is over the window any more."""
        self._refusal.stop()
        if self.look.state is not FrameState.REST:
            self.look.show_state(FrameState.REST)
            self._show()

    @property
    def is_lit(self) -> bool:
        """Whether it says that something can be let go here."""
        return self.look.state is FrameState.OVER

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up while something usable is over the card."""
        found = read_drop(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.light(self._best(found).name)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Back to rest."""
        self.calm()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use the first thing of this card's kind."""
        found = read_drop(event.mimeData())
        if found:
            self.take(self._best(found))
            event.acceptProposedAction()

    def _best(self, found: tuple[Dropped, ...]) -> Dropped:
        return next((one for one in found if one.kind is self.kind), found[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same actions for those who look here, and the only place of *Change…* in a narrow pane."""
        menu = QMenu(self)
        make_round(menu)
        filled = self.body.arrangement is Arrangement.FILLED
        entries = [(self.tr("Choose a file…"), self.choose)]
        if filled:
            entries += [(self.tr("Paste a link"), self.enter_link), (self._words.remove, self.clear)]
        for text, slot in entries:
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    # --- showing --------------------------------------------------------------------------------------------------

    def _findings(self) -> tuple[Finding, ...]:
        if self._path is not None:
            is_entry = self._before is not None
            return file_findings(self._info, self.kind, self._around) if self._info and not is_entry else ()
        there = self._verdict.finding is LinkFinding.LOCAL_FILE and named_file(self.field.text()) is not None
        found = link_finding(self._verdict.finding, self.kind, file_is_there=there, confirmed=self._confirmed)
        return () if found is None else (found,)

    def _show(self) -> None:
        content = Content(
            path=self._path,
            info=self._info,
            url=self._verdict.url,
            is_entry=self._before is not None,
            is_typing=self._typing,
            is_usable=self._link_is_fine and self._path is None,
            is_empty=self.is_empty,
            kept=kept_width(self._info, self._around) if self._info is not None else 1.0,
            findings=self._findings(),
        )
        self.look.show_content(content)
        self.setAccessibleName(spoken(self.look.spoken(content)))
