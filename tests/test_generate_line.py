"""What the big button and the line below it say, situation by situation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vidgo_desktop.ui.generate_line import Press, Situation, generate_words

READY = Situation(estimate=70.0, balance=1250.0)


@pytest.mark.parametrize(
    ("now", "button", "line", "press"),
    [
        (
            READY,
            "Generate · about 70 credits",
            "Held now, given back if it fails. Leaves about 1\u202f180.",
            Press.SEND,
        ),
        (
            replace(READY, balance=None),
            "Generate · about 70 credits",
            "Held now, given back if it fails.",
            Press.SEND,
        ),
        (
            replace(READY, estimate=None),
            "Generate",
            "The price is not known yet. Your balance tells us afterwards.",
            Press.SEND,
        ),
        (
            replace(READY, has_video=False, has_image=False),
            "Generate",
            "Add a video and a picture to see the price.",
            Press.NOTHING,
        ),
        (replace(READY, has_image=False), "Generate", "Add a picture.", Press.NOTHING),
        (replace(READY, has_video=False), "Generate", "Add a video.", Press.NOTHING),
        (replace(READY, reading=True), "Generate", "Looking at the file…", Press.NOTHING),
        (replace(READY, blocked=True, has_video=False), "Generate", "Fix the red note first.", Press.NOTHING),
        (replace(READY, online=False), "Generate", "You are offline. Your choice is kept.", Press.NOTHING),
        (
            replace(READY, estimate=150.0, balance=90.0),
            "Generate",
            "About 150 credits are needed, you have 90.",
            Press.NOTHING,
        ),
        (
            replace(READY, today=500.0, most_per_day=500.0),
            "Generate",
            "Your limit for today is reached.",
            Press.NOTHING,
        ),
        (
            replace(READY, today=440.0, most_per_day=500.0),
            "Generate",
            "This would pass your limit for today.",
            Press.NOTHING,
        ),
        (
            replace(READY, estimate=None, today=500.0, most_per_day=500.0),
            "Generate",
            "Your limit for today is reached.",
            Press.NOTHING,
        ),
        (
            replace(READY, estimate=None, today=499.0, most_per_day=500.0),
            "Generate",
            "The price is not known yet. Your balance tells us afterwards.",
            Press.SEND,
        ),
        (
            replace(READY, today=430.0, most_per_day=500.0),
            "Generate · about 70 credits",
            "Held now, given back if it fails. Leaves about 1\u202f180.",
            Press.SEND,
        ),
        (
            replace(READY, compact=True),
            "Generate · about 70 credits",
            "Held now, given back if it fails.",
            Press.SEND,
        ),
        (
            replace(READY, practice=True, online=False),
            "Generate · pretend",
            "Practice mode: nothing is sent, nothing is spent.",
            Press.SEND,
        ),
        (
            replace(READY, has_key=False),
            "Connect account…",
            "Connect your account to generate, or practise without one.",
            Press.CONNECT,
        ),
        (replace(READY, sending=True), "Sending…", "", Press.NOTHING),
        (replace(READY, stopped="The disk is full."), "Generate", "The disk is full.", Press.NOTHING),
        (replace(READY, said="It was refused."), "Generate · about 70 credits", "It was refused.", Press.SEND),
    ],
)
def test_the_words_of_each_situation(now: Situation, button: str, line: str, press: Press) -> None:
    words = generate_words(now)
    assert (words.button, words.line, words.press) == (button, line, press)


def test_an_unsure_link_is_never_sent_at_once() -> None:
    first = generate_words(replace(READY, unsure=True))
    second = generate_words(replace(READY, unsure=True, asked=True))
    assert first.press is Press.CONFIRM and second.press is Press.CONFIRM
    assert second.tone == "warn" and "once more" in second.line


def test_top_up_is_offered_for_real_money_only() -> None:
    poor = replace(READY, estimate=150.0, balance=90.0)
    assert generate_words(poor).top_up
    assert not generate_words(replace(poor, practice=True)).top_up
    assert not generate_words(READY).top_up


def test_the_limit_can_be_changed_where_it_stops_something() -> None:
    over = replace(READY, today=500.0, most_per_day=500.0)
    assert generate_words(over).change_limit
    assert not generate_words(over).top_up
    assert not generate_words(READY).change_limit
    assert generate_words(replace(over, practice=True)).press is Press.SEND


@pytest.mark.parametrize(
    ("now", "press"),
    [
        (replace(READY, estimate=680.0, ask_above=200.0), Press.ASK),
        (replace(READY, estimate=200.0, ask_above=200.0), Press.SEND),
        (replace(READY, estimate=680.0, ask_above=None), Press.SEND),
        (replace(READY, estimate=None, ask_above=200.0), Press.SEND),
        (replace(READY, estimate=680.0, ask_above=200.0, practice=True), Press.SEND),
        (replace(READY, estimate=680.0, ask_above=200.0, unsure=True), Press.CONFIRM),
        (replace(READY, estimate=680.0, ask_above=200.0, balance=90.0), Press.NOTHING),
    ],
)
def test_above_the_users_limit_the_press_asks_first(now: Situation, press: Press) -> None:
    assert generate_words(now).press is press


def test_the_whole_balance_may_be_spent() -> None:
    assert generate_words(replace(READY, balance=70.0)).press is Press.SEND


def test_a_narrow_button_has_shorter_words() -> None:
    assert generate_words(READY).short == "Generate · about 70"


def test_names_are_words() -> None:
    assert generate_words(READY).name == "Generate, about 70 credits, leaves about 1\u202f180"
    for now in (READY, replace(READY, practice=True), replace(READY, estimate=None), replace(READY, balance=None)):
        assert not set("×≈·") & set(generate_words(now).name)
