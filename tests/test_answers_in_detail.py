"""How a reply is read, value by value: each row of the tables and each edge of a range."""

from __future__ import annotations

import json

import pytest

from vidgo_desktop.core.errors import (
    ApiError,
    AuthError,
    NotFound,
    OutOfCredits,
    PermissionRefused,
    PolicyRefused,
    ProtocolError,
    RateLimited,
    Rejected,
    ServerError,
    UnsupportedFile,
)
from vidgo_desktop.core.responses import (
    NO_BALANCE,
    Accepted,
    Refused,
    Reply,
    ServiceStatus,
    Unknown,
    Upload,
    classify_submit,
    is_task_id,
    parse_balance,
    parse_status,
    parse_upload,
    video_of,
)
from vidgo_desktop.core.service_errors import (
    error_of,
    open_reply,
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


# --- the words of a status --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("not_started pending queued queuing waiting", S.QUEUED),
        ("running processing generating", S.RUNNING),
        ("finished completed succeeded success", S.FINISHED),
        ("failed fail failure error cancelled canceled", S.FAILED),
        ("done ok new", S.OTHER),
    ],
)
def test_every_known_word(words: str, status: ServiceStatus) -> None:
    for word in words.split():
        for written in (word, word.upper(), f"  {word.replace('_', '-')} "):
            found = parse_status(reply({"code": 200, "data": {"task_id": ID, "status": written}}), ID)
            assert (found.status, found.task_id, found.word) == (status, ID, written.strip())


def test_a_word_is_looked_at_up_to_sixty_characters() -> None:
    def status_of(word: str) -> ServiceStatus:
        return parse_status(reply({"data": {"status": word}}), ID).status

    assert status_of("not" + " " * 50 + "started") is S.QUEUED
    assert status_of("not" + " " * 49 + "started" + "y") is S.OTHER
    # The seventh letter of its second word is the sixtieth, what follows is not looked at.
    assert status_of("not" + " " * 50 + "started" + "y") is S.QUEUED
    assert status_of("not" + " " * 51 + "started") is S.OTHER


def test_a_word_and_a_time_are_shown_in_their_lengths() -> None:
    shown = parse_status(reply({"data": {"status": "w" * 61}}), ID)
    assert shown.word == "w" * 59 + "…" or len(shown.word) == 60
    taken = classify_submit(reply({"data": {"task_id": ID, "created_time": "t" * 41}}))
    assert isinstance(taken, Accepted)
    assert len(taken.created_time) == 40


# --- what cannot be an id ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["none", "null", "undefined", "nan", "true", "false"])
def test_the_words_for_nothing_are_no_ids(word: str) -> None:
    for written in (word, word.upper(), word.title()):
        assert not is_task_id(written)
        assert not is_task_id(7)


def test_a_submit_names_its_task_under_three_names_and_a_refusal_under_two() -> None:
    for name in ("task_id", "taskId", "id"):
        assert classify_submit(reply({"data": {name: ID}})) == Accepted(ID, S.QUEUED, "", "")
    for name in ("task_id", "taskId"):
        assert "contradicts itself" in unknown(reply({"data": {name: ID}}, 422))
    # An ``id`` beside an error is that of the error.
    assert isinstance(classify_submit(reply({"id": "req-1", "detail": "no"}, 422)), Refused)


# --- the edges of the ranges --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("status", "good"), [(199, False), (200, True), (299, True), (300, False), (301, False)])
def test_the_edges_of_success(status: int, good: bool) -> None:
    envelope = open_reply(reply({"data": {"task_id": ID}}, status))
    assert envelope.succeeded is good
    assert envelope.effective_code == status
    assert isinstance(classify_submit(reply({"data": {"task_id": ID}}, status)), Accepted) is good
    in_body = open_reply(reply({"code": status, "data": {"task_id": ID}}))
    assert in_body.succeeded is good
    assert in_body.effective_code == (200 if good else 0)
    failed = reply({"data": {"status": "failed", "error_message": "no"}}, status)
    if good:
        assert parse_status(failed, ID).error_message == "no"
        assert parse_balance(reply({"credits_amount": 5}, status)) == 5
        assert parse_upload(reply({"data": {"file_url": "https://a.example/x"}}, status)).url == "https://a.example/x"
    else:
        for read in (lambda: parse_status(failed, ID), lambda: parse_balance(reply({"credits_amount": 5}, status))):
            with pytest.raises(ProtocolError, match=f"unexpected answer {status}, code None"):
                read()
        with pytest.raises(ProtocolError, match=f"unexpected answer {status}"):
            parse_upload(reply({"data": {"file_url": "https://a.example/x"}}, status))


