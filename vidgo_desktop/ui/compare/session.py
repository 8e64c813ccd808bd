"""The open pair: shifts, line-up and loop, and what the strips are told of it. Between the engine and the widgets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vidgo_desktop.core.film import FilmTools
from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.ui.compare.engine import PairEngine, StripPicture
from vidgo_desktop.ui.compare.panel import ComparePanel
from vidgo_desktop.ui.compare.shots import Loop, Timing
from vidgo_desktop.ui.compare.strips import FilmStrips
from vidgo_desktop.ui.sides import Side

if TYPE_CHECKING:
    from vidgo_desktop.core.film_export import ExportTools
    from vidgo_desktop.core.film_line_up import LineUp
    from vidgo_desktop.ui.compare.export_jobs import LineUpJob


class Session(QObject):
    """``loop_changed`` carries the ``Loop`` or None, ``moved`` nothing: the time line got another length."""

    loop_changed = Signal(object)
    moved = Signal()

    def __init__(self, films: FilmTools, export: ExportTools | None, strips: FilmStrips, panel: ComparePanel) -> None:
        super().__init__(strips)
        self.engine = PairEngine(films, self)
        self._export = export
        self._strips, self._panel = strips, panel
        self._loop: Loop | None = None
        self._length = 0.0
        self._found: LineUp | None = None
        self._is_shifted_by_hand = False
        self._job: LineUpJob | None = None
        self._in_step = True
        self.engine.opened.connect(self._opened)
        self.engine.timing_changed.connect(self._timing_changed)
        self.engine.strip_came.connect(self._strip_came)
        panel.shifted.connect(self._shift_by_hand)
        panel.in_step_chosen.connect(self._choose_in_step)
        panel.line_up_clicked.connect(self._line_up_clicked)
        panel.loop_toggled.connect(self.show_loop_on)
        strips.looped.connect(self.set_loop)

    # --- facts ------------------------------------------------------------------------------------------------

    @property
    def loop(self) -> Loop | None:
        """The part that is repeated; None while nothing is open."""
        return self._loop

    @property
    def line(self) -> FilmLine | None:
        """Both films on their time line; None while nothing is open."""
        return self.engine.line

    @property
    def rate(self) -> float:
        """Frames in a second of the leading side."""
        timing = self.engine.timing
        return timing.result.rate if timing is not None and timing.result.rate > 0 else 30.0

    # --- opening and letting go -------------------------------------------------------------------------------

    def open(self, source: Path, result: Path) -> None:
        """Show these two from their beginning."""
        self._forget()
        self.engine.open(source, result)

    def release(self) -> None:
        """Let go of the files."""
        self._forget()
        self.engine.release()

    def shutdown(self) -> None:
        """Release and end every thread."""
        if self._job is not None:
            self._job.shutdown()
        self.engine.shutdown()

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._loop, self._length, self._found, self._is_shifted_by_hand = None, 0.0, None, False
        self._strips.show_films(0.0, 30.0)
        self._strips.show_loop(None)
        self._panel.show_loop(None, 30.0)
        self._panel.show_shifts(0, 0)
        self._panel.show_line_up("", "", offers_undo=False, link="")

    @Slot(object)
    def _opened(self, timing: Timing) -> None:
        self._strips.show_films(self.engine.length, self.rate)
        self._lay_out(timing)
        sounding = {Side.SOURCE: timing.source.has_sound, Side.RESULT: timing.result.has_sound}
        there = frozenset(side for side, has in sounding.items() if has)
        heard = next((side for side in (Side.SOURCE, Side.RESULT) if side in there), None)
        self._panel.show_sound(heard, there)
        self.engine.set_sound(heard)
        self.line_up()

    @Slot(object)
    def _timing_changed(self, timing: Timing) -> None:
        self._lay_out(timing)

    def _lay_out(self, timing: Timing) -> None:
        line = FilmLine(timing.source, timing.result, timing.source_shift, timing.result_shift)
        length, before = line.seconds, self._length
        self._length = length
        self._strips.show_length(length, self.rate)
        self._strips.show_own(Side.SOURCE, -line.source_start, timing.source.seconds - line.source_start)
        self._strips.show_own(Side.RESULT, -line.result_start, timing.result.seconds - line.result_start)
        self._panel.show_shifts(timing.source_shift, timing.result_shift)
        loop = self._loop
        was_whole = loop is None or (loop.first == 0.0 and abs(loop.last - before) < 1e-6)
        if loop is None or was_whole or loop.first >= length - 2 / self.rate:
            loop = Loop(0.0, length, loop.is_on if loop is not None else True)
        self.set_loop(Loop(loop.first, min(loop.last, length), loop.is_on))
        self.moved.emit()

    @Slot(object)
    def _strip_came(self, strip: StripPicture) -> None:
        timing = self.engine.timing
        if timing is not None:
            facts = timing.source if strip.side is Side.SOURCE else timing.result
            self._strips.add_still(strip.side, facts.start_of(strip.frame), strip.image)

    # --- loop -------------------------------------------------------------------------------------------------

    @Slot(object)
    def set_loop(self, loop: Loop) -> None:
        """Repeat this part."""
        self._loop = loop
        self.engine.set_loop(loop)
        self._strips.show_loop(loop)
        self._panel.show_loop(loop, self.rate)
        self.loop_changed.emit(loop)

    @Slot(bool)
    def show_loop_on(self, on: bool) -> None:
        """Repeat it, or play to the end."""
        if self._loop is not None:
            self.set_loop(Loop(self._loop.first, self._loop.last, on))

    def begin_loop_here(self) -> None:
        """The loop begins with the frame that is shown."""
        line, loop = self.line, self._loop
        if line is not None and loop is not None:
            first = line.frame_moment(self.engine.seconds)
            last = loop.last if loop.last > first + 1.5 / self.rate else self._length
            self.set_loop(Loop(max(0.0, min(first, last - 2 / self.rate)), last, True))

    def end_loop_here(self) -> None:
        """The loop ends with the frame that is shown."""
        line, loop = self.line, self._loop
        if line is not None and loop is not None:
            last = min(self._length, line.frame_moment(self.engine.seconds) + 1 / self.rate)
            first = loop.first if loop.first < last - 1.5 / self.rate else 0.0
            self.set_loop(Loop(first, max(last, min(self._length, first + 2 / self.rate)), True))

    # --- in step ----------------------------------------------------------------------------------------------

    @Slot(bool)
    def _choose_in_step(self, on: bool) -> None:
        self._in_step = on

    def step(self, frames: int) -> None:
        """So many frames on for both, or for the result alone while they are not kept in step."""
        timing = self.engine.timing
        if timing is None:
            return
        if self._in_step:
            self.engine.step(frames)
        else:
            self.engine.pause()
            self._shift_by_hand(timing.source_shift, timing.result_shift + frames)

    def shift(self, side: Side, frames: int) -> None:
        """Shift one side by so many of its frames more."""
        timing = self.engine.timing
        if timing is not None:
            source = timing.source_shift + (frames if side is Side.SOURCE else 0)
            self._shift_by_hand(source, timing.result_shift + (frames if side is Side.RESULT else 0))

    @Slot(object, object)
    def _shift_by_hand(self, source: int, result: int) -> None:
        self._is_shifted_by_hand = True
        self._set_shift(source, result)
        self._say_line_up()

    def _set_shift(self, source: int, result: int) -> None:
        timing = self.engine.timing
        if timing is None:
            return
        most_source, most_result = timing.source.last, timing.result.last
        source = max(-most_source, min(most_source, source))
        result = max(-most_result, min(most_result, result))
        self._panel.show_shifts(source, result)
        self.engine.set_shift(source, result)

    def line_up(self) -> None:
        """Look for the shift at which both move alike."""
        timing = self.engine.timing
        if self._export is None or timing is None or not self.engine.is_pair:
            return
        if self._job is None:
            from vidgo_desktop.ui.compare.export_jobs import LineUpJob

            self._job = LineUpJob(self._export, self)
            self._job.found.connect(self._line_up_found)
        self._is_shifted_by_hand = False
        self._panel.show_line_up(self.tr("Looking for the first movement…"), "", offers_undo=False, link="")
        self._job.start(timing.source.path, timing.result.path)

    @Slot(object)
    def _line_up_found(self, found: LineUp) -> None:
        self._found = found
        if found.is_found and not self._is_shifted_by_hand:
            self._set_shift(found.source_shift, found.result_shift)
        self._say_line_up()

    def _say_line_up(self) -> None:
        found, timing = self._found, self.engine.timing
        if found is None or timing is None:
            return
        from vidgo_desktop.ui.compare.export_words import line_up_words

        shifts = (timing.source_shift, timing.result_shift)
        is_there = shifts == (found.source_shift, found.result_shift)
        again = self.tr("Line up again")
        if not found.is_found:
            self._panel.show_line_up(line_up_words(found), "info", offers_undo=False, link="")
        elif is_there:
            undo = self.tr("Undo") if shifts != (0, 0) else ""
            self._panel.show_line_up(line_up_words(found), "check", offers_undo=True, link=undo)
        else:
            self._panel.show_line_up(self.tr("Shifted by hand"), "info", offers_undo=False, link=again)

    @Slot(object)
    def _line_up_clicked(self, again: bool) -> None:
        found = self._found
        if found is not None and again:
            self._set_shift(found.source_shift, found.result_shift)
        else:
            self._set_shift(0, 0)
        self._is_shifted_by_hand = not again
        self._say_line_up()
