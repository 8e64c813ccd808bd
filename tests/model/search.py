"""A breadth-first search through every reachable state of client x service x crashes x consents x a lost list."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from tests.model.order import AT_ONCE, SENDING, Kind, Memory, Order, Row, made, steps
from tests.model.promises import broken_by_step, broken_in, broken_start
from tests.model.rules import Rules
from tests.model.start import STEPS, crashed, lost, started
from vidgo_desktop.core.task import TaskState

_DOWN, _UP = -1, len(STEPS)
# A world: where the program stands (down, the steps of a start, up), crashes, losses, and the numbers of the orders.
World = tuple[int, ...]


@dataclass(frozen=True)
class Bounds:
    """How often things may happen. None for as often as they like, which needs no counting."""

    crashes: int | None = 3
    losses: int | None = 1
    consents: int = 2


@dataclass(frozen=True)
class Broken:
    """A promise that does not hold, and one of the shortest ways there."""

    promise: str
    trace: tuple[str, ...]
    orders: tuple[Order, ...]

    def __str__(self) -> str:
        """For people."""
        way = "\n".join(f"  {place:2}. {step}" for place, step in enumerate(self.trace, start=1))
        orders = "\n".join(f"  order {number}: {order}" for number, order in enumerate(self.orders))
        return f"{self.promise}\n{way}\n{orders}"


@dataclass(frozen=True)
class Explored:
    """What a search saw. ``met`` are the rows and lines of an order that a start had to bring together."""

    states: int
    steps: int
    broken: Broken | None
    seen: frozenset[TaskState]
    met: frozenset[tuple[Row | None, Memory]]


def explore(rules: Rules, bounds: Bounds) -> Explored:
    """Visit every reachable state; stop at the first that breaks a promise."""
    book = _Book(rules)
    first: World = (_UP, 0, 0, book.first)
    known = {_packed(first)}
    waiting = deque([first])
    taken = 0
    while waiting and not book.broken:
        for _, after in _labelled(waiting.popleft(), book, bounds):
            taken += 1
            packed = _packed(after)
            if packed not in known:
                known.add(packed)
                waiting.append(after)
    return Explored(
        states=len(known),
        steps=taken,
        broken=_way_to_the_break(rules, bounds) if book.broken else None,
        seen=frozenset(order.row.state for order in book.orders if order.row is not None),
        met=frozenset((order.row, order.unread) for order in book.orders),
    )


def _packed(world: World) -> int:
    """A world as one number: millions of them are kept."""
    packed = 1
    for part in world:
        packed = packed << 16 | (part & 0xFFFF)
    return packed


class _Book:
    """Every order that was met has a number; what it can do is worked out once."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.orders: list[Order] = []
        self._numbers: dict[Order, int] = {}
        self._pages: list[_Page | None] = []
        self.broken = ""
        self.first = self.number_of(Order())
        self.again = self.number_of(made(Order(), rules))

    def number_of(self, order: Order) -> int:
        number = self._numbers.get(order)
        if number is None:
            number = self._numbers[order] = len(self.orders)
            self.orders.append(order)
            self._pages.append(None)
        return number

    def page(self, number: int) -> _Page:
        page = self._pages[number]
        if page is None:
            order = self.orders[number]
            self.broken = self.broken or broken_in(order)
            page = self._pages[number] = _Page(
                crashed=self.number_of(crashed(order)),
                lost=self.number_of(lost(order)),
                sends=order.phase in SENDING,
                at_once=order.phase in AT_ONCE,
            )
        return page

    def steps(self, page: _Page, number: int) -> tuple[tuple[str, Kind, int], ...]:
        """What it can do while the program runs. Asked of no order of a program that does not."""
        if page.steps is None:
            order = self.orders[number]
            found: list[tuple[str, Kind, int]] = []
            for label, kind, after in steps(order, self._rules):
                self.broken = self.broken or broken_by_step(order, after)
                found.append((label, kind, self.number_of(after)))
            page.steps = tuple(found)
        return page.steps

    def started(self, number: int, step: int) -> int:
        """The order after a step of a start."""
        page = self.page(number)
        after = page.started.get(step)
        if after is None:
            order = self.orders[number]
            if step == 0:
                self.broken = self.broken or broken_start(order, self._rules)
            after = page.started[step] = self.number_of(started(order, step, self._rules))
        return after


class _Page:
    """What one order can do, and what is done to it."""

    __slots__ = ("at_once", "crashed", "lost", "sends", "started", "steps")

    def __init__(self, *, crashed: int, lost: int, sends: bool, at_once: bool) -> None:
        self.steps: tuple[tuple[str, Kind, int], ...] | None = None
        self.crashed = crashed
        self.lost = lost
        self.sends = sends
        self.at_once = at_once
        self.started: dict[int, int] = {}


def _labelled(world: World, book: _Book, bounds: Bounds) -> Iterator[tuple[str, World]]:
    """Everything that can happen next."""
    stand, crashes, losses, *orders = world
    if stand == _DOWN:
        yield "the program is started", (0, crashes, losses, *orders)
        if bounds.losses is None or losses < bounds.losses:
            counted = losses + (bounds.losses is not None)
            yield "the list is lost", (stand, crashes, counted, *(book.page(order).lost for order in orders))
        return
    pages = [book.page(order) for order in orders]
    if bounds.crashes is None or crashes < bounds.crashes:
        counted = crashes + (bounds.crashes is not None)
        yield "the program is killed", (_DOWN, counted, losses, *(page.crashed for page in pages))
    at_once = next((place for place, page in enumerate(pages) if page.at_once), None)
    if stand != _UP and at_once is None:
        yield from _starting(world, book)
        return
    slot_is_free = not any(page.sends for page in pages)
    for place, page in enumerate(pages):
        if at_once is not None and place != at_once:
            continue
        for label, kind, after in book.steps(page, orders[place]):
            if kind is Kind.CLAIM and not slot_is_free:
                continue
            changed = [*orders[:place], after, *orders[place + 1 :]]
            if kind is Kind.CONSENT:
                if len(orders) > bounds.consents:
                    continue
                changed.append(book.again)
            yield f"order {place}: {label}", (stand, crashes, losses, *changed)


def _starting(world: World, book: _Book) -> Iterator[tuple[str, World]]:
    stand, crashes, losses, *orders = world
    if stand < len(STEPS) - 1:
        after = [book.started(order, stand) for order in orders]
        yield f"start: {STEPS[stand]}", (stand + 1, crashes, losses, *after)
        return
    for place, order in enumerate(orders):
        asked = book.started(order, stand)
        if asked != order:
            changed = [*orders[:place], asked, *orders[place + 1 :]]
            yield f"start: order {place} asks", (stand, crashes, losses, *changed)
            return
    yield "start: done", (_UP, crashes, losses, *orders)


def _way_to_the_break(rules: Rules, bounds: Bounds) -> Broken:
    """The same search once more, remembering every step: the break is near."""
    book = _Book(rules)
    world: World = (_UP, 0, 0, book.first)
    came_from: dict[World, tuple[World, str] | None] = {world: None}
    waiting = deque([world])
    while not book.broken:
        world = waiting.popleft()
        for label, after in _labelled(world, book, bounds):
            if after not in came_from:
                came_from[after] = (world, label)
                waiting.append(after)
    orders = tuple(book.orders[order] for order in world[3:])
    trace: list[str] = []
    while (step := came_from[world]) is not None:
        world, label = step
        trace.insert(0, label)
    return Broken(book.broken, tuple(trace), orders)