def test_a_business_code_of_zero_is_success_and_one_of_one_is_not() -> None:
    assert open_reply(reply({"code": 0})).succeeded
    assert not open_reply(reply({"code": 1})).succeeded
    assert not open_reply(reply({"code": -1})).succeeded


def test_a_business_code_of_400_is_the_first_that_is_an_error() -> None:
    assert open_reply(reply({"code": 399}, 503)).effective_code == 503
    assert open_reply(reply({"code": 400}, 503)).effective_code == 400
    assert open_reply(reply({"code": 399})).effective_code == 0


def test_the_edges_of_errors() -> None:
    def kind_of(status: int) -> type[Exception]:
        return type(error_of(open_reply(reply({}, status))))

    assert [kind_of(status) for status in (399, 400, 499, 500, 599, 600)] == [
        ProtocolError,
        Rejected,
        Rejected,
        ServerError,
        ServerError,
        ProtocolError,
    ]


def test_a_type_speaks_only_below_500() -> None:
    def error_for(code: int, kind: str) -> type[Exception]:
        return type(error_of(open_reply(reply({"code": code, "error": {"type": kind, "message": "no"}}))))

    assert error_for(499, "content_moderation_error") is PolicyRefused
    assert error_for(500, "content_moderation_error") is ServerError
    assert error_for(400, "insufficient_credits_error") is OutOfCredits
    assert error_for(400, "authentication_error") is AuthError
    assert error_for(400, "Content_Moderation_Error") is PolicyRefused


@pytest.mark.parametrize(
    ("kind", "code", "error"),
    [
        ("validation_error", 400, Rejected),
        ("content_moderation_error", 400, PolicyRefused),
        ("content_too_long_error", 400, Rejected),
        ("file_format_error", 400, Rejected),
        ("invalid_request_error", 400, Rejected),
        ("authentication_error", 401, AuthError),
        ("insufficient_credits_error", 402, OutOfCredits),
        ("permission_denied_error", 403, PermissionRefused),
        ("resource_not_found_error", 404, NotFound),
        ("timeout_error", 408, ServerError),
        ("rate_limit_error", 429, RateLimited),
        ("internal_error", 500, ServerError),
        ("server_error", 500, ServerError),
        ("upstream_error", 502, ServerError),
        ("service_error", 503, ServerError),
    ],
)
def test_a_known_type_alone(kind: str, code: int, error: type[ApiError]) -> None:
    with pytest.raises(error) as raised:
        parse_status(reply({"error": {"type": kind, "message": "no"}}), ID)
    assert type(raised.value) is error
    assert isinstance(raised.value, ApiError)
    assert (raised.value.code, raised.value.kind, raised.value.message) == (code, kind, "no")


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (402, OutOfCredits),
        (408, ServerError),
        (410, NotFound),
        (425, RateLimited),
        (426, Rejected),
        (403, PermissionRefused),
    ],
)
def test_a_known_code_alone(code: int, error: type[ApiError]) -> None:
    assert type(error_of(open_reply(reply({"code": code})))) is error


def test_a_code_inside_of_the_error_counts_too() -> None:
    assert open_reply(reply({"error": {"code": 402, "message": "no"}})).code == 402
    assert open_reply(reply({"code": 401, "error": {"code": 402}})).code == 401


# --- status, balance, upload --------------------------------------------------------------------------------------


