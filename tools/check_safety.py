"""What the program never does, checked on every call and import: ``python -m tools.check_safety``.

Text from outside shown as markup, addresses opened past the one opener, requests without a limit of time, SQL put
together from pieces, certificates that are not checked, code made from text, shells. A rule that is not here is not
kept; where a file may do what the others may not, ``ALLOWED`` says why.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "vidgo_desktop"

# Rule and file (a path below the package) to the reason.
ALLOWED = {
    ("opens", "ui/opener.py"): "the one opener: https only, files of the own folder only",
    ("plays", "ui/notifier.py"): "one sound that comes with the program",
    ("except", "core/credentials.py"): "hands every error of a password store to the thread that waits for it",
    ("waits", "core/lanes.py"): "lanes sleep until there is work; the end of the program wakes them with None",
    ("waits", "practice/jobs.py"): "sleeps until there is a pretend task; the end wakes it with None",
}

IMPORTS = {
    "pickle": "code",
    "marshal": "code",
    "shelve": "code",
    "dill": "code",
    "xml": "code",
    "webbrowser": "opens",
    "telnetlib": "network",
    "ftplib": "network",
    "smtplib": "network",
    "PySide6.QtWebEngineWidgets": "markup",
    "PySide6.QtWebEngineCore": "markup",
    "PySide6.QtQuick": "markup",
    "PySide6.QtQml": "markup",
    "PySide6.QtNetwork": "network",
    "PySide6.QtSql": "sql",
}
NAMES = {
    "QTextBrowser": "markup",
    "QErrorMessage": "markup",
    "QDesktopServices": "opens",
    "QProcess": "opens",
    "_create_unverified_context": "certificates",
    "CERT_NONE": "certificates",
    "CERT_OPTIONAL": "certificates",
    "RichText": "markup",
    "AutoText": "markup",
    "MarkdownText": "markup",
}
CALLS = {
    "eval": "code",
    "exec": "code",
    "compile": "code",
    "__import__": "code",
    "execfile": "code",
    "breakpoint": "code",
}
METHODS = {
    "setHtml": "markup",
    "insertHtml": "markup",
    "appendHtml": "markup",
    "setMarkdown": "markup",
    "insertMarkdown": "markup",
    "setOpenExternalLinks": "markup",
    "setOpenLinks": "markup",
    "openUrl": "opens",
    "startDetached": "opens",
    "startfile": "opens",
    "setSource": "plays",
    "system": "shell",
    "popen": "shell",
    "getoutput": "shell",
    "getstatusoutput": "shell",
    "disable_warnings": "certificates",
    "mktemp": "files",
    "extractall": "files",
    "set_trace": "code",
    "enable_load_extension": "sql",
    "executescript": "sql",
}
# Requests and the like; each must say how long it may take.
TIMED = {
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "head",
    "request",
    "urlopen",
    "create_connection",
    "run",
    "call",
    "check_call",
    "check_output",
    "communicate",
    "Popen",
}
TIMED_OWNERS = {"session", "requests", "subprocess", "socket", "httpx", "urllib"}
# Waiting without an end, when they are called without anything.
ENDLESS = {"join", "wait", "get", "acquire", "communicate"}
SETTINGS_OF_CHECKS = {"verify": (True,), "check_hostname": (True,), "assert_hostname": ()}
# Whose ``verify`` is about a video, not about a certificate.
OTHER_VERIFY = {"fetch_result"}

REASONS = {
    "markup": "text from outside could be read as markup",
    "opens": "only the opener hands anything to the system",
    "plays": "nothing but our own decoder, which gets local files, plays anything",
    "code": "code is never made from text or data",
    "shell": "no program is started through a shell",
    "network": "the network is reached through core/api*.py and core/transfer*.py",
    "certificates": "certificates are always checked",
    "sql": "SQL is never put together from pieces",
    "files": "only own names, never overwritten",
    "timeout": "no limit of time",
    "waits": "waits without an end",
    "except": "hides every error, also a wish to stop",
    "redirects": "redirects are followed by hand, after a look at each",
}


class Finder(ast.NodeVisitor):
    """Collects ``(line, rule, what)`` of one module."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str, str]] = []
        self._texts: dict[str, ast.expr] = {}

    def _add(self, node: ast.AST, rule: str, what: str) -> None:
        self.found.append((getattr(node, "lineno", 0), rule, what))

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._imported(node, alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        base = node.module or ""
        for alias in node.names:
            self._imported(node, f"{base}.{alias.name}")
            if alias.name in NAMES:
                self._add(node, NAMES[alias.name], alias.name)

    def _imported(self, node: ast.AST, name: str) -> None:
        for library, rule in IMPORTS.items():
            if name == library or name.startswith(f"{library}."):
                self._add(node, rule, name)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in NAMES:
            self._add(node, NAMES[node.attr], node.attr)
        rule = METHODS.get(node.attr)
        # platform.system() and QLocale.system() only ask for a name.
        if rule is not None and (rule != "shell" or _owner(node) in ("os", "subprocess", "commands")):
            self._add(node, rule, node.attr)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                self._texts[target.id] = node.value
            if isinstance(target, ast.Attribute):
                self._switch(node, target.attr, node.value)
        self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        names = {each.id for each in ast.walk(node.type) if isinstance(each, ast.Name)} if node.type else set()
        raises = any(isinstance(each, ast.Raise) for each in ast.walk(node))
        if node.type is None or ("BaseException" in names and not raises):
            self._add(node, "except", "except")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        owner = _owner(node.func)
        keywords = {each.arg for each in node.keywords}
        if isinstance(node.func, ast.Name) and name in CALLS:
            self._add(node, CALLS[name], name)
        for each in node.keywords:
            if each.arg != "verify" or name not in OTHER_VERIFY:
                self._switch(node, each.arg or "", each.value)
        if (name in TIMED and owner in TIMED_OWNERS) or name == "urlopen":
            if "timeout" not in keywords and None not in keywords:
                self._add(node, "timeout", f"{owner}.{name}")
        elif isinstance(node.func, ast.Attribute) and name in ENDLESS and not node.args and not keywords:
            self._waits(node, owner, name)
        if name in ("execute", "executemany", "executescript") and node.args and not self._is_fixed(node.args[0]):
            self._add(node, "sql", name)
        self.generic_visit(node)

    def _waits(self, node: ast.Call, owner: str, name: str) -> None:
        # A variable of the context answers at once.
        if not owner.startswith("_current"):
            self._add(node, "waits", f"{owner}.{name}")

    def _switch(self, node: ast.AST, name: str, value: ast.expr) -> None:
        if name == "shell" and not _is(value, False):
            self._add(node, "shell", "shell")
        if name in SETTINGS_OF_CHECKS and not any(_is(value, good) for good in SETTINGS_OF_CHECKS[name]):
            self._add(node, "certificates", name)
        if name in ("allow_redirects", "follow_redirects") and not _is(value, False):
            self._add(node, "redirects", name)

    def _is_fixed(self, text: ast.expr, depth: int = 0) -> bool:
        """Whether this is a text that stands in the source, or a name in capitals or a loop variable over such."""
        if isinstance(text, ast.Constant):
            return isinstance(text.value, str)
        if isinstance(text, ast.IfExp):
            return self._is_fixed(text.body, depth) and self._is_fixed(text.orelse, depth)
        if isinstance(text, ast.Name):
            if text.id.strip("_").isupper():
                return depth > 3 or text.id not in self._texts or not _is_built(self._texts[text.id])
            return text.id in ("statement", "probe")
        return False


def _is_built(value: ast.expr) -> bool:
    """Whether a module's text holds anything that is no text of the same module."""
    return any(
        isinstance(each, ast.Call) or (isinstance(each, ast.Name) and not each.id.strip("_").isupper())
        for each in ast.walk(value)
    )


def _owner(function: ast.expr) -> str:
    if not isinstance(function, ast.Attribute):
        return ""
    value = function.value
    name = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
    return str(name)


def _is(value: ast.expr, wanted: object) -> bool:
    return isinstance(value, ast.Constant) and value.value is wanted


def faults_of(source: str, path: str, allowed: Callable[[str, str], bool] | None = None) -> Iterator[str]:
    """Everything in one module that breaks a rule, as ``file:line: what - reason``."""
    finder = Finder()
    finder.visit(ast.parse(source, filename=path))
    may = allowed or (lambda rule, file: (rule, file) in ALLOWED)
    for line, rule, what in finder.found:
        if not may(rule, path):
            yield f"{PACKAGE}/{path}:{line}: {what} - {REASONS[rule]}"


def faults(package: Path) -> Iterator[str]:
    """Everything below ``package`` that breaks a rule, and exceptions that nobody needs any more."""
    used: set[tuple[str, str]] = set()

    def allowed(rule: str, path: str) -> bool:
        if (rule, path) in ALLOWED:
            used.add((rule, path))
        return (rule, path) in ALLOWED

    for file in sorted(package.rglob("*.py")):
        path = file.relative_to(package).as_posix()
        yield from faults_of(file.read_text(encoding="utf-8"), path, allowed)
    for rule, path in sorted(ALLOWED.keys() - used):
        yield f"{PACKAGE}/{path}: needs no exception from the rule {rule} any more"


def main() -> int:
    """Print what breaks a rule; 0 when nothing does."""
    found = list(faults(ROOT / PACKAGE))
    for line in found:
        print(line)
    print(f"Safety: {len(found)} things to change." if found else "Safety: every rule is kept.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
