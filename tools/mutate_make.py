"""The changed copies of one file: mutmut's operators, applied to the whole module.

mutmut's own run leaves out what stands outside of functions and in decorated ones. There lie the tables and the
properties by which money is decided, so only its operators are used here, and each change is a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

# Dropping or changing what is inside these proves nothing about behaviour.
_NEVER_IN_CALLS = frozenset({"isinstance", "len", "TypeVar"})
_NEVER_ASSIGNED = frozenset({"__all__"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change. ``place`` is the outermost function or method, empty at the top of the module."""

    line: int
    place: str
    before: str
    after: str
    source: str

    @property
    def name(self) -> str:
        """How it is written down in lists; stays the same when the file grows elsewhere."""
        return f"{self.place or 'module'}: {self.before} -> {self.after}"

    @property
    def changed(self) -> str:
        """The same without what it was before, by which the list of equal ones knows it."""
        return f"{self.place or 'module'}: {self.after}"


def mutants_of(source: str) -> list[Mutant]:
    """Every mutant of this file that Python can read, in the order of the lines."""
    wrapper = MetadataWrapper(cst.parse_module(source))
    visitor = _Visitor()
    wrapper.visit(visitor)
    found: list[Mutant] = []
    seen: set[str] = set()
    for node, changed, place, line in visitor.found:
        code = cst.ensure_type(wrapper.module.deep_replace(node, changed), cst.Module).code
        if code == source or code in seen or not _can_be_read(code):
            continue
        seen.add(code)
        before, after = _difference(source, code)
        found.append(Mutant(line, place, before, after, code))
    return found


class _Visitor(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[cst.CSTNode, cst.CSTNode, str, int]] = []
        self._places: list[str] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _is_left_out(node):
            return False
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self._places.append(node.name.value)
        position = self.get_metadata(PositionProvider, node, None)
        line = position.start.line if position is not None else 0
        for changed in _changes(node):
            self.found.append((node, changed, ".".join(self._places), line))
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef) and not _is_left_out(original_node):
            self._places.pop()


def _changes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            changed = operator(node)
            if isinstance(node, cst.SimpleString):
                # The same text in capitals and in small letters asks the same question again, and SQL does not care.
                yield from list(changed)[:1]
            else:
                yield from changed


def _is_left_out(node: cst.CSTNode) -> bool:
    match node:
        case cst.Annotation() | cst.Decorator() | cst.ImportFrom() | cst.Import():
            return True
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString())]):
            return True
        case cst.Call(func=cst.Name(value=name)):
            return name in _NEVER_IN_CALLS
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value):
            # ``Sql = str | None`` names a type.
            names_a_type = name[0].isupper() and not name.isupper()
            return name in _NEVER_ASSIGNED or (names_a_type and isinstance(value, cst.BinaryOperation | cst.Subscript))
        case cst.If(test=cst.Name(value="TYPE_CHECKING")):
            return True
    return False


def _can_be_read(code: str) -> bool:
    try:
        compile(code, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def _difference(old: str, new: str) -> tuple[str, str]:
    """The lines that differ, without their indent."""
    before, after = old.splitlines(), new.splitlines()
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return _joined(before[start : len(before) - end]), _joined(after[start : len(after) - end])


def _joined(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines)
