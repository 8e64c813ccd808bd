"""The hunt itself: what is leaked on purpose is found, in each of the twelve places and in every encoding."""

from __future__ import annotations

import gzip
import logging
import os
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.engine_bench import request
from tests.loopback import Answer, ScriptedServer
from tests.secrets.hunt import ENCODINGS, HEAD, Hit, encoded, hits, hits_in_texts, hunt
from tests.secrets.sinks import SINKS, clipboard_texts, process_texts, request_bytes, widget_texts, window_titles
from vidgo_desktop.core.report import Report, write_report
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import Link

KEY = 'vk-"Canary+7f/3a\\9b1c5d=QeW~x'
# A text in which the encoding is written without any zero byte, for places that cannot hold one.
SPELLED = {name: many[-1].decode("ascii") for name, many in encoded(KEY).items()} | {
    f"{name}, beginning": many[-1].decode("ascii") for name, many in encoded(KEY[:HEAD]).items()
}
LEAKS = [*SPELLED]
Leak = Callable[[Path, str], list[Hit]]


@pytest.fixture(params=LEAKS)
def leak(request: pytest.FixtureRequest) -> str:
    return f"a line with {SPELLED[request.param]} in it"


def expect(found: list[Hit]) -> None:
    assert found, "the leak was not found"


def test_there_are_eight_encodings_and_twelve_places() -> None:
    assert tuple(encoded(KEY)) == ENCODINGS
    assert len(set(ENCODINGS)) == 8
    assert len(set(SINKS)) == 12
    assert len(set(SPELLED.values())) == 16


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_spelling_is_found_and_named(name: str) -> None:
    for text in encoded(KEY)[name]:
        assert name in [hit.encoding for hit in hits(b"x" * 50 + text + b"\0y", (KEY,))]
    for text in encoded(KEY[:HEAD])[name]:
        assert f"{name}, beginning" in [hit.encoding for hit in hits(text, (KEY,))]


def test_what_is_no_leak_is_not_found() -> None:
    harmless = f"{KEY[: HEAD - 1]} {KEY[1:HEAD]} vk- Canary QeW~x {KEY[-11:]}".encode()
    assert not list(hits(harmless, (KEY,)))
    assert not list(hits(bytes(range(256)) * 100, (KEY,)))
    assert not list(hits(harmless, ()))


# --- one deliberate leak in each of the twelve places -------------------------------------------------------------


def test_in_the_logs(tmp_path: Path, leak: str) -> None:
    handler = logging.FileHandler(tmp_path / "program.log", encoding="utf-8")
    handler.emit(logging.LogRecord("x", logging.INFO, "", 0, leak, (), None))
    handler.close()
    expect(hunt(tmp_path, (KEY,)))


def test_in_stdout_and_stderr(leak: str, capfd: pytest.CaptureFixture[str]) -> None:
    os.write(1, leak.encode())
    os.write(2, leak.encode())
    said = capfd.readouterr()
    expect(list(hits(said.out.encode(), (KEY,), "stdout")))
    expect(list(hits(said.err.encode(), (KEY,), "stderr")))


def test_in_the_database_and_its_side_files(tmp_path: Path, leak: str) -> None:
    store = TaskStore.open(tmp_path / "tasks.db")
    store.add(request("n1", video_url=Link(f"https://a.example/{leak}")), title="t", now=1_800_000_000.0)
    # Nothing has reached the main file yet: it is in the log beside it.
    open_hits = hunt(tmp_path, (KEY,))
    store.close()
    expect(open_hits)
    assert {hit.where for hit in open_hits} != {"tasks.db"}
    expect(hunt(tmp_path, (KEY,)))


def test_in_a_journal(tmp_path: Path, leak: str) -> None:
    (tmp_path / "tasks.journal").write_text(f"v1 sending {leak}\n", encoding="utf-8")
    expect(hunt(tmp_path, (KEY,)))


def test_in_a_long_value_that_is_split_over_pages(tmp_path: Path) -> None:
    for shift in range(0, 4_096, 512):
        store = TaskStore.open(tmp_path / f"{shift}.db")
        long = Link(f"https://a.example/{'x' * shift}{KEY}{'y' * 9_000}")
        store.add(request("n1", video_url=long), title="t", now=1_800_000_000.0)
        store.close()
        expect([hit for hit in hunt(tmp_path, (KEY,)) if hit.where.startswith(f"{shift}.db")])


def test_in_the_settings(tmp_path: Path, leak: str) -> None:
    save_settings(tmp_path / "settings.json", Settings(proxy=leak))
    expect(hunt(tmp_path, (KEY,)))


def test_in_temporary_files_their_names_and_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(KEY.encode())
    expect(hunt(tmp_path, (KEY,)))
    Path(file.name).unlink()
    (tmp_path / f"x{KEY[:HEAD]}").mkdir() if "/" not in KEY[:HEAD] else None
    expect(hunt(tmp_path, (KEY,)))
    (tmp_path / f"x{KEY[:HEAD]}").rmdir()
    (tmp_path / "link").symlink_to(KEY.replace("/", "_"))
    expect(hunt(tmp_path, (KEY,)))


def test_in_a_crash_file(tmp_path: Path, leak: str) -> None:
    (tmp_path / "crash.txt").write_text(f'Fatal Python error: Aborted\n\n  File "{leak}", line 1\n', encoding="utf-8")
    expect(hunt(tmp_path, (KEY,)))


