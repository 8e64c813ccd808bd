"""What a model takes, and the check of a request before anything is sent.

Adding a Vidgo model is adding one literal to ``model_specs``; the form is built from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from vidgo_desktop.core.task import Link, LocalFile, ParamValue, Source


class ParamKind(StrEnum):
    """What a parameter is to a person; one exhaustive match turns it into a form field."""

    VIDEO = "video"
    IMAGE = "image"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down. ``meaning`` is a short word for people (English source text)."""

    value: str
    meaning: str
    short_meaning: str
    credits_per_second: float | None = None


@dataclass(frozen=True, slots=True)
class ParamSpec:
    """One field of ``input``. ``as_list`` says that the service wants a list (``image_urls``), not a scalar."""

    name: str
    kind: ParamKind
    label: str
    required: bool = True
    as_list: bool = False
    default: str | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One model of the service: its exact id, its names for people and what it takes."""

    id: str
    label: str
    short_label: str
    effect: str
    art: str
    params: tuple[ParamSpec, ...]

    def param(self, name: str) -> ParamSpec:
        """The parameter with this service name; KeyError when there is none."""
        for spec in self.params:
            if spec.name == name:
                return spec
        raise KeyError(name)

    def of_kind(self, kind: ParamKind) -> ParamSpec | None:
        """The first parameter of this kind, None when the model takes none."""
        return next((spec for spec in self.params if spec.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Missing:
    """A required parameter has no value, or a choice is not among the allowed ones."""

    param: str


def missing_values(spec: ModelSpec, values: Mapping[str, ParamValue]) -> tuple[Missing, ...]:
    """Every parameter of the model that is required and absent, or has a value outside its choices."""
    found: list[Missing] = []
    for param in spec.params:
        value = values.get(param.name)
        if value is None:
            if param.required and param.default is None:
                found.append(Missing(param.name))
        elif param.choices and value not in {choice.value for choice in param.choices}:
            found.append(Missing(param.name))
    return tuple(found)


def estimate_credits(spec: ModelSpec, values: Mapping[str, ParamValue], seconds: float | None) -> float | None:
    """The likely price in credits, None when the length or the rate is not known.

    The rates are an estimate from a dated list of a twin service, see ``model_specs``.
    """
    param = spec.of_kind(ParamKind.CHOICE)
    if param is None or seconds is None or seconds <= 0:
        return None
    wanted = values.get(param.name, param.default)
    rate = next((c.credits_per_second for c in param.choices if c.value == wanted), None)
    return None if rate is None else round(rate * seconds, 1)


def local_sources(spec: ModelSpec, values: Mapping[str, ParamValue]) -> tuple[tuple[ParamSpec, LocalFile], ...]:
    """The inputs that must be uploaded before the task can be sent, in the order of the spec."""
    found: list[tuple[ParamSpec, LocalFile]] = []
    for param in spec.params:
        value = values.get(param.name)
        if isinstance(value, LocalFile):
            found.append((param, value))
    return tuple(found)


def request_input(
    spec: ModelSpec, values: Mapping[str, ParamValue], links: Mapping[str, str] = MappingProxyType({})
) -> dict[str, object]:
    """The ``input`` object of a submit, holding nothing but documented fields.

    ``links`` gives the address of each uploaded local file by parameter name. Raises KeyError when a local file
    has no address yet.
    """
    body: dict[str, object] = {}
    for param in spec.params:
        value = values.get(param.name, param.default)
        if value is None:
            continue
        plain: object = value
        if isinstance(value, Link):
            plain = value.url
        elif isinstance(value, LocalFile):
            plain = links[param.name]
        body[param.name] = [plain] if param.as_list else plain
    return body


def source_of(values: Mapping[str, ParamValue], name: str) -> Source | None:
    """The value of a video or picture parameter, None when it is absent."""
    value = values.get(name)
    return value if isinstance(value, Link | LocalFile) else None
