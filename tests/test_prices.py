"""Estimates: from the list at first, from own tasks as soon as there are enough of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgo_desktop.core.facts import Price, PriceFact, PriceSource
from vidgo_desktop.core.model_specs import MODELS, REPLACE
from vidgo_desktop.core.prices import (
    MOST_LESSONS,
    Lesson,
    credits_for,
    estimate,
    lessons_text,
    price_fact,
    read_lessons,
    typical_cost,
    with_lesson,
)


def lessons(rates: list[float], resolution: str = "480p") -> tuple[Lesson, ...]:
    found: tuple[Lesson, ...] = ()
    for number, rate in enumerate(rates, 1):
        found = with_lesson(found, Lesson(number, REPLACE.id, resolution, 10.0, rate * 10))
    return found


def price(fact: PriceFact, resolution: str = "480p") -> Price:
    found = fact.of(REPLACE.id, resolution)
    assert found is not None
    return found


def test_without_lessons_the_list_counts() -> None:
    fact = price_fact()
    assert [price(fact, size).per_second for size in ("480p", "580p", "720p")] == [7.0, 12.0, 15.0]
    assert {each.source for each in fact.prices} == {PriceSource.LIST}
    assert {each.model for each in fact.prices} == set(MODELS)
    assert fact.of(REPLACE.id, "4k") is None


def test_two_tasks_teach_nothing_yet_and_three_do() -> None:
    assert price(price_fact(lessons([8.0, 8.0]))) == Price(REPLACE.id, "480p", 7.0)
    fact = price_fact(lessons([8.0, 8.0, 8.0]))
    assert price(fact) == Price(REPLACE.id, "480p", 8.0, PriceSource.LEARNED, 3)
    assert price(fact, "580p") == Price(REPLACE.id, "580p", 12.0)
    assert fact.of("wan-animate-move", "480p") == Price("wan-animate-move", "480p", 7.0)


def test_one_odd_task_changes_nothing() -> None:
    assert price(price_fact(lessons([7.0, 7.0, 90.0, 7.0, 0.5]))).per_second == 7.0


def test_the_newest_twelve_count() -> None:
    known = lessons([5.0] * 12 + [9.0] * 7)
    assert len(known) == MOST_LESSONS
    assert price(price_fact(known)) == Price(REPLACE.id, "480p", 9.0, PriceSource.LEARNED, 12)


def test_each_price_has_its_own_lessons() -> None:
    known = lessons([5.0] * 12)
    for number in range(100, 103):
        known = with_lesson(known, Lesson(number, REPLACE.id, "720p", 5.0, 100.0))
    fact = price_fact(known)
    assert (price(fact).per_second, price(fact, "720p").per_second) == (5.0, 20.0)


def test_a_task_teaches_once() -> None:
    known = lessons([7.0, 8.0])
    again = with_lesson(known, Lesson(1, REPLACE.id, "480p", 10.0, 60.0))
    assert [each.task for each in again] == [2, 1]
    assert again[-1].per_second == 6.0


@pytest.mark.parametrize(("seconds", "credits"), [(0.0, 70.0), (10.0, 0.0), (-1.0, 70.0), (10.0, -70.0)])
def test_what_makes_no_sense_teaches_nothing(seconds: float, credits: float) -> None:
    assert with_lesson((), Lesson(1, REPLACE.id, "480p", seconds, credits)) == ()


def test_an_estimate_needs_a_length_and_a_price() -> None:
    fact = price_fact()
    assert estimate(fact, REPLACE, {"resolution": "720p"}, 10.0) == 150.0
    assert estimate(fact, REPLACE, {}, 10.0) == 70.0
    assert estimate(fact, REPLACE, {}, None) is None
    assert estimate(fact, REPLACE, {}, 0.0) is None
    assert estimate(PriceFact(), REPLACE, {}, 10.0) is None


def test_estimates_are_whole_from_ten_credits_on() -> None:
    rate = Price(REPLACE.id, "480p", 7.03)
    assert credits_for(rate, 10.0) == 70.0
    assert credits_for(rate, 1.0) == 7.0
    assert credits_for(rate, 0.5) == 3.5
    assert credits_for(None, 10.0) is None


def test_the_typical_video_follows_what_was_learned() -> None:
    assert typical_cost(price_fact()) == 70.0
    assert typical_cost(price_fact(lessons([9.0] * 3))) == 90.0
    assert typical_cost(PriceFact()) is None


def test_lessons_survive_as_text() -> None:
    known = lessons([7.0, 7.5, 8.25])
    assert read_lessons(lessons_text(known)) == known


@pytest.mark.parametrize(
    "text",
    [None, "", "{", "7", "[7]", '{"a":1}', '[[1,"m","480p",0,70]]', '[[1,"m","480p",10,NaN]]', "[[1,2,3,4,5]]"],
)
def test_a_damaged_text_gives_no_lessons(text: str | None) -> None:
    assert read_lessons(text) == ()


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert isinstance(read_lessons(text), tuple)


@given(st.lists(st.floats(0.1, 1000.0), min_size=3, max_size=40))
def test_a_learned_price_lies_among_its_lessons(rates: list[float]) -> None:
    learned = price(price_fact(lessons(rates))).per_second
    newest = rates[-MOST_LESSONS:]
    assert min(newest) - 0.001 <= learned <= max(newest) + 0.001