def test_in_a_report_and_whatever_is_packed(tmp_path: Path, leak: str) -> None:
    write_report(tmp_path / "report.zip", Report((("log.txt", leak * 50),)))
    assert leak.encode() not in (tmp_path / "report.zip").read_bytes()
    expect(hunt(tmp_path, (KEY,)))
    (tmp_path / "report.zip").unlink()
    (tmp_path / "old.log.gz").write_bytes(gzip.compress(leak.encode()))
    expect(hunt(tmp_path, (KEY,)))
    (tmp_path / "old.log.gz").unlink()
    with zipfile.ZipFile(tmp_path / "named.zip", "w") as bundle:
        bundle.writestr(leak.replace("/", "_") if KEY not in leak else KEY[:HEAD], "")
    expect(hunt(tmp_path, (KEY,)))


def _label(text: str) -> QWidget:
    return QLabel(text)


def _edit(text: str) -> QWidget:
    return QPlainTextEdit(text)


def _list(text: str) -> QWidget:
    view = QListView()
    model = QStandardItemModel(view)
    model.appendRow(QStandardItem(text))
    view.setModel(model)
    return view


def _combo(text: str) -> QWidget:
    box = QComboBox()
    box.addItems(["nothing", text])
    return box


def _painted(text: str) -> QWidget:
    widget = QWidget()
    widget.__dict__["_shown"] = text
    return widget


def _told(name: str) -> Callable[[str], QWidget]:
    def make(text: str) -> QWidget:
        widget = QWidget()
        getattr(widget, name)(text)
        return widget

    return make


def _acting(text: str) -> QWidget:
    widget = QWidget()
    widget.addAction(QAction(text, widget))
    return widget


_TELLING = ("setToolTip", "setAccessibleName", "setAccessibleDescription", "setStatusTip", "setWhatsThis")
WIDGETS = [_label, _edit, _list, _combo, _painted, _acting, *map(_told, _TELLING)]


@pytest.mark.parametrize("make", WIDGETS, ids=[*(make.__name__ for make in WIDGETS[:6]), *_TELLING])
def test_in_the_texts_of_widgets(qtbot: QtBot, make: Callable[[str], QWidget]) -> None:
    assert not hits_in_texts(widget_texts(), (KEY,))
    for text in SPELLED.values():
        widget = make(f"<{text}>")
        qtbot.addWidget(widget)
        expect(hits_in_texts(widget_texts(), (KEY,)))
        widget.setParent(None)
        widget.deleteLater()
        _gone(widget)
    assert not hits_in_texts(widget_texts(), (KEY,))


def _gone(thing: QObject) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)


def test_a_covered_field_counts_by_its_dots_an_open_one_by_its_text(qtbot: QtBot) -> None:
    field = QLineEdit(KEY)
    qtbot.addWidget(field)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    assert not hits_in_texts(widget_texts(), (KEY,))
    field.setEchoMode(QLineEdit.EchoMode.Normal)
    expect(hits_in_texts(widget_texts(), (KEY,)))


def test_in_the_clipboard(qapp: QObject, leak: str) -> None:
    QGuiApplication.clipboard().setText(leak)
    try:
        expect(hits_in_texts(clipboard_texts(), (KEY,)))
    finally:
        QGuiApplication.clipboard().clear()
    assert not hits_in_texts(clipboard_texts(), (KEY,))


@contextmanager
def _child(*arguments: str, **environment: str) -> Iterator[None]:
    code = "import sys; print(flush=True); sys.stdin.read()"
    child = subprocess.Popen(
        [sys.executable, "-S", "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **environment},
    )
    assert child.stdin is not None and child.stdout is not None
    child.stdout.readline()
    try:
        yield
    finally:
        child.stdin.close()
        child.wait(10)
        child.stdout.close()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_in_the_list_of_processes_and_their_surroundings() -> None:
    pid = os.getpid()
    assert not hits_in_texts(process_texts(pid), (KEY,))
    everything = [*SPELLED.values()]
    for text in everything:
        with _child(f"--key={text}"):
            expect(hits_in_texts(process_texts(pid), (KEY,)))
    with _child(SOME_NAME=everything[0]):
        expect(hits_in_texts(process_texts(pid), (KEY,)))
    assert not hits_in_texts(process_texts(pid), (KEY,))


def test_in_the_titles_of_windows(qtbot: QtBot, leak: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert not hits_in_texts(window_titles(), (KEY,))
    window.setWindowTitle(leak)
    expect(hits_in_texts(window_titles(), (KEY,)))


def test_in_a_request_to_another_host(leak: str) -> None:
    with ScriptedServer() as other:
        other.on("POST", "/a", Answer())
        asked = urllib.request.Request(  # noqa: S310  # the address is a server of this test
            other.base + "/a", leak.encode(), {"Content-Type": "text/plain"}
        )
        with urllib.request.urlopen(asked, timeout=5):  # noqa: S310
            pass
        expect(list(hits(request_bytes(other.seen), (KEY,))))
        other.seen.clear()
        asked = urllib.request.Request(other.base + "/b", headers={"X-Api-Key": leak.strip()}, method="GET")  # noqa: S310
        with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(asked, timeout=5):  # noqa: S310
            pass
        refused.value.close()
        expect(list(hits(request_bytes(other.seen), (KEY,))))
