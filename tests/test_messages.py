"""The list behind *Recent messages*."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from vidgo_desktop.ui.messages import KEPT, QUIET_SECONDS, RecentMessages


class Clock:
    """A time that stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def made(clock: Clock) -> RecentMessages:
    return RecentMessages(clock=lambda: clock() + 1e9, ticks=clock)


def test_the_newest_comes_first(qtbot: QtBot) -> None:
    clock = Clock()
    messages = made(clock)
    with qtbot.waitSignal(messages.changed):
        assert messages.add("Link copied.")
    clock.now += 5
    assert messages.add("The disk is full.", "error")
    assert [(m.text, m.kind, m.count) for m in messages.messages] == [
        ("The disk is full.", "error", 1),
        ("Link copied.", "info", 1),
    ]
    assert messages.messages[0].at == 1e9 + 1_005


def test_the_same_within_a_minute_is_only_counted(qtbot: QtBot) -> None:
    clock = Clock()
    messages = made(clock)
    told = []
    for _ in range(25):
        told.append(messages.add("No answer from Vidgo."))
        messages.add("Something else.")
        clock.now += 5
    assert told.count(True) == 3
    counts = [m.count for m in messages.messages if m.text == "No answer from Vidgo."]
    assert counts == [1, 12, 12]


def test_after_a_minute_it_is_told_again() -> None:
    clock = Clock()
    messages = made(clock)
    assert messages.add("Saved.")
    clock.now += QUIET_SECONDS - 1
    assert not messages.add("Saved.")
    clock.now += 1
    assert messages.add("Saved.")


def test_the_list_has_an_end() -> None:
    clock = Clock()
    messages = made(clock)
    for number in range(KEPT + 20):
        assert messages.add(f"Message {number}")
    assert len(messages.messages) == KEPT
    assert messages.messages[0].text == f"Message {KEPT + 19}"
    assert messages.add("Message 3")
