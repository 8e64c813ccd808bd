"""The player's pane: what was made of a task can be watched, compared with its source, and found again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QHideEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.film import FilmTools
from vidgo_desktop.core.result_link import link_until, link_works
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.player_actions import PlayerActions
from vidgo_desktop.ui.player_facts import Found, PlayState
from vidgo_desktop.ui.player_film import PlayerFilm
from vidgo_desktop.ui.player_head import PlayerHead, ViewBar
from vidgo_desktop.ui.player_sample import LOOPS, SampleShow
from vidgo_desktop.ui.player_screen import FullScreen
from vidgo_desktop.ui.player_sound_note import SoundNote
from vidgo_desktop.ui.player_video import VideoBlock
from vidgo_desktop.ui.player_words import Content, content_of, head_of, is_ready, notice_of, stage_name
from vidgo_desktop.ui.result_lines import ResultLines
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.stage import Stage, StageView
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.transport import Transport

# The window is drawn before anything of the multimedia part is loaded; this much later it does not disturb.
_AFTER_PAINT_MS = 400
_NARROW = 440
# Window heights of look.md, section 3, without the header.
_LOW = 760 - 52
_LOWEST = 680 - 52
_DAY_MS = 24 * 3600 * 1000


class PlayerPane(QFrame):
    """Shows one task, or the sample. Opens nothing by itself: what needs the system is a wish.

    The signals carry the shown ``Task``, ``open_file_requested`` a ``Path``.
    """

    open_link_requested = Signal(object)
    copy_link_requested = Signal(object)
    show_in_folder_requested = Signal(object)
    open_file_requested = Signal(object)
    problem_action_requested = Signal(object)

    def __init__(self, theme: Theme, films: FilmTools) -> None:
        super().__init__()
        self._task: Task | None = None
        self._content: Content | None = None
        self._files: tuple[Path | None, Path | None] = (None, None)
        self._realm = Realm.ACCOUNT
        self._poster_for: Callable[[int, str], Path] | None = None
        self._is_painted = False
        self._is_ready_to_open = False
        self._wants_to_play = False
        self._footer: QWidget | None = None
        self._link_ends = QTimer(self, singleShot=True)
        set_role(self, pane="player")
        self._build(theme, films)
        self._connect()
        self._refresh()

    def _build(self, theme: Theme, films: FilmTools) -> None:
        self._head = PlayerHead(theme)
        self._bar = ViewBar(theme)
        self._block = VideoBlock(theme, films)
        self._sample = SampleShow(theme, self._block)
        self._actions = PlayerActions(theme)
        self.sound_note = SoundNote(theme)
        rule = QFrame()
        set_role(rule, kind="line")
        self._lines = ResultLines(theme)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(10)
        foot.addWidget(rule)
        foot.addWidget(self._lines)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(12)
        for part in (self._head, self._bar, self._block, self._actions, self.sound_note, self._foot):
            self._column.addWidget(part)
        self._column.setStretchFactor(self._block, 1)
        self._full_screen = FullScreen(theme, self._block, self._column)
        self._ring = FocusRing(theme, self)

    def _connect(self) -> None:
        block, actions = self._block, self._actions
        block.playback.state_changed.connect(self._show_state)
        block.playback.opened.connect(self._opened)
        block.sides_changed.connect(self._show_sides)
        block.playback.duration_changed.connect(self._show_head)
        block.sound_changed.connect(self._show_sound)
        block.full_screen_toggled.connect(self._full_screen.toggle)
        block.play_wanted.connect(self.play)
        self._sample.due.connect(self._open_now)
        block.stage.notice.open_clicked.connect(self._open_file)
        block.stage.notice.help_clicked.connect(self._help)
        self._full_screen.changed.connect(self._arrange)
        self._bar.views.chosen.connect(self._choose_view)
        self._bar.sound.chosen.connect(block.choose_sound)
        actions.show_in_folder_requested.connect(self.show_in_folder_requested)
        actions.open_link_requested.connect(self.open_link_requested)
        actions.copy_link_requested.connect(self.copy_link_requested)
        actions.open_file_clicked.connect(self._open_file)
        actions.details_toggled.connect(self._fit)
        self._link_ends.timeout.connect(self._refresh)

    # --- what is shown ----------------------------------------------------------------------------------------

    @property
    def task(self) -> Task | None:
        """The shown task, None for the sample or nothing."""
        return self._task

    @property
    def stage(self) -> Stage:
        """The stage with its read-only facts."""
        return self._block.stage

    @property
    def playback(self) -> PlayerFilm:
        """The clock: state, position, duration."""
        return self._block.playback

    @property
    def head(self) -> PlayerHead:
        """Title, subtitle and badge."""
        return self._head

    @property
    def transport(self) -> Transport:
        """Play, speed, volume and the rest of that row."""
        return self._block.transport

    @property
    def buttons(self) -> PlayerActions:
        """The buttons under the transport."""
        return self._actions

    @property
    def lines(self) -> ResultLines:
        """The lines about the result."""
        return self._lines

    def set_poster_for(self, path_for: Callable[[int, str], Path]) -> None:
        """Who knows where the still picture of a task lies: by its id and ``result`` or ``video``."""
        self._poster_for = path_for

    def set_footer(self, widget: QWidget) -> None:
        """A box that stands under the sample; shown or hidden by its owner."""
        self._footer = QWidget()
        box = QVBoxLayout(self._footer)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(widget)
        self._column.addWidget(self._footer)
        self._arrange()

    @Slot(object)
    def show_realm(self, realm: Realm) -> None:
        """Whose money the lines speak of."""
        self._realm = realm
        self._refresh()

    @Slot(object)
    def show_task(self, task: Task | None) -> None:
        """Show this task. A changed snapshot of the shown one leaves playback alone unless its files changed."""
        self._task = task
        self._sample.leave()
        content = None if task is None else self._content_of(task)
        if content is None:
            self._open(None, play=False)
        elif content != self._content:
            same = self._content is not None and self._content.task == content.task
            self._open(content, play=same and self.stage.is_playing)
        self._refresh()

    @Slot(object, object)
    def show_sample(self, source: Path, result: Path) -> None:
        """Show a finished example: still pictures, which play silently when somebody comes near (``SampleShow``)."""
        self._task = None
        content = Content(None, source, result)
        if content != self._content or not self._sample.is_on:
            self._open(content, play=True, sample=True)
        self._refresh()

    @Slot()
    def play(self) -> None:
        """Play what is shown, as soon as it can."""
        self._wants_to_play = True
        if self.playback.state is not PlayState.EMPTY:
            self.playback.play()
        elif self._is_ready_to_open:
            self._open_now()

    @Slot()
    def shutdown(self) -> None:
        """Let go of the files and end the threads, within half a second."""
        self._full_screen.leave()
        self._link_ends.stop()
        self._sample.leave()
        self._content = None
        self.playback.shutdown()

    def _content_of(self, task: Task) -> Content:
        if self._poster_for is None:
            return content_of(task, None)
        return content_of(task, self._poster_for(task.id, "result" if is_ready(task) else "video"))

    # --- opening ----------------------------------------------------------------------------------------------

    def _open(self, content: Content | None, *, play: bool, sample: bool = False) -> None:
        self._content = content
        self._files = (None, None)
        self._wants_to_play = play
        self._block.clear()
        if content is not None:
            # What is expected is shown at once, so that nothing jumps when the first frame comes.
            there = {Side.SOURCE: content.source, Side.RESULT: content.result}
            self._show_bar(tuple(side for side, path in there.items() if path is not None))
            if sample and content.source is not None and content.result is not None:
                self._sample.show(content.source, content.result)
        self._block.show_silent(sample)
        if self._is_ready_to_open:
            self._begin()

    @Slot()
    def _begin(self) -> None:
        self._is_ready_to_open = True
        if self._sample.is_on:
            self._sample.get_ready()
        else:
            self._open_now()

    @Slot()
    def _open_now(self) -> None:
        content = self._content
        if content is not None:
            loops = LOOPS if self._sample.is_on else self._block.loops
            self.playback.open(content.source, content.result, content.poster, play=self._wants_to_play, loops=loops)

    @Slot(object)
    def _opened(self, found: Found) -> None:
        self._files = (found.source, found.result)

    # --- what is said -----------------------------------------------------------------------------------------

    @Slot(object)
    def _show_state(self, state: PlayState) -> None:
        notice = self.stage.notice
        can_open = self._playable_file is not None
        words = None
        if self._content is None or state is not PlayState.EMPTY:
            words = notice_of(self._task, state, time.time(), can_open=can_open)
        if words is None:
            notice.clear()
        else:
            notice.show_text(words.text, can_open=words.can_open, help_text=words.help, can_find=words.can_find)
        self.stage.refresh()

    @Slot()
    def _show_sides(self) -> None:
        if self.playback.state is not PlayState.LOADING or self.playback.sides:
            self._show_bar(self.playback.sides)
        self._show_head()
        self._show_name()

    def _show_bar(self, sides: tuple[Side, ...]) -> None:
        self._bar.setVisible(self._task is not None and bool(sides))
        self._bar.show_choice(self._block.view, sides)

    @Slot()
    def _show_head(self) -> None:
        length = self.playback.duration
        self._head.show_words(*head_of(self._task, sample=self._sample.is_on, milliseconds=length, now=time.time()))

    @Slot()
    def _show_name(self) -> None:
        stage, sides = self.stage, len(self.playback.sides)
        stage.setAccessibleName(stage_name(self._task, stage.view, sides, self.playback.state))

    @Slot()
    def _show_sound(self) -> None:
        self._bar.sound.show_sound(self._block.sound)

    @Slot()
    def _refresh(self) -> None:
        """Say anew all that a snapshot and the time tell."""
        self._link_ends.stop()
        task, now = self._task, time.time()
        has_link = task is not None and link_works(task, now)
        self._actions.show_task(task, file=task is not None and is_ready(task), link=has_link)
        self.sound_note.show_task(task)
        if task is None:
            self._lines.clear()
        else:
            self._lines.show_task(task, self._realm, now)
            until = link_until(task)
            if has_link and until is not None:
                self._link_ends.start(min(_DAY_MS, round((until - now) * 1000) + 1000))
        self._actions.show_link_time(None if task is None else link_until(task), now)
        self._head.show_can_be_dragged(task is not None and is_ready(task))
        self._show_head()
        self._show_name()
        self._show_state(self.playback.state)
        self._arrange()

    # --- room -------------------------------------------------------------------------------------------------

    @Slot()
    def _arrange(self) -> None:
        """Which parts there are: the sample has no actions and no choices, except on the whole screen."""
        has_task = self._task is not None
        self._actions.setVisible(has_task)
        self._block.transport.setVisible(has_task or self._full_screen.is_on)
        if self._footer is not None:
            self._footer.setVisible(not has_task)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        narrow, height = self.width() < _NARROW, self.height()
        folded = narrow or height < _LOW
        has_lines = bool(self._lines.texts) and (not folded or self._actions.details.isChecked())
        self._column.setContentsMargins(16, 12, 16, 10 if has_lines else 12)
        self._foot.setVisible(has_lines)
        self._actions.show_details_entry(folded)
        self._actions.show_room(narrow=narrow, short=height < _LOWEST)
        self._block.transport.show_total(not narrow or self._full_screen.is_on)

    # --- choices and wishes -----------------------------------------------------------------------------------

    @Slot(object)
    def _choose_view(self, key: str) -> None:
        self._block.choose_view(StageView(key))

    def set_sound_on(self, on: bool) -> None:
        """Whether videos are heard unless the sound menu says otherwise."""
        self._block.choose_muted(not on)

    @property
    def _playable_file(self) -> Path | None:
        source, result = self._files
        return result or source

    @Slot()
    def _open_file(self) -> None:
        if (path := self._playable_file) is not None:
            self.open_file_requested.emit(path)

    @Slot()
    def _help(self) -> None:
        if self._task is not None:
            self.problem_action_requested.emit(self._task)

    # --- window -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the player work in the whole pane."""
        if not self._block.take_key(event):
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The sample begins when somebody comes near."""
        super().enterEvent(event)
        self._sample.come_near(True)

    def leaveEvent(self, event: QEvent) -> None:
        """And does not when nobody stays."""
        super().leaveEvent(event)
        self._sample.come_near(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first picture of the window, what is to be shown may be opened."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(_AFTER_PAINT_MS, self._begin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and unfold."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees does not play; a minimised window goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.playback.pause()
