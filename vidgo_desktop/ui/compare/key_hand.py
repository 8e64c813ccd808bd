"""The keys of the page: what each of them does to stage, session and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeyEvent

from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.compare import keys
from vidgo_desktop.ui.compare.keys import Does
from vidgo_desktop.ui.compare.shots import View
from vidgo_desktop.ui.player_wipe import STEP
from vidgo_desktop.ui.sides import Side

if TYPE_CHECKING:
    from vidgo_desktop.ui.compare.page import ComparePage


class KeyHand(QObject):
    """Helper of the page; also for keys that come to it on the whole screen."""

    def __init__(self, page: ComparePage) -> None:
        super().__init__(page)
        self._page = page

    @Slot(object)
    def take(self, event: QKeyEvent) -> bool:
        """Do what this key means; False when it means nothing here."""
        page, action = self._page, keys.action_of(event)
        if action is Does.BACK:
            self._back()
        elif not page.is_open:
            return False
        elif action is not None:
            self._act(action)
        elif (view := keys.view_of(event)) is not None:
            self._choose_view(view)
        elif step := keys.step_of(event):
            page.session.step(step)
        elif wipe := keys.wipe_of(event):
            self._push(wipe)
        else:
            shift, is_source = keys.shift_of(event)
            if not shift:
                return False
            page.session.shift(Side.SOURCE if is_source else Side.RESULT, shift)
        event.accept()
        return True

    def _act(self, action: Does) -> None:
        page = self._page
        match action:
            case Does.PLAY:
                page.engine.toggle()
            case Does.LOOP_BEGIN:
                page.session.begin_loop_here()
                announce(page.strips, page.strips.loop_words)
            case Does.LOOP_END:
                page.session.end_loop_here()
                announce(page.strips, page.strips.loop_words)
            case Does.LOOP:
                loop = page.session.loop
                page.session.show_loop_on(loop is not None and not loop.is_on)
            case Does.SOUND:
                page.toggle_sound()
            case Does.FULL_SCREEN:
                page.screen_show.toggle()

    def _back(self) -> None:
        page = self._page
        if page.screen_show.is_on:
            page.screen_show.leave()
        elif page.area.panel_open:
            page.area.show_panel(False)
        else:
            page.back_requested.emit()

    def _choose_view(self, view: View) -> None:
        page = self._page
        if view is View.SINGLE and page.stage.view is View.SINGLE:
            # The same key again turns to the other side.
            side = Side.SOURCE if page.stage.single is Side.RESULT else Side.RESULT
            page.stage.show_single(side)
            page.area.controls.show_side(side)
        else:
            page.show_view(view)

    def _push(self, way: int) -> None:
        page = self._page
        if page.stage.view is View.FADE:
            page.area.controls.push_fade(way * STEP / 100)
        elif page.stage.view is View.WIPE:
            page.stage.push_wipe(way * STEP / 100)