def test_a_status_must_be_there_and_be_about_this_task() -> None:
    with pytest.raises(ProtocolError, match=r"^the answer has no status$"):
        parse_status(reply({"code": 200, "data": {}}), ID)
    with pytest.raises(Rejected) as rejected:
        parse_status(reply({"error": {"type": "validation_error", "message": "no"}}), ID)
    assert rejected.value.message == "no"
    with pytest.raises(ProtocolError, match=r"^the answer is about another task$"):
        parse_status(reply({"data": {"task_id": "other", "status": "running"}}), ID)
    long = "a" * 300
    parse_status(reply({"data": {"task_id": long, "status": "running"}}), long)
    with pytest.raises(ProtocolError, match="another task"):
        parse_status(reply({"data": {"task_id": long + "b", "status": "running"}}), long + "b")


@pytest.mark.parametrize(("told", "cost"), [(0, 0.0), (0.5, 0.5), (-0.5, None), ("7.5", 7.5), (None, None)])
def test_the_cost_of_a_task(told: object, cost: float | None) -> None:
    found = parse_status(reply({"data": {"status": "finished", "credits_amount": told}}), ID)
    assert found.credits == cost
    assert video_of(found) is None


def test_a_balance_that_is_not_there() -> None:
    with pytest.raises(ProtocolError, match=f"^{NO_BALANCE}$"):
        parse_balance(reply({"code": 200, "data": {}}))
    assert NO_BALANCE == "the answer has no balance"
    with pytest.raises(ProtocolError, match=r"^the reply is empty"):
        parse_balance(Reply(200, {}, b""))
    # The edges: an error type in a 200 is an error, even beside an amount.
    with pytest.raises(Rejected):
        parse_balance(reply({"credits_amount": 5, "error": {"type": "validation_error"}}))


def test_an_upload_of_the_wrong_type() -> None:
    said = "Unsupported file type: clip.mp4"
    for answer in (
        reply({"code": 400, "error": {"message": said, "type": "file_format_error"}}),
        reply({"error": {"message": said, "type": "file_format_error"}}, 415),
    ):
        with pytest.raises(UnsupportedFile) as raised:
            parse_upload(answer)
        code = 415 if answer.status == 415 else 400
        assert (raised.value.message, raised.value.code, raised.value.kind) == (said, code, "file_format_error")
    with pytest.raises(Rejected) as other:
        parse_upload(reply({"code": 400, "error": {"message": "too dark"}}))
    assert type(other.value) is Rejected


def test_an_upload_without_its_address() -> None:
    with pytest.raises(ProtocolError, match=r"^the answer has no address of the file$"):
        parse_upload(reply({"data": {}}))
    with pytest.raises(ProtocolError, match=r"^the upload did not succeed$"):
        parse_upload(reply({"success": False, "data": {"url": "https://a.example/x"}}))
    with pytest.raises(ProtocolError, match=r"^because$"):
        parse_upload(reply({"success": False, "msg": "because", "data": {"url": "https://a.example/x"}}))
    with pytest.raises(ProtocolError, match=r"^the reply is empty"):
        parse_upload(Reply(200, {}, b""))


@pytest.mark.parametrize("name", ["file_url", "download_url", "url"])
def test_an_upload_has_its_address_under_three_names(name: str) -> None:
    found = parse_upload(reply({"data": {name: "https://a.example/x", "file_size": 7, "mime_type": "video/mp4"}}))
    assert found == Upload("https://a.example/x", 24 * 3600, 7, "video/mp4")


def test_the_type_of_an_upload_has_its_length() -> None:
    found = parse_upload(reply({"data": {"url": "https://a.example/x", "mime_type": "VIDEO/" + "x" * 100}}))
    assert (len(found.mime), found.expires_in, found.size) == (80, 24 * 3600, 0)
    found = parse_upload(reply({"data": {"url": "https://a.example/x", "file_size": -5}}))
    assert (found.mime, found.expires_in, found.size) == ("", 72 * 3600, 0)
