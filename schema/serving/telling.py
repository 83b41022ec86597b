"""Writes an answer of a service as it was asked for, without asking the executor for each of its fields.

A plain answer (`schema.reading.declare.plain`) is a record whose fields are read and nothing else: no resolver, no
arguments, nothing to wait for. The executor takes longer to ask for such a field than the field takes: for a board with
every officer of a large force that is most of the answer's time. Whatever is unusual (a null where none may be, a value
that its type does not know, an abstract type) is left to the executor, which has the right words for it: both ways
answer alike.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)

_DEFINITION = "strawberry-definition"
Writer = Callable[[Any], Any]


class Collector(Protocol):
    """What an executor knows of a selection: its fields by the names they are answered under."""

    schema: Any

    def collect_subfields(self, return_type: GraphQLObjectType, field_details_list: Any) -> Any:
        """The fields asked of an object, with fragments, @skip and @include done."""


class Unusual(Exception):  # noqa: N818 - nothing went wrong: another has to answer
    """Something that the executor must answer for."""


def told(executor: Collector, kind: GraphQLOutputType, asked: Any, value: Any) -> Any:
    """What a plain answer tells. Unusual where it is not plain, or fails: the executor meets it too, and says where."""
    write = writer(executor, kind, asked)
    try:
        return write(value)
    except Exception as error:
        raise Unusual from error


def writer(executor: Collector, kind: GraphQLOutputType, asked: Any) -> Writer:
    """Writes values of this type as they were asked for. Unusual if some part of it is not plain."""
    if is_non_null_type(kind):
        return _required(writer(executor, kind.of_type, asked))
    if is_list_type(kind):
        return _listed(writer(executor, kind.of_type, asked))
    if isinstance(kind, GraphQLEnumType):
        return _remembered(_leaf(kind.coerce_output_value))
    if is_leaf_type(kind):
        return _leaf(kind.coerce_output_value)
    if is_object_type(kind) and _is_plain(kind):
        return _record(_parts(executor, kind, asked))
    raise Unusual


def _parts(executor: Collector, kind: GraphQLObjectType, asked: Any) -> Sequence[tuple[str, str, Writer]]:
    """What is asked of a record: the name in the answer, the record's own, and how it is written."""
    fields, deferred, _forbidden = executor.collect_subfields(kind, asked)
    if deferred:
        raise Unusual
    parts = []
    for name, details in fields.items():
        asked_for = details[0].node.name.value
        if asked_for == "__typename":
            parts.append((name, "__class__", _always(kind.name)))  # whatever every record has: it is not looked at
            continue
        field = executor.schema.get_field(kind, asked_for)
        parts.append((name, _attribute(field), writer(executor, field.type, details)))
    return parts


def _attribute(field: GraphQLField) -> str:
    declared = field.extensions.get(_DEFINITION)
    if declared is None or not declared.is_basic_field or declared.permission_classes or declared.extensions:
        raise Unusual
    return str(declared.python_name)


def _is_plain(kind: GraphQLObjectType) -> bool:
    declared = kind.extensions.get(_DEFINITION)
    return kind.is_type_of is None and getattr(getattr(declared, "origin", None), "__plain__", False)


def _always(text: str) -> Writer:
    return lambda _: text


def _record(parts: Sequence[tuple[str, str, Writer]]) -> Writer:
    def write(value: Any) -> Any:
        return None if value is None else {name: part(getattr(value, own)) for name, own, part in parts}

    return write


def _listed(one: Writer) -> Writer:
    def write(value: Any) -> Any:
        if value is None:
            return None
        if not isinstance(value, list | tuple):
            raise Unusual
        return [one(each) for each in value]

    return write


def _required(inner: Writer) -> Writer:
    def write(value: Any) -> Any:
        written = inner(value)
        if written is None:
            raise Unusual
        return written

    return write


def _leaf(coerce: Writer) -> Writer:
    def write(value: Any) -> Any:
        if value is None:
            return None
        written = coerce(value)
        if written is None:
            raise Unusual
        return written

    return write


def _remembered(coerce: Writer) -> Writer:
    """An enumeration's few values are each coerced once."""
    known: dict[Any, Any] = {}

    def write(value: Any) -> Any:
        try:
            return known[value]
        except KeyError:
            return known.setdefault(value, coerce(value))

    return write
