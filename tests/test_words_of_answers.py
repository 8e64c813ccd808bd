"""The words of the service and about it: what stands in *Details*, how long it is, and which waits are meant."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from vidgo_desktop.core.errors import (
    BlockedOnTheWay,
    NotFound,
    PermissionRefused,
    RateLimited,
)
from vidgo_desktop.core.responses import (
    Accepted,
    Reply,
    ServiceStatus,
    TryLater,
    Unknown,
    classify_submit,
    parse_balance,
    parse_status,
    parse_upload,
)
from vidgo_desktop.core.service_errors import (
    Envelope,
    error_of,
    error_text,
    failure_text,
    header,
    open_reply,
    retry_after,
)

S = ServiceStatus
ID = "8FDN1I7M7Q68DDG8"


def reply(document: object, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, named, json.dumps(document).encode())


def unknown(answer: Reply) -> str:
    outcome = classify_submit(answer)
    assert isinstance(outcome, Unknown)
    assert outcome.status == answer.status
    return outcome.error.message


# --- what is said in Details --------------------------------------------------------------------------------------


def test_why_an_outcome_is_unknown() -> None:
    assert unknown(reply({"data": {}})) == 'the answer names no task (status 200); the answer was: {"data": {}}'
    assert unknown(reply({"code": 200, "msg": "fine"})) == (
        'the answer names no task (status 200, code 200); fine; the answer was: {"code": 200, "msg": "fine"}'
    )
    assert unknown(reply({"detail": "later"}, 503)) == (
        'the answer does not tell whether the task was taken (status 503); later; the answer was: {"detail": "later"}'
    )
    assert unknown(reply({"data": {"task_id": ID}, "code": 422})).startswith(
        f"the answer contradicts itself; it names the task {ID} (status 200, code 422); the answer was: "
    )
    assert unknown(Reply(502, {"Content-Type": "text/plain"}, b"oops")) == (
        "the answer does not tell whether the task was taken (status 502);"
        " the reply is not JSON (content type: text/plain); the answer was: oops"
    )
    assert unknown(Reply(502, {}, b"  ")) == (
        "the answer does not tell whether the task was taken (status 502);"
        " the reply is empty (content type: none); the answer was empty"
    )
    # A code may be a number of any length, and so may the words.
    long = int("7" * 39)
    shown = unknown(reply({"code": long}, 500))
    assert f"code {'7' * 19}…)" in shown
    shown = unknown(reply({"detail": "d" * 700}, 500))
    assert f"; {'d' * 599}…; the answer was: " in shown
    assert len(unknown(reply({"detail": "d" * 3000}, 500))) == 2000


def test_an_unclear_answer_is_kept_without_what_is_secret() -> None:
    shown = unknown(Reply(500, {}, b"see https://a.example/x?sig=123 \xff and go"))
    assert shown.endswith("; the answer was: see https://a.example/x?… \ufffd and go")
    # Only the beginning of it is looked at.
    assert unknown(Reply(500, {}, b" " * 4095 + b"ab")).endswith("; the answer was: a")


def test_what_is_wrong_with_a_reply_that_is_no_object() -> None:
    assert open_reply(Reply(200, {}, b"[]")) == Envelope(
        200, None, None, "", "", "the reply is no JSON object (content type: none)"
    )
    assert open_reply(Reply(200, {"content-TYPE": "text/plain"}, b"")).problem == (
        "the reply is empty (content type: text/plain)"
    )
    assert (
        len(open_reply(Reply(200, {"content-type": "t" * 500}, b"1")).problem)
        == len("the reply is no JSON object (content type: )") + 80
    )
    assert open_reply(Reply(200, {}, b"null")).problem == "the reply is no JSON object (content type: none)"
    assert open_reply(reply({})) == Envelope(200, {}, None, "", "", "")


def test_a_web_page_is_seen_by_its_first_sign() -> None:
    page = "the reply is a web page (content type: none)"
    assert open_reply(Reply(200, {}, b"<html>")).problem == page
    assert open_reply(Reply(200, {}, b"\xef\xbb\xbf \t\r\n<x")).problem == page
    assert open_reply(Reply(200, {}, b" " * 511 + b"<")).problem == page
    assert open_reply(Reply(200, {}, b" " * 512 + b"<")).problem == "the reply is not JSON (content type: none)"
    assert open_reply(Reply(200, {}, b"X<html>")).problem == "the reply is not JSON (content type: none)"


def test_a_page_that_forbids_is_not_from_the_service() -> None:
    blocked = error_of(open_reply(Reply(403, {}, b"<html>")))
    assert type(blocked) is BlockedOnTheWay
    assert (blocked.code, blocked.message) == (403, "Forbidden")
    assert type(error_of(open_reply(reply({"detail": "no"}, 403)))) is PermissionRefused
    assert type(error_of(open_reply(Reply(404, {}, b"<html>")))) is NotFound


def test_try_later_carries_everything_that_was_said() -> None:
    answer = reply({"error": {"type": "rate_limit_error", "message": "slow"}}, 429, Retry_After="7")
    outcome = classify_submit(answer)
    assert isinstance(outcome, TryLater)
    error = outcome.error
    assert (error.message, error.code, error.kind, error.retry_after) == ("slow", 429, "rate_limit_error", 7)


def test_a_wait_is_read_for_every_kind_of_question() -> None:
    with pytest.raises(RateLimited) as raised:
        parse_balance(reply({}, 429, Retry_After="8"))
    assert (raised.value.retry_after, raised.value.message) == (8, "Too Many Requests")
    with pytest.raises(RateLimited) as raised:
        parse_upload(reply({}, 429, Retry_After="9"))
    assert raised.value.retry_after == 9
    with pytest.raises(RateLimited) as raised:
        parse_status(reply({"data": {}}, 429, Retry_After="10"), ID)
    assert raised.value.retry_after == 10
    # Without a status word, by the type alone, in a 200.
    with pytest.raises(RateLimited) as raised:
        parse_status(reply({"error": {"type": "rate_limit_error"}}, 200, Retry_After="11"), ID)
    assert raised.value.retry_after == 11


def test_a_failed_task_says_why_and_a_taken_one_nothing() -> None:
    taken = classify_submit(reply({"data": {"task_id": ID, "status": "failed", "error_message": "no face"}}))
    assert taken == Accepted(ID, S.FAILED, "", "no face")
    taken = classify_submit(reply({"data": {"task_id": ID, "status": "running", "error_message": "no face"}}))
    assert taken == Accepted(ID, S.RUNNING, "", "")
    for name in ("error_message", "error", "message", "task_error", "failure_reason"):
        envelope = open_reply(reply({"data": {name: {"msg": "why"}}}))
        assert failure_text(envelope) == "why"
    assert failure_text(open_reply(reply({"data": {}}))) == ""
    assert failure_text(open_reply(reply({"data": {}, "msg": "outside"}))) == "outside"


# --- texts --------------------------------------------------------------------------------------------------------


def test_where_the_words_of_an_error_are_found() -> None:
    assert error_text({"error": {"msg": "a"}}) == "a"
    assert error_text({"detail": {"message": "b"}}) == "b"
    assert error_text({"detail": {"msg": "c"}}) == "c"
    assert error_text({"detail": ["d", {"loc": ["body", "x"], "msg": "e"}]}) == "d; x: e"
    assert error_text({"data": {"error_message": "f"}}) == "f"
    assert error_text({"error": {}}) == ""


def test_texts_have_their_lengths() -> None:
    assert len(error_text({"detail": "a" * 3000})) == 2000
    entries = [{"loc": ["body"] + [f"s{step}" for step in range(12)], "msg": "m"}] * 7
    told = error_text({"detail": entries})
    assert told == "; ".join([f"{'.'.join(f's{step}' for step in range(7))}: m"] * 5)
    long = error_text({"detail": [{"loc": ["x" * 100, "y"], "msg": "m" * 400}]})
    place, _, message = long.partition(": ")
    assert (len(place), len(message)) == (62, 300)
    assert len(open_reply(reply({"error": {"type": "T" * 100}})).kind) == 80
    assert open_reply(reply({"error": {"type": "T" * 10}})).kind == "t" * 10


def test_only_the_first_eight_thousand_characters_of_a_text_are_looked_at() -> None:
    assert error_text({"detail": " " * 7999 + "ab"}) == "a"


# --- headers ------------------------------------------------------------------------------------------------------


def test_a_header_is_found_whatever_its_case() -> None:
    assert header({"X-One": "1"}, "x-ONE") == "1"
    assert header({"X-One": "1"}, "x-two") == ""


def test_a_wait_of_more_than_sixty_four_characters_is_nonsense() -> None:
    assert retry_after({"Retry-After": "7" + " ," * 0 + "," + "0" * 62}) == 7
    assert retry_after({"Retry-After": "7," + "0" * 62}) == 7
    assert retry_after({"Retry-After": "7," + "0" * 63}) is None


def test_digits_of_other_alphabets_are_no_wait() -> None:
    assert retry_after({"Retry-After": "\u0667"}) is None


def test_a_date_counts_from_the_date_of_the_reply() -> None:
    moment = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    for until, seconds in (
        ("Wed, 04 Mar 2026 05:06:37 GMT", 30),
        ("Wed, 04 Mar 2026 07:06:37 +0200", 30),
        ("Wed, 04 Mar 2026 05:06:37 -0000", 30),
        ("Wed, 04 Mar 2026 05:06:37", 30),
    ):
        for start in ("Wed, 04 Mar 2026 05:06:07 GMT", "Wed, 04 Mar 2026 06:06:07 +0100", "Wed, 04 Mar 2026 05:06:07"):
            assert retry_after({"Retry-After": until, "Date": start}) == seconds
    # Without a date of its own, or with nonsense there, our clock counts.
    soon = (datetime.now(UTC) + timedelta(seconds=100)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    for headers in ({}, {"Date": ""}, {"Date": "x" * 70}, {"Date": moment.isoformat()}):
        wait = retry_after({"Retry-After": soon, **headers})
        assert wait is not None
        assert 60 < wait <= 100


def test_a_date_in_the_reply_of_more_than_sixty_four_characters_is_not_read() -> None:
    until = "Wed, 04 Mar 2026 05:06:37 GMT"
    date = "Wed, 04 Mar 2026 05:06:07 GMT"
    assert retry_after({"Retry-After": until, "Date": date + " " * (64 - len(date))}) == 30
    assert retry_after({"Retry-After": until, "Date": date + " " * (65 - len(date))}) == 1
