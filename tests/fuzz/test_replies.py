"""Any reply of a service: read without an uncaught error, in time, and never as a refusal that it does not prove."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import corpus, hostile
from tests.fuzz.figures import IS_LONG, bounded_memory, figure, quick, rng
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.responses import (
    NOT_PROCESSED,
    NOT_YET_PROCESSED,
    Accepted,
    Refused,
    Reply,
    TryLater,
    Unknown,
    classify_submit,
    is_task_id,
    parse_balance,
    parse_status,
    parse_upload,
)
from vidgo_desktop.core.result_files import usable_url
from vidgo_desktop.core.service_errors import LONGEST_WAIT, SHORTEST_WAIT, open_reply, retry_after

pytestmark = pytest.mark.timeout(0 if IS_LONG else 120)

SOUND: tuple[object, ...] = (
    {"code": 200, "data": {"task_id": "T1", "status": "not_started", "created_time": "2026-01-01T00:00:00"}},
    {
        "code": 200,
        "data": {
            "task_id": "T1",
            "status": "finished",
            "progress": 100,
            "files": [{"file_url": "https://storage.example.com/a.mp4?sig=x", "file_type": "video"}],
            "created_time": "2026-01-01T00:00:00",
            "error_message": None,
            "credits_amount": 35.5,
        },
    },
    {"code": 200, "data": {"task_id": "T1", "status": "failed", "error_message": "no person found", "files": []}},
    {"code": 200, "data": {"email": "a@example.com", "credits_amount": 1250.0}},
    {"code": 402, "error": {"message": "Insufficient credits", "type": "insufficient_credits_error"}},
    {"detail": [{"loc": ["body", "input", "video_url"], "msg": "field required", "type": "missing"}]},
    {"detail": "Not authenticated"},
    {
        "success": True,
        "code": 200,
        "msg": "File uploaded successfully",
        "data": {
            "file_url": "https://storage.example.com/temp/a.png",
            "file_size": 10,
            "mime_type": "image/png",
            "expires_at": "2026-01-04T00:00:00",
        },
    },
)
STATUSES = (
    200,
    200,
    200,
    200,
    201,
    204,
    206,
    301,
    302,
    400,
    401,
    402,
    403,
    404,
    408,
    409,
    413,
    415,
    422,
    425,
    429,
    451,
)
MORE_STATUSES = (499, 500, 501, 502, 503, 504, 520, 529, 599, 100, 600, 999)


def replies(chance: random.Random, number: int) -> Iterator[Reply]:
    """Replies near to sound ones, and far from them."""
    for _ in range(number):
        kind = chance.random()
        if kind < 0.9:
            body = hostile.encoded(hostile.twisted(chance.choice(SOUND), chance), chance)
        elif kind < 0.97:
            body = hostile.encoded(hostile.value(chance), chance)
        elif kind < 0.973:
            body = hostile.deep(chance)
        else:
            body = chance.randbytes(chance.randint(0, 200))
        status = chance.choice(STATUSES if chance.random() < 0.8 else MORE_STATUSES)
        headers = (
            {}
            if chance.random() < 0.7
            else {chance.choice(("Retry-After", "content-type", "DATE")): hostile.text(chance)}
        )
        yield Reply(status, headers, body)


def check(reply: Reply) -> None:
    """Every parser on one reply."""
    for read in (_submit, _status, _balance, _upload, _wait):
        quick(lambda read=read: read(reply), reply)  # type: ignore[misc]


def _clean(text: str) -> None:
    assert len(text) <= 2_100
    assert hostile.CONTROLS.search(text) is None, text
    text.encode("utf-8")


def _clean_error(error: VidgoError) -> None:
    _clean(error.message)
    _clean(getattr(error, "kind", ""))


def _submit(reply: Reply) -> None:
    outcome = classify_submit(reply)
    envelope = open_reply(reply)
    match outcome:
        case Accepted():
            assert is_task_id(outcome.task_id)
            assert 200 <= reply.status < 300
            _clean(outcome.failed_message)
            _clean(outcome.created_time)
        case Refused(error):
            assert error.code in NOT_PROCESSED
            _proven(reply, NOT_PROCESSED)
            _clean_error(error)
        case TryLater(error):
            assert error.code in NOT_YET_PROCESSED
            _proven(reply, NOT_YET_PROCESSED)
            _clean_error(error)
            assert error.retry_after is None or SHORTEST_WAIT <= error.retry_after <= LONGEST_WAIT
        case Unknown(error):
            _clean_error(error)
    assert not (isinstance(outcome, Accepted) and not envelope.succeeded)


def _proven(reply: Reply, codes: frozenset[int]) -> None:
    """Told apart here once more, with none of the program's own reading: somebody did say this number or type."""
    said = str(reply.status) in map(str, codes)
    text = reply.body.decode("utf-8", "replace")
    assert said or any(str(code) in text for code in codes) or "_error" in text, reply


