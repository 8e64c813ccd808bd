"""The binding must not lose references: one published version aborts the process after some thousand calls."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal

_CALLS = 20_000
_SINGLETONS = (None, True, False)


class _Source(QObject):
    went = Signal(object)


@pytest.mark.parametrize("singleton", _SINGLETONS)
def test_calls_keep_references(singleton: object) -> None:
    source = _Source()
    before = sys.getrefcount(singleton)
    for _ in range(_CALLS):
        source.setObjectName("x")
        source.went.emit(1)
        source.blockSignals(False)
    assert abs(sys.getrefcount(singleton) - before) < 50
