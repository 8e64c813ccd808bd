"""Pasted links, judged without ever fetching them."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.links import (
    BLOCKING,
    BadAddress,
    LinkFinding,
    LinkVerdict,
    check_base_url,
    check_callback,
    check_link,
    file_name_of,
    is_loopback,
    open_allowed,
)

F = LinkFinding
VIDEO, IMAGE = ParamKind.VIDEO, ParamKind.IMAGE
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("https://cdn.example.com/walk.mp4", F.GOOD),
        ("https://cdn.example.com/a/b/walk.MOV?x=1&y=2#t=5", F.GOOD),
        ("HTTPS://CDN.Example.com:8443/walk.mkv", F.GOOD),
        ("https://storage.vidgo.ai/temp/20251229_a8B9.webm", F.GOOD),
        ("https://8.8.8.8/walk.mp4", F.GOOD),
        ("https://v.redd.it/abc/clip.mp4", F.GOOD),
        ("https://www.dropbox.com/s/abc/walk.mp4?dl=1", F.GOOD),
        ("", F.EMPTY),
        (" \t\r\n\u200b\ufeff ", F.EMPTY),
        ('""', F.EMPTY),
        ("just some words", F.NOT_A_LINK),
        ("walk.mp4", F.NOT_A_LINK),
        ("cdn.example.com/walk.mp4", F.NOT_A_LINK),
        ("cdn.example.com:8080/walk.mp4", F.NOT_A_LINK),
        ("localhost:8080/walk.mp4", F.NOT_A_LINK),
        ("//cdn.example.com/walk.mp4", F.NOT_A_LINK),
        ("https://", F.NOT_A_LINK),
        ("https:///walk.mp4", F.NOT_A_LINK),
        ("https:cdn.example.com/walk.mp4", F.NOT_A_LINK),
        ("https:\\\\cdn.example.com\\walk.mp4", F.NOT_A_LINK),
        ("https://exa mple.com/walk.mp4", F.NOT_A_LINK),
        ("https://example.com:99999/walk.mp4", F.NOT_A_LINK),
        ("https://example.com:0/walk.mp4", F.NOT_A_LINK),
        ("https://[::1/walk.mp4", F.NOT_A_LINK),
        ("https://a..b/walk.mp4", F.NOT_A_LINK),
        ("https://" + "a" * 64 + ".com/walk.mp4", F.NOT_A_LINK),
        ("https://ex%61mple.com/walk.mp4", F.NOT_A_LINK),
        ("https://example.com/a\nhttps://example.com/b.mp4", F.NOT_A_LINK),
        ("https://example.com/a\x00b.mp4", F.NOT_A_LINK),
        ("https://example.com/a.mp4 is my video", F.NOT_A_LINK),
        ("x" * 20_000, F.TOO_LONG),
        ("https://example.com/" + "a" * 2048 + ".mp4", F.TOO_LONG),
        ("https://example.com/" + "é" * 700 + ".mp4", F.TOO_LONG),
        ("file:///home/me/walk.mp4", F.LOCAL_FILE),
        ("FILE:C:/walk.mp4", F.LOCAL_FILE),
        ("C:\\Users\\me\\walk.mp4", F.LOCAL_FILE),
        ('"C:\\Users\\me\\walk.mp4"', F.LOCAL_FILE),
        ("d:/walk.mp4", F.LOCAL_FILE),
        ("\\\\server\\share\\walk.mp4", F.LOCAL_FILE),
        ("/home/me/walk.mp4", F.LOCAL_FILE),
        ("~/walk.mp4", F.LOCAL_FILE),
        ("./walk.mp4", F.LOCAL_FILE),
        ("ftp://example.com/walk.mp4", F.SCHEME),
        ("javascript:alert(1)", F.SCHEME),
        ("data:video/mp4;base64,AAAA", F.SCHEME),
        ("blob:https://example.com/1", F.SCHEME),
        ("s3://bucket/walk.mp4", F.SCHEME),
        ("mailto:me@example.com", F.SCHEME),
        ("Note: my video", F.NOT_A_LINK),
        ("https://me:secret@example.com/walk.mp4", F.HAS_LOGIN),
        ("https://me@example.com/walk.mp4", F.HAS_LOGIN),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", F.PAGE),
        ("https://youtu.be/dQw4w9WgXcQ", F.PAGE),
        ("https://www.tiktok.com/@me/video/123", F.PAGE),
        ("https://www.instagram.com/reel/abc/", F.PAGE),
        ("https://vimeo.com/123", F.PAGE),
        ("https://www.facebook.com/watch/?v=1", F.PAGE),
        ("https://x.com/me/status/1", F.PAGE),
        ("https://m.youtube.com./shorts/abc", F.PAGE),
        ("http://www.youtube.com/watch?v=1", F.PAGE),
        ("https://example.com", F.PAGE),
        ("https://example.com/", F.PAGE),
        ("https://example.com/index.html", F.PAGE),
        ("https://example.com/watch.php?v=walk.mp4", F.PAGE),
        ("https://example.com/view.aspx", F.PAGE),
        ("https://commons.wikimedia.org/wiki/File:Walk.webm", F.PAGE),
        ("https://github.com/me/clips/blob/main/walk.mp4", F.PAGE),
        ("https://drive.google.com/file/d/abc/view?usp=sharing", F.SIGN_IN),
        ("https://www.dropbox.com/s/abc/walk.mp4?dl=0", F.SIGN_IN),
        ("https://1drv.ms/v/s!abc", F.SIGN_IN),
        ("https://me-my.sharepoint.com/:v:/g/abc", F.SIGN_IN),
        ("https://www.icloud.com/iclouddrive/abc", F.SIGN_IN),
        ("https://example.com/face.png", F.WRONG_KIND),
        ("https://example.com/dance.gif", F.WRONG_KIND),
        ("https://example.com/song.mp3", F.WRONG_KIND),
        ("https://example.com/stream.m3u8", F.WRONG_KIND),
        ("https://example.com/video", F.UNSURE),
        ("https://example.com/get?file=walk.mp4", F.UNSURE),
        ("https://example.com/walk.mp4.backup", F.UNSURE),
        ("https://example.com/.mp4", F.UNSURE),
        ("http://127.0.0.1:8080/walk.mp4", F.PRIVATE),
        ("https://localhost/walk.mp4", F.PRIVATE),
        ("https://[::1]:8443/walk.mp4", F.PRIVATE),
        ("https://[::ffff:10.0.0.1]/walk.mp4", F.PRIVATE),
        ("https://192.168.1.5/walk.mp4", F.PRIVATE),
        ("https://169.254.169.254/walk.mp4", F.PRIVATE),
        ("https://2130706433/walk.mp4", F.PRIVATE),
        ("https://0x7f.1/walk.mp4", F.PRIVATE),
        ("https://nas.local/walk.mp4", F.PRIVATE),
        ("https://intranet/walk.mp4", F.PRIVATE),
        ("https://0.0.0.0/walk.mp4", F.PRIVATE),
        ("http://cdn.example.com/walk.mp4", F.HTTP_ONLY),
        ("https://example.com/\ud800.mp4", F.NON_ASCII),
        ("https://\u0378\ud800.example/walk.mp4", F.NON_ASCII),
    ],
)
def test_findings_for_the_video_field(text: str, finding: LinkFinding) -> None:
    verdict = check_link(text, VIDEO)
    assert verdict.finding is finding
    assert verdict.url.isascii()
    assert bool(verdict.url) or finding in BLOCKING


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("https://example.com/face.png", F.GOOD),
        ("https://example.com/face.JPEG?size=large", F.GOOD),
        ("https://example.com/walk.mp4", F.WRONG_KIND),
        ("https://i.imgur.com/abc.jpg", F.GOOD),
        ("https://imgur.com/gallery/abc", F.PAGE),
        ("https://photos.app.goo.gl/abc", F.SIGN_IN),
        ("https://images.unsplash.com/photo-1?w=800", F.UNSURE),
    ],
)
def test_findings_for_the_picture_field(text: str, finding: LinkFinding) -> None:
    assert check_link(text, IMAGE).finding is finding


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ('  "https://example.com/a.mp4"\n', "https://example.com/a.mp4"),
        ("<https://example.com/a.mp4>", "https://example.com/a.mp4"),
        ("“https://example.com/a.mp4”", "https://example.com/a.mp4"),
        ("\ufeffhttps://example.com/a.mp4\u200b", "https://example.com/a.mp4"),
        ("https://example.com/my walk.mp4", "https://example.com/my%20walk.mp4"),
        ("https://example.com/caf%C3%A9.mp4", "https://example.com/caf%C3%A9.mp4"),
        ("https://example.com/café.mp4?n=ü", "https://example.com/caf%C3%A9.mp4?n=%C3%BC"),
        ("https://bücher.example/a.mp4", "https://xn--bcher-kva.example/a.mp4"),
        (
            "https://example.com/a.mp4".translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
            "https://example.com/a.mp4",
        ),
        ("HTTPS://EXAMPLE.com/A.mp4", "https://example.com/A.mp4"),
        ("https://example.com/a.mp4#t=3", "https://example.com/a.mp4"),
        ("https://example.com:443/a.mp4?v=a%2Fb+c==", "https://example.com:443/a.mp4?v=a%2Fb+c=="),
        ("https://[2606:4700::1111]:8443/a.mp4", "https://[2606:4700::1111]:8443/a.mp4"),
    ],
)
def test_links_are_put_into_plain_form(text: str, url: str) -> None:
    verdict = check_link(text, VIDEO)
    assert verdict == LinkVerdict(url, F.GOOD)
    assert check_link(url, VIDEO) == verdict


def test_blocking_is_everything_but_the_soft_findings() -> None:
    assert set(F) - BLOCKING == {F.GOOD, F.UNSURE, F.PRIVATE, F.CARRIES_KEY, F.HTTP_ONLY}


@settings(max_examples=400, deadline=None)
@given(st.one_of(ANY_TEXT, ANY_TEXT.map("https://".__add__), ANY_TEXT.map("https://example.com/".__add__)))
@example("https://\u2100.example/")
@example("https://[fe80::1%25eth0]/a.mp4")
@example("https://\uff0e/")
def test_any_text_gets_a_verdict(text: str) -> None:
    for want in ParamKind:
        verdict = check_link(text, want)
        if verdict.finding not in BLOCKING:
            assert verdict.url.startswith(("https://", "http://"))
            assert len(verdict.url) <= 2048
            assert verdict.url.isascii()
            assert not any(char <= " " for char in verdict.url)
            assert check_link(verdict.url, want) == verdict
    check_callback(text)
    open_allowed(text)
    is_loopback(text)
    assert len(file_name_of(text)) <= 60


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        " " * 500_000 + "x",
        "(" * 20_000,
        "https://" + "a." * 1020,
        "https://example.com/" + "%" * 2000,
        "https://example.com/" + "." * 2000 + "mp4",
        "https://" + "1." * 1000,
        "\u3000" * 20_000,
    ],
)
def test_no_text_is_slow(text: str) -> None:
    check_link("https://example.com/warm.mp4", VIDEO)
    start = time.perf_counter()
    check_link(text, VIDEO)
    assert time.perf_counter() - start < 0.05


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", F.EMPTY),
        ("https://hooks.example.com/vidgo?token=1", F.GOOD),
        ("https://hooks.example.com", F.GOOD),
        ("http://hooks.example.com/x", F.HTTP_ONLY),
        ("http://127.0.0.1:9/x", F.PRIVATE),
        ("ftp://hooks.example.com/x", F.SCHEME),
        ("hooks.example.com", F.NOT_A_LINK),
        ("https://a:b@hooks.example.com", F.HAS_LOGIN),
        ("https://hooks.example.com/" + "a" * 2048, F.TOO_LONG),
    ],
)
def test_callback(text: str, finding: LinkFinding) -> None:
    assert check_callback(text).finding is finding


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("https://api.vidgo.ai", "https://api.vidgo.ai"),
        (" https://api.vidgo.ai/ ", "https://api.vidgo.ai"),
        ("http://127.0.0.1:8080/prefix/", "http://127.0.0.1:8080/prefix"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://localhost:1234", "http://localhost:1234"),
        ("http://[::1]:1234/", "http://[::1]:1234"),
        ("https://proxy.example.com/vidgo", "https://proxy.example.com/vidgo"),
    ],
)
def test_base_address(text: str, base: str) -> None:
    assert check_base_url(text) == base


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://api.vidgo.ai",
        "http://localhost.example.com",
        "http://192.168.1.1",
        "http://0.0.0.0",
        "http://2130706433",
        "https://me:pw@api.vidgo.ai",
        "http://a..b",
        "https://a..b",
        "https://api.vidgo.ai:99999",
        "https://" + "a" * 300 + ".com",
        "https://api.vidgo.ai/?x=1",
        "ftp://api.vidgo.ai",
        "api.vidgo.ai",
        "https://",
        "https://api.vidgo.ai\r\nX: y",
    ],
)
def test_bad_base_address(text: str) -> None:
    with pytest.raises(BadAddress):
        check_base_url(text)


@pytest.mark.parametrize(
    ("url", "yes"),
    [
        ("https://vidgo.ai/apis/dashboard/api-key", True),
        ("http://vidgo.ai", False),
        ("file:///etc/passwd", False),
        ("smb://server/x", False),
        ("javascript:alert(1)", False),
        ("ms-settings:display", False),
        ("https://", False),
        ("https://user@vidgo.ai", False),
        ("https://vidgo.ai/\n", False),
        ("https://vidgo.ai\\@evil.example", False),
        ("https://vidgo.ai/" + "a" * 2048, False),
        ("https://vidgo.ai:99999/", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_what_may_be_opened(url: str, yes: bool) -> None:
    assert open_allowed(url) is yes


@pytest.mark.parametrize(
    ("url", "yes"),
    [
        ("http://127.0.0.1:1/x", True),
        ("http://localhost/x", True),
        ("https://[::1]/x", True),
        ("https://127.0.0.1.example.com/x", False),
        ("https://localhost.example.com", False),
        ("https://10.0.0.1/", False),
        ("nonsense", False),
        ("http://[::1", False),
    ],
)
def test_is_loopback(url: str, yes: bool) -> None:
    assert is_loopback(url) is yes


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.com/a/street_walk.mp4?x=1", "street_walk.mp4"),
        ("https://example.com/my%20walk.mp4", "my walk.mp4"),
        ("https://example.com/", "example.com"),
        ("https://example.com", "example.com"),
        ("https://example.com/video/", "video"),
        ("https://example.com/a%2F..%2Fb.mp4", "a .. b.mp4"),
        ("https://example.com/photo%E2%80%AEgnp.mp4", "photo\ufffdgnp.mp4"),
        ("https://example.com/" + "a" * 100 + ".mp4", "a" * 55 + "….mp4"),
        ("https://example.com/" + "a" * 100, "a" * 59 + "…"),
        ("https://[::1", ""),
        ("", ""),
    ],
)
def test_file_name_of(url: str, name: str) -> None:
    assert file_name_of(url) == name