def _status(reply: Reply) -> None:
    try:
        found = parse_status(reply, "T1")
    except VidgoError as error:
        _clean_error(error)
        return
    assert found.task_id == "T1"
    assert found.progress is None or 0 <= found.progress <= 100
    assert found.credits is None or (math.isfinite(found.credits) and found.credits >= 0)
    assert len(found.files) <= 100 and all(usable_url(file.url) == file.url for file in found.files)
    _clean(found.word)
    _clean(found.error_message)


def _balance(reply: Reply) -> None:
    try:
        assert math.isfinite(parse_balance(reply))
    except VidgoError as error:
        _clean_error(error)


def _upload(reply: Reply) -> None:
    try:
        found = parse_upload(reply)
    except VidgoError as error:
        _clean_error(error)
        return
    assert usable_url(found.url) == found.url
    assert found.size >= 0 and found.expires_in > 0
    _clean(found.mime)


def _wait(reply: Reply) -> None:
    wait = retry_after(reply.headers)
    assert wait is None or SHORTEST_WAIT <= wait <= LONGEST_WAIT


@pytest.mark.parametrize("body", corpus.REPLIES, ids=lambda body: repr(body[:24]))
def test_what_once_went_wrong(body: bytes) -> None:
    for status in (200, 400, 429, 500):
        check(Reply(status, {"Retry-After": "9" * 70}, body))


def test_any_number_of_hostile_replies() -> None:
    chance = rng("replies")
    with bounded_memory():
        for reply in replies(chance, figure(1_000_000, 12_000)):
            check(reply)


def test_large_replies_take_no_time() -> None:
    chance = rng("large")
    with bounded_memory():
        for _ in range(figure(300, 4)):
            piece = hostile.encoded(hostile.twisted(chance.choice(SOUND), chance), chance) or b"{"
            check(Reply(200, {}, (piece * (1_000_000 // len(piece)))[:1_048_576]))
            check(Reply(200, {}, b'{"msg":"' + piece.replace(b'"', b"'") * (900_000 // len(piece)) + b'"}'))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ("code", "data", "error", "task_id", "status", "files", "file_url", "detail", "msg", "message")
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@settings(
    max_examples=figure(20_000, 400),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(document=JSON, status=st.integers(100, 599), cut=st.integers(0, 50))
def test_any_json(document: object, status: int, cut: int) -> None:
    raw = json.dumps(document).encode("utf-8", "surrogatepass")
    check(Reply(status, {}, raw))
    check(Reply(status, {}, raw[: len(raw) - cut]))


@pytest.mark.parametrize("parser", [_submit, _status, _balance, _upload])
def test_the_checks_see_a_fault(parser: Callable[[Reply], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that lets control characters through is caught."""
    monkeypatch.setattr("vidgo_desktop.core.service_errors.clean", lambda text, limit=0: str(text))
    reply = Reply(400, {}, b'{"code":400,"error":{"message":"a\\u0000b","type":"validation_error"}}')
    with pytest.raises(AssertionError):
        parser(reply)
