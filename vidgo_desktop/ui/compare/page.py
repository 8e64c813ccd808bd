"""The *Compare* page: source and result, frame by frame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QVBoxLayout, QWidget

from vidgo_desktop.core.film import FilmTools
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.compare.comparison import Comparison, meta_of
from vidgo_desktop.ui.compare.engine import Failure, FilmTrouble
from vidgo_desktop.ui.compare.exports import Exports
from vidgo_desktop.ui.compare.key_hand import KeyHand
from vidgo_desktop.ui.compare.notice import CompareNotice, Empty, Help
from vidgo_desktop.ui.compare.parts import go_to_next
from vidgo_desktop.ui.compare.screen import WholeScreen
from vidgo_desktop.ui.compare.session import Session
from vidgo_desktop.ui.compare.shots import Loop, PairShot, Timing, View
from vidgo_desktop.ui.compare.toolbar import CompareToolbar
from vidgo_desktop.ui.compare.work_area import WorkArea
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.player_roles import install as install_roles
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from vidgo_desktop.core.film_export import ExportTools

_TROUBLES = {
    (FilmTrouble.MISSING, Side.SOURCE): Empty.SOURCE_MOVED,
    (FilmTrouble.MISSING, Side.RESULT): Empty.RESULT_MOVED,
    (FilmTrouble.CANNOT_PLAY, Side.SOURCE): Empty.SOURCE_UNREADABLE,
    (FilmTrouble.CANNOT_PLAY, Side.RESULT): Empty.RESULT_UNREADABLE,
}


class ComparePage(QWidget):
    """Shows one ``Comparison`` or says what is missing. ``back_requested`` leads to the tasks.

    ``open_file_requested`` and ``show_file_requested`` carry a path for the system to open, or to show in its folder.
    """

    back_requested = Signal()
    open_file_requested = Signal(object)
    show_file_requested = Signal(object)

    def __init__(self, theme: Theme, films: FilmTools, export: ExportTools | None = None) -> None:
        super().__init__()
        install_roles()
        self._theme = theme
        self._comparison: Comparison | None = None
        self._choosing = Side.SOURCE
        self._heard_last: Side | None = None
        # Where somebody found a source that is a link or was moved, by task, as long as the program runs.
        self._chosen_sources: dict[int, Path] = {}
        self.setObjectName("comparePage")
        self.toolbar = CompareToolbar(theme)
        self.area = WorkArea(theme)
        self.notice = CompareNotice(theme)
        self.stage, self.panel = self.area.stage, self.area.panel
        self.strips, self.foot = self.area.strips, self.area.foot
        self.session = Session(films, export, self.strips, self.panel)
        self.engine = self.session.engine
        self.exports = Exports(export, self.session, self.stage, self.panel, self)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addLayout(self._stack, 1)
        # Only now: a stack without a home shows its first widget as a window of its own.
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.notice)
        self.screen_show = WholeScreen(theme, self.area, self._stack)
        self._ring = FocusRing(theme, self)
        self._hand = KeyHand(self)
        self._connect()
        self._dressed()
        self._narrow_changed(self.area.is_narrow)
        self.show_comparison(None)

    def _connect(self) -> None:
        engine, stage, toolbar, foot = self.engine, self.stage, self.toolbar, self.foot
        engine.opened.connect(self._opened)
        engine.shot_came.connect(self._show_shot)
        engine.playing_changed.connect(foot.show_playing)
        engine.failed.connect(self._failed)
        self.session.loop_changed.connect(self._loop_changed)
        self.session.moved.connect(self._show_time)
        stage.box_changed.connect(engine.set_box)
        stage.clicked.connect(engine.toggle)
        stage.zoomed.connect(self._zoomed)
        self.area.controls.faded.connect(stage.show_fade)
        self.area.controls.side_chosen.connect(stage.show_single)
        self.area.narrow_changed.connect(self._narrow_changed)
        self.area.panel_closed.connect(self._panel_closed)
        toolbar.back_clicked.connect(self.back_requested)
        toolbar.view_chosen.connect(self.show_view)
        toolbar.zoom.chosen.connect(stage.show_zoom)
        toolbar.full_screen_clicked.connect(self.screen_show.toggle)
        toolbar.panel_toggled.connect(self.area.show_panel)
        self.panel.sound_chosen.connect(self._choose_sound)
        self.strips.sought.connect(engine.seek)
        foot.play_clicked.connect(engine.toggle)
        foot.stepped.connect(self.session.step)
        foot.loop_chosen.connect(self.session.show_loop_on)
        foot.speed_chosen.connect(engine.set_rate)
        self.notice.help_clicked.connect(self._help)
        self.exports.show_requested.connect(self.show_file_requested)
        self.screen_show.key_came.connect(self._hand.take)
        self._theme.changed.connect(self._dressed)

    # --- what is compared -------------------------------------------------------------------------------------

    @property
    def comparison(self) -> Comparison | None:
        """What is compared, None for nothing."""
        return self._comparison

    @property
    def is_open(self) -> bool:
        """Whether a pair can be seen."""
        seen = self.screen_show.is_on or self._stack.currentWidget() is self.area
        return seen and self.engine.timing is not None

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Compare these, or nothing. The same as before goes on where it is."""
        if comparison is not None and comparison.task is not None:
            chosen = self._chosen_sources.get(comparison.task)
            comparison = comparison.with_source(chosen) if chosen is not None else comparison
        if comparison is not None and comparison == self._comparison and self.engine.timing is not None:
            return
        self._open(comparison)

    def _open(self, comparison: Comparison | None) -> None:
        self._comparison = comparison
        self.stage.show_shot(None)
        self.panel.export.show_outcome("")
        if comparison is None:
            self.session.release()
            self._say(Empty.NOTHING)
        elif comparison.source is None:
            self.session.release()
            self._say(comparison.missing)
        else:
            self._say(Empty.LOADING)
            self.session.open(comparison.source, comparison.result)

    def take_focus(self) -> None:
        """Give the keyboard to what matters most now."""
        target = self.stage if self.is_open else self.notice.first_button
        (target if target.isVisible() else self.toolbar.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The page is left: pause and let go of the files; an export that runs goes on."""
        self.screen_show.leave()
        self.session.release()
        self.stage.show_shot(None)
        self._comparison = None
        self._say(Empty.NOTHING)

    @Slot()
    def shutdown(self) -> None:
        """End every thread."""
        self.screen_show.leave()
        self.exports.shutdown()
        self.session.shutdown()

    def _say(self, why: Empty) -> None:
        """Say why there is nothing to see."""
        self.screen_show.leave()
        self.notice.show_why(why)
        self._stack.setCurrentWidget(self.notice)
        self._show_head(has_pair=False)
        self.panel.show_can(has_pair=False, can_export=False)
        if why not in (Empty.NOTHING, Empty.LOADING):
            announce(self, self.notice.text)

    def _show_head(self, *, has_pair: bool) -> None:
        comparison, timing = self._comparison, self.engine.timing
        if comparison is None:
            self.toolbar.show_pair(self.tr("Compare"), "", False)
            return
        meta = meta_of(comparison, timing.result if timing is not None else None)
        self.toolbar.show_pair(comparison.title, meta, has_pair)

    # --- what the engine says ---------------------------------------------------------------------------------

    @Slot(object)
    def _opened(self, timing: Timing) -> None:
        self.stage.show_sizes(
            QSize(timing.source.width, timing.source.height), QSize(timing.result.width, timing.result.height)
        )
        self._stack.setCurrentWidget(self.area)
        self._show_head(has_pair=True)
        self.panel.show_can(has_pair=True, can_export=self.exports.can_export)
        self.show_view(self.stage.view)
        self._show_time()
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show_shot(self, shot: PairShot) -> None:
        self.stage.show_shot(shot)
        self._show_time()

    @Slot()
    def _show_time(self) -> None:
        timing, line = self.engine.timing, self.session.line
        if timing is None or line is None:
            self.foot.time.show_time(0.0, 0.0, 30.0, 0, 0)
            return
        shot = self.engine.shot
        now = shot.seconds if shot is not None else 0.0
        film, _start = line.leading(now)
        frame = shot.frame if shot is not None else 0
        self.foot.time.show_time(now, line.seconds, self.session.rate, frame + 1, film.last + 1)
        self.strips.show_time(now)

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        is_gone = failure.trouble is FilmTrouble.MISSING and failure.side is Side.RESULT
        if is_gone and comparison.untouched is not None:
            self._open(comparison.with_result(comparison.untouched))
        else:
            self._say(_TROUBLES[failure.trouble, failure.side])

    @Slot(object)
    def _loop_changed(self, loop: Loop | None) -> None:
        self.foot.show_loop(loop is not None and loop.is_on)

    # --- choices ----------------------------------------------------------------------------------------------

    @Slot(object)
    def show_view(self, view: View) -> None:
        """Put the two together like this; nothing blinks with *Less movement*."""
        if view is View.BLINK and self._theme.less_movement:
            view = View.SIDE_BY_SIDE
        self.stage.show_view(view)
        self.toolbar.show_view(view)
        self.area.controls.show_view(view, there=self.engine.timing is not None)

    @Slot()
    def _zoomed(self) -> None:
        self.toolbar.zoom.show_zoom(self.stage.look.zoom)

    @Slot(object)
    def _choose_sound(self, side: Side | None) -> None:
        self.engine.set_sound(side)

    def toggle_sound(self) -> None:
        """Silence, or what was heard before."""
        heard = self.panel.heard
        if heard is not None:
            self._heard_last = heard
        wanted = self._heard_last if heard is None else None
        key = "off" if wanted is None else wanted.value
        if self.panel.sound.button(key).isEnabled():
            self.panel.sound.choose(key)
            self.engine.set_sound(wanted)
            announce(self.stage, self.tr("Sound off") if wanted is None else self.tr("Sound on"))

    @Slot(object)
    def _narrow_changed(self, narrow: bool) -> None:
        self.toolbar.show_panel_button(narrow)
        self.toolbar.show_panel(False)

    @Slot()
    def _panel_closed(self) -> None:
        self.toolbar.show_panel(False)

    @Slot()
    def _dressed(self) -> None:
        less = self._theme.less_movement
        self.toolbar.show_less_movement(less)
        if less and self.stage.view is View.BLINK:
            self.show_view(View.SIDE_BY_SIDE)

    def next_part(self, step: int) -> None:
        """Move the keyboard to the next part of the page."""
        parts = (
            (self.toolbar, self.toolbar.back),
            (self.stage, self.stage),
            (self.panel, self.panel.in_step),
            (self.area.bottom, self.strips),
            (self.notice, self.notice.first_button),
        )
        go_to_next(parts, step)

    # --- what helps -------------------------------------------------------------------------------------------

    @Slot(object)
    def _help(self, kind: Help) -> None:
        match kind:
            case Help.TASKS:
                self.back_requested.emit()
            case Help.OPEN_OUTSIDE:
                if self._comparison is not None:
                    self.open_file_requested.emit(self._comparison.result)
            case Help.CHOOSE_SOURCE:
                self._choose_file(Side.SOURCE)
            case Help.CHOOSE_RESULT:
                self._choose_file(Side.RESULT)

    def _choose_file(self, side: Side) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        self._choosing = side
        title = self.tr("Choose the source") if side is Side.SOURCE else self.tr("Choose the finished video")
        dialog = QFileDialog(self, title, str(comparison.result.parent))
        dialog.setObjectName("compareFile")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Videos ({endings})").format(endings="*.mp4 *.mov *.webm *.mkv *.avi *.m4v"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._file_chosen)
        dialog.open()

    @Slot(str)
    def _file_chosen(self, name: str) -> None:
        comparison = self._comparison
        if not name or comparison is None:
            return
        path = Path(name)
        if self._choosing is Side.RESULT:
            self._open(comparison.with_result(path))
            return
        if comparison.task is not None:
            self._chosen_sources[comparison.task] = path
        self._open(comparison.with_source(path))

    # --- keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the page work wherever the keyboard is on it."""
        if not self._hand.take(event):
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees does not play; a minimised window goes on."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.screen_show.is_on:
            self.engine.pause()
