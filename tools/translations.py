"""The texts of the window in other languages: ``python -m tools.translations [update | compile | check]``.

``update`` reads every text out of the sources and merges it into ``resources/translations/*.ts``; a new text is
marked unfinished. ``compile`` makes the ``.qm`` files that the program loads. ``check`` says what is missing.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCE = "en"
LANGUAGES = (SOURCE, "de", "zh_CN")

_CALLS = {"translate", "QT_TRANSLATE_NOOP"}


@dataclass(frozen=True, order=True, slots=True)
class Text:
    """One English source text; ``plural`` when it counts with ``%n``."""

    context: str
    source: str

    @property
    def plural(self) -> bool:
        """Whether it needs a form for each kind of number."""
        return "%n" in self.source


def texts() -> list[Text]:
    """Every text of the program, each once, in order. Raises ValueError for a call whose text is no literal."""
    found = set(_data_texts())
    for file in sorted((ROOT / "vidgo_desktop").rglob("*.py")):
        found.update(_texts_in(file))
    return sorted(found)


def _data_texts() -> Iterator[Text]:
    """Texts that are data of rooms without Qt; the window translates them by these contexts."""
    from vidgo_desktop.core.model_specs import MODELS
    from vidgo_desktop.practice.samples import FINISHED_SAMPLE, SAMPLE_PAIRS

    for spec in MODELS.values():
        words = [spec.label, spec.short_label, spec.effect]
        for param in spec.params:
            words.append(param.label)
            words += [word for choice in param.choices for word in (choice.meaning, choice.short_meaning)]
        yield from (Text("Catalog", word) for word in words if word)
    yield from (Text("Samples", title) for title in (*(pair.title for pair in SAMPLE_PAIRS), FINISHED_SAMPLE.title))


def _texts_in(file: Path) -> Iterator[Text]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    yield from _walk(tree, "", file, _shorthands(tree))


def _shorthands(tree: ast.Module) -> dict[str, str]:
    """Functions of a module that only translate their argument in one context: name to context."""
    found: dict[str, str] = {}
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or not isinstance(node.body[-1], ast.Return):
            continue
        value, names = node.body[-1].value, {arg.arg for arg in node.args.args}
        if isinstance(value, ast.Call) and _name_of(value) == "translate" and len(value.args) >= 2:
            context, text = value.args[:2]
            if isinstance(context, ast.Constant) and isinstance(text, ast.Name) and text.id in names:
                found[node.name] = str(context.value)
    return found


def _walk(node: ast.AST, inside: str, file: Path, shorthands: Mapping[str, str]) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        name = child.name if isinstance(child, ast.ClassDef) else inside
        if isinstance(child, ast.Call):
            yield from _text_of(child, inside, file, shorthands)
        yield from _walk(child, name, file, shorthands)


def _name_of(call: ast.Call) -> str:
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _text_of(call: ast.Call, inside: str, file: Path, shorthands: Mapping[str, str]) -> Iterator[Text]:
    name = _name_of(call)
    values = [arg.value if isinstance(arg, ast.Constant) else None for arg in call.args]
    if name == "tr" and isinstance(call.func, ast.Attribute):
        values = [inside, *values]
    elif name in shorthands:
        # A variable comes from a table, where its text is marked.
        if values and isinstance(values[0], str):
            yield Text(shorthands[name], values[0])
        return
    elif name not in _CALLS or not values or not isinstance(values[0], str):
        # translate() of another kind, or of a text that stands in a table and is marked there.
        return
    if len(values) >= 2 and isinstance(values[0], str) and isinstance(values[1], str):
        yield Text(values[0], values[1])
    elif name != "translate":
        raise ValueError(f"{file.name}, line {call.lineno}: the text is no literal")


def _as_module(found: list[Text]) -> str:
    """The texts in the plainest form that Qt's own reader understands, whatever form they had."""
    lines = ["from PySide6.QtCore import QCoreApplication", ""]
    for text in found:
        tail = ', "", 3' if text.plural else ""
        source = text.source.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        lines.append(f'QCoreApplication.translate("{text.context}", "{source}"{tail})')
    return "\n".join(lines) + "\n"


def ts_file(code: str, folder: Path = FOLDER) -> Path:
    """Where the texts of a language stand."""
    return folder / f"vidgo_{code}.ts"


def update(folder: Path = FOLDER) -> None:
    """Merge the texts of the sources into every language."""
    with tempfile.TemporaryDirectory() as scratch:
        module = Path(scratch) / "texts.py"
        module.write_text(_as_module(texts()), encoding="utf-8")
        for code in LANGUAGES:
            only = ["-pluralonly"] if code == SOURCE else []
            options = ["-locations", "none", "-no-obsolete", "-source-language", SOURCE, "-target-language", code]
            _run("lupdate", *options, *only, str(module), "-ts", str(ts_file(code, folder)))


def compile_all(folder: Path = FOLDER) -> None:
    """Make the files that the program loads."""
    for code in LANGUAGES:
        file = ts_file(code, folder)
        _run("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


def faults() -> Iterator[str]:
    """What is missing: texts that no file has, texts without a translation, compiled files that are old."""
    wanted = set(texts())
    for code in LANGUAGES:
        there = dict(messages(code))
        due = {text for text in wanted if text.plural} if code == SOURCE else wanted
        yield from (f"{code}: not in the file: {text.source!r}" for text in sorted(due - there.keys()))
        yield from (f"{code}: no longer used: {text.source!r}" for text in sorted(there.keys() - due))
        yield from (f"{code}: not translated: {text.source!r}" for text, forms in there.items() if not all(forms))
    with tempfile.TemporaryDirectory() as scratch:
        for code in LANGUAGES:
            (ts := ts_file(code, Path(scratch))).write_bytes(ts_file(code).read_bytes())
            _run("lrelease", "-silent", str(ts), "-qm", str(ts.with_suffix(".qm")))
            compiled = ts_file(code).with_suffix(".qm")
            if not compiled.is_file() or compiled.read_bytes() != ts.with_suffix(".qm").read_bytes():
                yield f"{code}: the compiled file is old: make translations"


def messages(code: str) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """The texts of one language with their translated forms; an unfinished one has an empty form."""
    for context in ET.parse(ts_file(code)).getroot().iter("context"):  # noqa: S314 - our own files
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            finished = translation.get("type") is None
            yield Text(name, message.findtext("source", "")), tuple(forms) if finished else ("",)


def _run(tool: str, *arguments: str) -> None:
    # The tools of the same environment as this Python: a folder in the path may hold another Qt.
    program = Path(sys.executable).parent / f"pyside6-{tool}"
    subprocess.run([str(program), *arguments], check=True, stdout=subprocess.DEVNULL)


def main(arguments: list[str]) -> int:
    """Run one or more of the steps; the value is the exit code."""
    for step in arguments or ["update", "compile"]:
        if step == "update":
            update()
        elif step == "compile":
            compile_all()
        else:
            found = list(faults())
            for line in found:
                print(line)
            if found:
                return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
