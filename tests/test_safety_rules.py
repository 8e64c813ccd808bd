"""The rules about what the program never does: each finds what breaks it, and the program breaks none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import check_safety

ROOT = Path(__file__).resolve().parent.parent

BAD = [
    ("label.setTextFormat(Qt.TextFormat.RichText)", "markup"),
    ("label.setTextFormat(Qt.AutoText)", "markup"),
    ("text.setHtml(words)", "markup"),
    ("text.setMarkdown(words)", "markup"),
    ("text.insertHtml(words)", "markup"),
    ("label.setOpenExternalLinks(True)", "markup"),
    ("from PySide6.QtWidgets import QTextBrowser", "markup"),
    ("import PySide6.QtWebEngineWidgets", "markup"),
    ("QDesktopServices.openUrl(url)", "opens"),
    ("from PySide6.QtGui import QDesktopServices", "opens"),
    ("from PySide6.QtCore import QProcess", "opens"),
    ("import webbrowser", "opens"),
    ("os.startfile(path)", "opens"),
    ("player.setSource(url)", "plays"),
    ("session.request('GET', url)", "timeout"),
    ("self._session.session.get(url)", "timeout"),
    ("requests.get(url)", "timeout"),
    ("urllib.request.urlopen(url)", "timeout"),
    ("socket.create_connection((host, 1))", "timeout"),
    ("subprocess.run(['a'])", "timeout"),
    ("thread.join()", "waits"),
    ("event.wait()", "waits"),
    ("self._queue.get()", "waits"),
    ("connection.execute(f'SELECT {name}')", "sql"),
    ("connection.execute('SELECT ' + name)", "sql"),
    ("connection.execute('SELECT %s' % name)", "sql"),
    ("connection.execute('SELECT {}'.format(name))", "sql"),
    ("connection.execute(query)", "sql"),
    ("QUERY = f'SELECT {name}'\nconnection.execute(QUERY)", "sql"),
    ("QUERY = make(name)\nconnection.execute(QUERY)", "sql"),
    ("connection.executescript('SELECT 1')", "sql"),
    ("subprocess.run('a', shell=True, timeout=1)", "shell"),
    ("subprocess.run('a', shell=yes, timeout=1)", "shell"),
    ("os.system('a')", "shell"),
    ("os.popen('a')", "shell"),
    ("try:\n    a()\nexcept:\n    pass", "except"),
    ("try:\n    a()\nexcept BaseException:\n    pass", "except"),
    ("import pickle", "code"),
    ("from pickle import loads", "code"),
    ("import xml.etree.ElementTree", "code"),
    ("eval(text)", "code"),
    ("exec(text)", "code"),
    ("__import__(name)", "code"),
    ("session.request('GET', url, timeout=1, verify=False)", "certificates"),
    ("session.request('GET', url, timeout=1, verify=wish.verify)", "certificates"),
    ("session.verify = False", "certificates"),
    ("context.check_hostname = False", "certificates"),
    ("context.verify_mode = ssl.CERT_NONE", "certificates"),
    ("ssl._create_unverified_context()", "certificates"),
    ("urllib3.disable_warnings()", "certificates"),
    ("pool(assert_hostname=False)", "certificates"),
    ("session.request('GET', url, timeout=1, allow_redirects=True)", "redirects"),
    ("bundle.extractall(folder)", "files"),
    ("tempfile.mktemp()", "files"),
    ("import PySide6.QtNetwork", "network"),
]
GOOD = [
    "label.setTextFormat(Qt.TextFormat.PlainText)",
    "label.setPlainText(words)",
    "session.request('GET', url, timeout=1, allow_redirects=False)",
    "session.request('GET', url, **wishes)",
    "session.verify = True",
    "thread.join(5)",
    "', '.join(words)",
    "settings.get('a')",
    "platform.system()",
    "connection.execute('SELECT ?', (name,))",
    "connection.execute('A' if first else 'B')",
    "TABLE = 'tasks'\n_QUERY = f'SELECT * FROM {TABLE}'\nconnection.execute(_QUERY)",
    "try:\n    a()\nexcept BaseException:\n    close()\n    raise",
    "try:\n    a()\nexcept OSError:\n    pass",
    "re.compile(text)",
    "app.exec()",
    "subprocess.run(['a'], timeout=1)",
    "model.compile()",
]


@pytest.mark.parametrize(("source", "rule"), BAD)
def test_each_rule_finds_what_breaks_it(source: str, rule: str) -> None:
    found = list(check_safety.faults_of(source, "core/x.py"))
    assert any(line.endswith(check_safety.REASONS[rule]) for line in found), found


@pytest.mark.parametrize("source", GOOD)
def test_what_keeps_the_rules_is_left_alone(source: str) -> None:
    assert list(check_safety.faults_of(source, "core/x.py")) == []


def test_every_rule_is_tried() -> None:
    assert {rule for _, rule in BAD} == set(check_safety.REASONS)


def test_an_exception_is_for_one_file_and_one_rule() -> None:
    source = "QDesktopServices.openUrl(url); label.setHtml(x)"
    assert len(list(check_safety.faults_of(source, "ui/opener.py"))) == 1
    assert len(list(check_safety.faults_of(source, "ui/other.py"))) == 2


def test_an_exception_that_nobody_needs_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "x.py").write_text("import pickle\n", encoding="utf-8")
    found = list(check_safety.faults(tmp_path))
    assert found[0] == "vidgo_desktop/core/x.py:1: pickle - code is never made from text or data"
    assert len(found) == 1 + len(check_safety.ALLOWED)


def test_the_program_keeps_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_safety.main() == 0, capsys.readouterr().out
    assert list(check_safety.faults(ROOT / "vidgo_desktop")) == []
