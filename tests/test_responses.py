"""Raw replies to typed values: every documented and observed shape, and any bytes at all."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgo_desktop.core.errors import (
    ApiError,
    AuthError,
    FileTooLarge,
    NotFound,
    OutOfCredits,
    PermissionRefused,
    PolicyRefused,
    ProtocolError,
    RateLimited,
    Rejected,
    ServerError,
    UnsupportedFile,
    VidgoError,
)
from vidgo_desktop.core.json_reader import MAX_REPLY_BYTES, read_json
from vidgo_desktop.core.responses import (
    Accepted,
    Refused,
    Reply,
    ResultFile,
    ServiceStatus,
    TryLater,
    Unknown,
    classify_submit,
    is_task_id,
    parse_balance,
    parse_status,
    parse_upload,
    retry_after,
    video_of,
)

S = ServiceStatus
ID = "8FDN1I7M7Q68DDG8"


def reply(document: object, status: int = 200, **headers: str) -> Reply:
    return Reply(
        status, {name.replace("_", "-"): value for name, value in headers.items()}, json.dumps(document).encode()
    )


def raw(body: bytes, status: int = 200, **headers: str) -> Reply:
    return Reply(status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def documented_error(code: int, kind: str, message: str) -> dict[str, object]:
    return {"code": code, "error": {"message": message, "type": kind}}


# --- submit ---------------------------------------------------------------------------------------------------


def test_documented_submit_reply() -> None:
    document = {
        "code": 200,
        "data": {"task_id": ID, "status": "not_started", "created_time": "2025-11-12T10:30:00"},
    }
    assert classify_submit(reply(document)) == Accepted(ID, S.QUEUED, "2025-11-12T10:30:00", "")


@pytest.mark.parametrize(
    "document",
    [
        {"code": 200, "data": {"task_id": ID}},
        {"code": "200", "data": {"task_id": ID}},
        {"code": 0, "data": {"task_id": ID}},
        {"data": {"task_id": ID}},
        {"task_id": ID},
        {"code": 200, "data": None, "task_id": ID},
        {"code": 200, "data": {"taskId": ID}},
        {"code": 200, "data": {"id": ID}},
        {"code": 200, "error": None, "data": {"task_id": f" {ID} ", "extra": [1, {"a": 2}]}},
    ],
)
@pytest.mark.parametrize("status", [200, 201, 202])
def test_accepted_in_every_seen_form(document: object, status: int) -> None:
    assert classify_submit(reply(document, status)) == Accepted(ID, S.QUEUED, "", "")


def test_number_as_id_becomes_text() -> None:
    outcome = classify_submit(reply({"code": 200, "data": {"task_id": 123456789}}))
    assert isinstance(outcome, Accepted)
    assert outcome.task_id == "123456789"


def test_submit_that_failed_at_once() -> None:
    data = {"task_id": ID, "status": "failed", "error_message": "No <b>way</b>\u202e"}
    assert classify_submit(reply({"code": 200, "data": data})) == Accepted(ID, S.FAILED, "", "No <b>way</b>\ufffd")


def test_unknown_word_in_a_submit_reply_is_still_accepted() -> None:
    outcome = classify_submit(reply({"code": 200, "data": {"task_id": ID, "status": "dreaming"}}))
    assert isinstance(outcome, Accepted)
    assert outcome.status is S.OTHER


@pytest.mark.parametrize(
    "task_id",
    [None, "", "  ", [], ["x"], {}, True, 1.5, "x" * 201, "x" * 10_000, "a b", "a\nb", "null", "..", "é", "<b>"],
)
def test_an_id_that_is_none_is_unknown(task_id: object) -> None:
    outcome = classify_submit(reply({"code": 200, "data": {"task_id": task_id, "status": "not_started"}}))
    assert isinstance(outcome, Unknown)
    assert outcome.status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><title>Sign in to the network</title></html>",
        b"null",
        b"[]",
        b'"8FDN1I7M7Q68DDG8"',
        b"200",
        b"NaN",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'"' * 100_001,
        b'{"code":200,"data":{"task_id":' + b"9" * 5000 + b"}}",
        b" " * (MAX_REPLY_BYTES + 1),
    ],
)
def test_what_is_not_the_services_answer_is_unknown(body: bytes) -> None:
    for status in (200, 204, 500):
        assert isinstance(classify_submit(raw(body, status)), Unknown)


def test_cut_at_every_byte() -> None:
    whole = json.dumps({"code": 200, "data": {"task_id": ID, "status": "not_started"}}).encode()
    for end in range(len(whole)):
        assert isinstance(classify_submit(raw(whole[:end])), Unknown), end
    assert isinstance(classify_submit(raw(whole)), Accepted)


def test_content_decides_and_not_its_type() -> None:
    good = json.dumps({"code": 200, "data": {"task_id": ID}}).encode()
    assert isinstance(classify_submit(raw(good, Content_Type="text/html")), Accepted)
    assert isinstance(classify_submit(raw(b"<html>", Content_Type="application/json")), Unknown)
    assert isinstance(classify_submit(raw(b"\xef\xbb\xbf" + good)), Accepted)


REFUSED = {400, 401, 402, 403, 404, 405, 411, 413, 414, 415, 422, 451}


@pytest.mark.parametrize("shape", ["business", "http", "empty", "html", "detail", "business in 200"])
def test_every_status_code_equals_the_table(shape: str) -> None:
    for code in range(600):
        status = code
        document: object = {}
        match shape:
            case "business":
                document = documented_error(code, "", "words")
            case "detail":
                document = {"detail": "words"}
            case "business in 200":
                status, document = 200, documented_error(code, "", "words")
        body = {"empty": b"", "html": b"<html>blocked</html>"}.get(shape, json.dumps(document).encode())
        outcome = classify_submit(raw(body, status))
        if code in REFUSED:
            assert isinstance(outcome, Refused), (code, shape)
            assert outcome.error.code == code
        elif code in (425, 429):
            assert isinstance(outcome, TryLater), (code, shape)
        else:
            assert isinstance(outcome, Unknown), (code, shape)
            assert outcome.status == status


def test_every_status_code_of_a_good_body() -> None:
    """Only 2xx is accepted; everything else contradicts the body and proves nothing."""
    for status in range(600):
        outcome = classify_submit(reply({"code": 200, "data": {"task_id": ID}}, status))
        assert isinstance(outcome, Accepted if 200 <= status < 300 else Unknown), status


def test_a_refusal_that_names_a_task_proves_nothing() -> None:
    outcome = classify_submit(reply({"code": 429, "data": {"task_id": ID}}))
    assert isinstance(outcome, Unknown)
    assert ID in outcome.error.message


@pytest.mark.parametrize(
    ("code", "kind", "error"),
    [
        (400, "validation_error", Rejected),
        (400, "content_moderation_error", PolicyRefused),
        (400, "content_too_long_error", Rejected),
        (400, "file_format_error", Rejected),
        (401, "authentication_error", AuthError),
        (402, "insufficient_credits_error", OutOfCredits),
        (403, "permission_denied_error", PermissionRefused),
        (403, "authentication_error", AuthError),
        (404, "resource_not_found_error", NotFound),
        (413, "", FileTooLarge),
        (422, "", Rejected),
    ],
)
@pytest.mark.parametrize("http", ["same", "200", "500"])
def test_refusals_by_their_code_and_type(code: int, kind: str, error: type[ApiError], http: str) -> None:
    status = code if http == "same" else int(http)
    outcome = classify_submit(reply(documented_error(code, kind, "The words"), status))
    assert isinstance(outcome, Refused)
    assert type(outcome.error) is error
    assert (outcome.error.code, outcome.error.kind, outcome.error.message) == (code, kind, "The words")


def test_a_type_without_a_code_is_enough_in_a_200() -> None:
    outcome = classify_submit(reply({"error": {"message": "No", "type": "insufficient_credits_error"}}))
    assert isinstance(outcome, Refused)
    assert isinstance(outcome.error, OutOfCredits)
    # In an HTTP 500 it is not: the cautious reading wins.
    assert isinstance(classify_submit(reply({"error": {"type": "insufficient_credits_error"}}, 500)), Unknown)


def test_words_about_a_quota_are_not_about_the_balance() -> None:
    message = "The server is busy or the quota is insufficient."
    outcome = classify_submit(reply(documented_error(400, "validation_error", message), 400))
    assert isinstance(outcome, Refused)
    assert type(outcome.error) is Rejected


@pytest.mark.parametrize("code", [500, 501, 502, 503, 504, 408, 409, 999, 40001, 1, -1])
def test_business_codes_that_prove_nothing(code: int) -> None:
    for status in (200, 400):
        if code < 400 and status == 400:
            continue
        assert isinstance(classify_submit(reply({"code": code}, status)), Unknown)


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ({"code": 400, "error": {"message": "from error", "type": "t"}}, "from error"),
        ({"code": 400, "error": "a plain text"}, "a plain text"),
        ({"detail": "Unsupported thing"}, "Unsupported thing"),
        (
            {"detail": [{"loc": ["body", "input", "video_url"], "msg": "field required", "type": "value_error"}]},
            "input.video_url: field required",
        ),
        (
            {"detail": [{"loc": ["body", 0], "msg": "one"}, {"msg": "two"}, "three", None]},
            "0: one; two; three",
        ),
        ({"message": "from message"}, "from message"),
        ({"msg": "from msg"}, "from msg"),
        ({"data": {"error_message": "from data"}}, "from data"),
        ({"error": {"message": ""}, "detail": "", "message": "the first with words"}, "the first with words"),
        ({"error": {"message": 7}, "detail": {"a": 1}}, "Bad Request"),
        ({}, "Bad Request"),
        ({"message": "x" * 5000}, "x" * 1999 + "…"),
        ({"message": "see https://a.example/b?token=secret now"}, "see https://a.example/b?… now"),
    ],
)
def test_error_texts(document: object, text: str) -> None:
    outcome = classify_submit(reply(document, 400))
    assert isinstance(outcome, Refused)
    assert outcome.error.message == text


# --- Retry-After ----------------------------------------------------------------------------------------------

NOW = "Wed, 21 Oct 2026 07:28:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "7"}, 7.0),
        ({"retry-after": " 7.5 "}, 7.5),
        ({"Retry-After": "0"}, 1.0),
        ({"Retry-After": "-5"}, 1.0),
        ({"Retry-After": "3600"}, 900.0),
        ({"Retry-After": "1e12"}, 900.0),
        ({"Retry-After": "1e999"}, 900.0),
        ({"Retry-After": "7, 9"}, 9.0),
        ({"Retry-After": "abc"}, None),
        ({"Retry-After": ""}, None),
        ({"Retry-After": "nan"}, None),
        ({"Retry-After": "inf"}, None),
        ({"Retry-After": "1_0"}, None),
        ({"Retry-After": "9" * 5000}, None),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:30 GMT", "Date": NOW}, 30.0),
        ({"Retry-After": "Wed, 21 Oct 2026 07:27:00 GMT", "Date": NOW}, 1.0),
        ({"Retry-After": "Wed, 21 Oct 2026 09:28:00 +0200", "Date": NOW}, 1.0),
        ({"Retry-After": "Wed, 21 Oct 2099 07:28:30 GMT", "Date": NOW}, 900.0),
        ({"Retry-After": "Wed, 21 Oct 1999 07:28:30 GMT", "Date": "nonsense"}, 1.0),
        ({"Retry-After": "Wed, 99 Oct 2026 07:28:30 GMT", "Date": NOW}, None),
    ],
)
def test_retry_after(headers: Mapping[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_retry_after_is_total(wait: str, date: str) -> None:
    seconds = retry_after({"Retry-After": wait, "Date": date})
    assert seconds is None or 1.0 <= seconds <= 900.0


def test_try_later_carries_the_wait() -> None:
    for status in (429, 425, 200):
        code = 429 if status == 200 else status
        outcome = classify_submit(reply(documented_error(code, "rate_limit_error", "Slow"), status, Retry_After="7"))
        assert isinstance(outcome, TryLater)
        assert (outcome.error.retry_after, outcome.error.code, outcome.error.message) == (7.0, code, "Slow")


# --- status ---------------------------------------------------------------------------------------------------


def status_reply(**data: object) -> Reply:
    return reply({"code": 200, "data": {"task_id": ID, "status": "running", **data}})


def test_documented_finished_reply() -> None:
    files = [{"file_url": "https://storage.vidgo.ai/generated/a.mp4", "file_type": "video"}]
    got = parse_status(
        status_reply(status="finished", progress=100, files=files, error_message=None, created_time="2025"), ID
    )
    assert got.status is S.FINISHED
    assert got.word == "finished"
    assert got.progress == 100
    assert got.files == (ResultFile("https://storage.vidgo.ai/generated/a.mp4", "video"),)
    assert video_of(got) == got.files[0]
    assert got.error_message == ""
    assert got.credits is None


def test_documented_failed_reply() -> None:
    got = parse_status(
        status_reply(status="failed", progress=0, files=[], error_message="The prompt violates our content policy"), ID
    )
    assert (got.status, got.error_message) == (S.FAILED, "The prompt violates our content policy")


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("not_started", S.QUEUED),
        ("pending", S.QUEUED),
        ("Queued ", S.QUEUED),
        ("Not Started", S.QUEUED),
        ("running", S.RUNNING),
        ("PROCESSING", S.RUNNING),
        ("generating", S.RUNNING),
        ("finished", S.FINISHED),
        ("succeeded", S.FINISHED),
        ("success", S.FINISHED),
        ("failed", S.FAILED),
        ("cancelled", S.FAILED),
        ("canceled", S.FAILED),
        ("error", S.FAILED),
        ("post-processing", S.OTHER),
        ("", S.OTHER),
        (None, S.OTHER),
        (3, S.OTHER),
        ([], S.OTHER),
        ("x" * 5000, S.OTHER),
    ],
)
def test_status_words(word: object, status: ServiceStatus) -> None:
    got = parse_status(status_reply(status=word), ID)
    assert got.status is status
    assert len(got.word) <= 60


@pytest.mark.parametrize(
    ("value", "progress"),
    [
        (0, 0),
        (45, 45),
        (99.9, 99),
        ("50", 50),
        (" 50% ", 50),
        (-5, 0),
        (250, 100),
        (10**30, 100),
        (None, None),
        ("soon", None),
        (True, None),
        ([50], None),
    ],
)
def test_progress(value: object, progress: int | None) -> None:
    assert parse_status(status_reply(progress=value), ID).progress == progress


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"9" * 6000])
def test_impossible_numbers_are_none(number: bytes) -> None:
    body = b'{"code":200,"data":{"task_id":"%s","status":"running","progress":%s}}' % (ID.encode(), number)
    assert parse_status(raw(body), ID).progress is None


A, B = "https://s.example/a.mp4", "https://s.example/b.png"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (None, ()),
        ([], ()),
        ("nothing", ()),
        (A, (ResultFile(A, "video"),)),
        ([A, B], (ResultFile(A, "video"), ResultFile(B, "image"))),
        ({"url": A}, (ResultFile(A, "video"),)),
        ([[{"download_url": A}]], (ResultFile(A, "video"),)),
        ([{"file_url": "", "url": A}], (ResultFile(A, "video"),)),
        ([{"file_url": A}, {"file_url": A}], (ResultFile(A, "video"),)),
        (
            [{"file_url": "https://s.example/x", "content_type": "video/mp4"}],
            (ResultFile("https://s.example/x", "video"),),
        ),
        ([{"file_url": "https://s.example/x", "format": "mp4"}], (ResultFile("https://s.example/x", "video"),)),
        ([{"file_url": "https://s.example/x", "file_type": "3d"}], (ResultFile("https://s.example/x", ""),)),
        ([{"file_url": 5}, {"name": "x"}, None, 7, "ftp://x/y", "javascript:1", "https://a b/c"], ()),
        (["https://s.example/" + "x" * 10_000], ()),
        (["https://[bad/a.mp4"], (ResultFile("https://[bad/a.mp4", ""),)),
    ],
)
def test_files_in_every_form(files: object, expected: tuple[ResultFile, ...]) -> None:
    assert parse_status(status_reply(status="finished", files=files), ID).files == expected


def test_ten_thousand_files_are_cut() -> None:
    files = [f"https://s.example/{n}.mp4" for n in range(10_000)]
    assert len(parse_status(status_reply(files=files), ID).files) == 100


@pytest.mark.parametrize(
    ("files", "chosen"),
    [
        ([{"file_url": B, "file_type": "image"}, {"file_url": A, "file_type": "video"}], A),
        ([B, A], A),
        ([{"file_url": "https://s.example/x"}], "https://s.example/x"),
        ([{"file_url": "https://s.example/x"}, A], A),
        ([B], None),
        ([], None),
    ],
)
def test_which_file_is_the_video(files: object, chosen: str | None) -> None:
    found = video_of(parse_status(status_reply(status="finished", files=files), ID))
    assert (found and found.url) == chosen


def test_status_without_wrapper_and_with_extras() -> None:
    got = parse_status(reply({"task_id": ID, "status": "running", "progress": "7", "new": {"a": 1}}), ID)
    assert (got.status, got.progress) == (S.RUNNING, 7)
    assert parse_status(status_reply(credits_amount=70.5), ID).credits == 70.5


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"error_message": "one", "message": "two"}, "one"),
        ({"error": {"message": "inner"}}, "inner"),
        ({"error": "text"}, "text"),
        ({"failure_reason": "reason"}, "reason"),
        ({"task_error": "task"}, "task"),
        ({}, ""),
        ({"error_message": "\u202e<b>\x00" + "x" * 9000}, "\ufffd<b>\ufffd" + "x" * 1994 + "…"),
    ],
)
def test_words_about_a_failure(data: dict[str, object], words: str) -> None:
    got = parse_status(status_reply(status="failed", **data), ID)
    assert got.error_message == words


def test_words_about_a_failure_stay_out_of_a_running_task() -> None:
    assert parse_status(status_reply(error_message="old"), ID).error_message == ""


def test_upstream_fault_inside_an_error_code_is_a_failed_task() -> None:
    document = {"code": 501, "data": {"task_id": ID, "status": "failed", "error_message": "generation failed"}}
    got = parse_status(reply(document), ID)
    assert (got.status, got.error_message) == (S.FAILED, "generation failed")
    with pytest.raises(ServerError):
        parse_status(reply(document, 500), ID)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reply({"detail": "Task not found"}, 404), NotFound),
        (reply(documented_error(404, "resource_not_found_error", "Task not found")), NotFound),
        (reply({}, 410), NotFound),
        (reply(documented_error(401, "authentication_error", "Invalid API key"), 401), AuthError),
        (reply({"detail": "no"}, 403), PermissionRefused),
        (reply({}, 408), ServerError),
        (raw(b"<html>502 Bad Gateway</html>", 502), ServerError),
        (raw(b"", 520), ServerError),
        (reply({"code": 500}, 200), ServerError),
        (reply({"code": 1}, 200), ProtocolError),
        (raw(b"", 200), ProtocolError),
        (raw(b"<html>Sign in to the network</html>", 200), ProtocolError),
        (raw(b"", 302), ProtocolError),
        (raw(b"", 0), ProtocolError),
        (reply({"code": 200, "data": {"task_id": ID}}), ProtocolError),
        (reply({"code": 200, "data": []}), ProtocolError),
        (reply({"error": {"type": "resource_not_found_error", "message": "gone"}}), NotFound),
        (reply({"code": 200, "data": {"task_id": "OTHER", "status": "finished"}}), ProtocolError),
        (reply({"code": 200, "data": {"task_id": "OTHER", "status": "failed"}}), ProtocolError),
    ],
)
def test_status_errors(answer: Reply, error: type[VidgoError]) -> None:
    with pytest.raises(error) as caught:
        parse_status(answer, ID)
    assert type(caught.value) is error
    assert caught.value.message


def test_poll_that_comes_too_soon() -> None:
    with pytest.raises(RateLimited) as caught:
        parse_status(reply({"detail": "Rate limit exceeded"}, 429, Retry_After="12"), ID)
    assert caught.value.retry_after == 12.0


# --- balance and uploads --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "amount"),
    [
        ({"code": 200, "data": {"email": "me@example.com", "credits_amount": 17276}}, 17276.0),
        ({"code": 200, "data": {"credits_amount": 14.5}}, 14.5),
        ({"code": 200, "data": {"credits_amount": "14.50"}}, 14.5),
        ({"credits_amount": 0}, 0.0),
        ({"data": {"credits_amount": -3}}, -3.0),
    ],
)
def test_balance(document: object, amount: float) -> None:
    assert parse_balance(reply(document)) == amount


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reply({"code": 200, "data": {}}), ProtocolError),
        (reply({"code": 200, "data": {"credits_amount": None}}), ProtocolError),
        (reply({"code": 200, "data": {"credits_amount": True}}), ProtocolError),
        (raw(b'{"code":200,"data":{"credits_amount":1e999}}'), ProtocolError),
        (raw(b"<html>", 200), ProtocolError),
        (reply({"code": 2, "data": {"credits_amount": 5}}), ProtocolError),
        (reply(documented_error(401, "authentication_error", "Invalid API key")), AuthError),
        (reply(documented_error(500, "server_error", "x"), 500), ServerError),
        (reply({"data": {"credits_amount": 5}}, 500), ServerError),
    ],
)
def test_balance_errors(answer: Reply, error: type[VidgoError]) -> None:
    with pytest.raises(error) as caught:
        parse_balance(answer)
    assert type(caught.value) is error


def upload_reply(**data: object) -> Reply:
    base = {"file_id": "0" * 32, "file_url": "https://storage.vidgo.ai/temp/a.png", "file_size": 1234}
    return reply({"success": True, "code": 200, "msg": "File uploaded successfully", "data": {**base, **data}})


def test_upload() -> None:
    got = parse_upload(upload_reply(mime_type="image/png", expires_at="2025-12-29T13:08:57"))
    assert (got.url, got.size, got.mime) == ("https://storage.vidgo.ai/temp/a.png", 1234, "image/png")
    assert got.expires_in == 72 * 3600
    assert parse_upload(upload_reply(mime_type="video/mp4")).expires_in == 24 * 3600


def test_upload_address_under_other_names() -> None:
    assert parse_upload(upload_reply(file_url=None, download_url=A)).url == A
    assert parse_upload(reply({"file_url": A})).url == A
    assert parse_upload(upload_reply(file_size="x", mime_type=None)).size == 0


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reply({"detail": "Unsupported file type: video/mp4"}, 400), UnsupportedFile),
        (reply({"success": False, "code": 400, "msg": "Unsupported file type: video/mp4"}), UnsupportedFile),
        (raw(b"", 415), UnsupportedFile),
        (reply({"detail": "File is empty"}, 400), Rejected),
        (reply({"detail": "Video file too large. Maximum size is 100MB"}, 413), FileTooLarge),
        (reply({"detail": [{"loc": ["body", "file"], "msg": "field required"}]}, 422), Rejected),
        (reply({"detail": "Not authenticated"}, 401), AuthError),
        (reply({"detail": "Rate limit exceeded"}, 429), RateLimited),
        (reply({"detail": "Upload failed"}, 500), ServerError),
        (reply({"success": False, "msg": "no"}), ProtocolError),
        (reply({"success": True, "data": {}}), ProtocolError),
        (reply({"success": True, "data": {"file_url": "javascript:1"}}), ProtocolError),
        (raw(b"<html>"), ProtocolError),
    ],
)
def test_upload_errors(answer: Reply, error: type[VidgoError]) -> None:
    with pytest.raises(error) as caught:
        parse_upload(answer)
    assert type(caught.value) is error


# --- any bytes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("task_id", "sane"),
    [(ID, True), ("task-unified-1757165031-uyujaw3d", True), ("a/b", True), ("", False), (5, False), ("a b", False)],
)
def test_is_task_id(task_id: object, sane: bool) -> None:
    assert is_task_id(task_id) is sane


def test_depth_is_counted_before_parsing() -> None:
    for body in (b"[" * 65 + b"]" * 65, b'[{"a":' * 40, b'["\\"[[[", ' + b"[" * 70):
        with pytest.raises(ProtocolError):
            read_json(body)
    assert read_json(b'["' + b"[" * 1000 + b'"]') == ["[" * 1000]
    assert read_json(b"[[],[]" + b",[]" * 100 + b"]") == [[]] * 102


@pytest.mark.parametrize("piece", [b"[", b'"', b'\\"', b'"\\', b"[]", b'{"a":1},', b'"[', b"\xff"])
def test_a_mebibyte_of_anything_is_quick(piece: bytes) -> None:
    body = b"[" + piece * ((MAX_REPLY_BYTES - 2) // len(piece))
    start = time.perf_counter()
    assert isinstance(classify_submit(raw(body)), Unknown)
    assert time.perf_counter() - start < 2.0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(alphabet=st.characters(exclude_categories=())),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["code", "data", "error", "message", "type", "detail", "task_id", "status", "files", "file_url", "loc"]
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)
BODIES = st.one_of(
    st.binary(max_size=200),
    JSON.map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass")),
    JSON.map(lambda value: json.dumps({"code": 200, "data": value}).encode("utf-8", "surrogatepass")),
)


@settings(max_examples=500, deadline=None)
@given(BODIES, st.integers(-1, 1000) | st.sampled_from([200, 400, 429, 500]))
def test_any_bytes_give_a_value_or_an_error_of_ours(body: bytes, status: int) -> None:
    answer = Reply(status, {"Content-Type": "application/json"}, body)
    outcome = classify_submit(answer)
    if isinstance(outcome, Accepted):
        assert is_task_id(outcome.task_id)
    else:
        outcome.error.message.encode("utf-8")
    for parse in (lambda: parse_status(answer, ID), lambda: parse_balance(answer), lambda: parse_upload(answer)):
        try:
            repr(parse()).encode("utf-8")
        except VidgoError as error:
            error.message.encode("utf-8")
            assert len(error.message) <= 2000
