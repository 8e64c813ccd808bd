"""Somebody who hears the program and never sees it: finds things by name, does their actions, listens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from tests.atspi import GoneError, Node, Program, Seen

PROGRAM = ["-m", "vidgo_desktop"]
# What a reader says for these roles tells nobody what to do there.
_VAGUE = {"filler", "panel", "unknown", "invalid", "redundant object"}
# Signs that readers leave out or spell, and the blank that breaks a number into two.
_UNSPOKEN = re.compile("[×≈·→…›\u202f\u00a0]")

Start = Callable[[list[str]], Program]


def pass_the_welcome(program: Program) -> None:
    """Come to the main screen, whether a first start greets or not."""

    def came() -> bool:
        greeting = program.find("push button", "Try it without an account")
        if greeting is not None:
            # It may have been pressed a moment ago and just be going away.
            with suppress(GoneError):
                greeting.node.act()
        return program.find("push button", "Generate") is not None

    program.bus.until(came, "the main screen", 20)


def faults_of(seen: Seen) -> Iterator[str]:
    """What is wrong with a control for somebody who only hears it."""
    if not seen.name.strip():
        yield "no name"
    if seen.role in _VAGUE:
        yield "a vague role"
    if _UNSPOKEN.search(seen.name):
        yield "unspoken signs"
    if "<" in seen.description:
        yield f"markup in {seen.description!r}"
    # On Linux the name of a combo box is its value; what it is about is told by its label.
    if seen.role == "combo box" and not any(seen.node.labels):
        yield "a value without a label"


def faults(program: Program) -> list[str]:
    """Every control on the screen that a reader would leave somebody alone with, and every text with signs."""
    seen = program.seen()
    stops = [each for each in seen if "focusable" in each.states]
    assert stops
    found = [f"{fault}: {stop}" for stop in stops for fault in faults_of(stop)]
    return found + [f"unspoken signs: {each}" for each in seen if each.role == "label" and _UNSPOKEN.search(each.name)]


def find_choice(program: Program, name: str) -> Seen | None:
    """The tick box, switch or one of a group whose name begins so."""
    return next((each for each in program.seen() if each.name.startswith(name) and "checkable" in each.states), None)


def choose(program: Program, name: str) -> None:
    """Turn it on, or over when it is a switch that is on."""
    program.bus.until(lambda: find_choice(program, name) is not None, f"a choice {name}", 5)
    found = find_choice(program, name)
    assert found is not None, name
    if found.role == "check box" or "checked" not in found.states:
        found.node.act("Toggle")


def press(program: Program, name: str) -> None:
    """Press a button as soon as it is there and can be pressed."""
    button = program.wait_for("push button", name)
    program.bus.until(lambda: "sensitive" in button.states, f"{name} is possible", 10)
    button.act()


def pick(program: Program, label: str, words: str) -> None:
    """Choose the entry of a drop-down that begins so."""
    boxes = [each for each in program.seen() if each.role == "combo box" and label in each.node.labels]
    assert len(boxes) == 1, label
    (menu,) = boxes[0].node.children
    entry = next(each for each in menu.children if each.name.startswith(words))
    entry.act("Toggle")


def open_menu(program: Program, role: str, name: str) -> dict[str, Node]:
    """Open the menu of a button: its entries by their names. The first one gets the focus, so that it is read out."""
    bus = program.bus
    button = program.wait_for(role, name)
    bus.forget()
    button.act("ShowMenu" if role == "button menu" else "Press")
    found: list[Node] = []

    def came() -> bool:
        # What was told of may be gone by now.
        with suppress(GoneError):
            found[:] = [node for node in bus.focused if "menu item" in node.role][:1]
        return bool(found)

    bus.until(came, f"the menu of {name}", 5)
    menu = found[0].read("Parent")
    assert isinstance(menu, tuple)
    return {entry.name: entry for entry in Node(bus, *menu).children}


def dialog(program: Program, name: str) -> Node:
    """The dialog with this name, which must be without faults."""
    found = program.wait_for("dialog", name)
    program.bus.until(lambda: faults(program) == [], f"{name} speaks: {faults(program)}", 3)
    return found


def close(program: Program) -> None:
    """Close the dialog that is open."""
    press(program, "Close")
    program.bus.until(lambda: not any(each.role == "dialog" for each in program.seen()), "the dialog is closed", 5)


def row_says(program: Program, words: str) -> Seen | None:
    """The first row of the task list that speaks of this."""
    rows = [seen for seen in program.seen() if seen.role == "list item"]
    return next((row for row in rows if words in row.name.lower()), None)


def wait_for_row(program: Program, words: str, seconds: float = 30) -> Node:
    """The same, as soon as it is there."""
    program.bus.until(lambda: row_says(program, words) is not None, f"a row that says {words}", seconds)
    row = row_says(program, words)
    assert row is not None
    return row.node


def make_a_video(program: Program) -> None:
    """Fill the form with a ready-made pair, press Generate once, and wait for the row to be ready."""
    choose(program, "Ready-made pair, Dance with Astronaut")
    press(program, "Use this pair")
    press(program, "Generate")
    wait_for_row(program, "astronaut")
    wait_for_row(program, "ready")
