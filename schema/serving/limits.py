"""How large a document may be. One pass over its tree, before validation; each fragment is measured once.

Measuring a fragment at every place that spreads it is how 1 KB of text stops a server: 24 fragments that each spread
the next twice are 16 million steps. Here a fragment's size and depth are numbers, worked out once and added.
"""

from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

TOKENS_MAX = 3_000
CHARACTERS_MAX = 40_000
DEPTH_MAX = 15
FIELDS_MAX = 1_500
ALIASES_MAX = 100
ROOT_FIELDS_MAX = 20
DEFINITIONS_MAX = 100
DIRECTIVES_MAX = 100


@dataclass(frozen=True)
class Size:
    """What a selection comes to once its fragments are put in."""

    fields: int = 0
    aliases: int = 0
    directives: int = 0
    depth: int = 0

    def beside(self, other: "Size") -> "Size":
        return Size(
            self.fields + other.fields,
            self.aliases + other.aliases,
            self.directives + other.directives,
            max(self.depth, other.depth),
        )


def fault(document: DocumentNode) -> str | None:
    """What is too large about a document, in words; None if nothing is."""
    if len(document.definitions) > DEFINITIONS_MAX:
        return f"A document may hold {DEFINITIONS_MAX} operations and fragments at most."
    measure = _Measure(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            found = _excess(measure, definition)
            if found:
                return found
    return None


def _excess(measure: "_Measure", operation: OperationDefinitionNode) -> str | None:
    size = measure.of(operation.selection_set)
    for what, found, most in (
        ("depth", size.depth, DEPTH_MAX),
        ("fields, fragments put in", size.fields, FIELDS_MAX),
        ("aliases", size.aliases, ALIASES_MAX),
        ("directives", size.directives, DIRECTIVES_MAX),
        ("root fields", measure.roots(operation.selection_set), ROOT_FIELDS_MAX),
    ):
        if found > most:
            return f"An operation's {what}: {most} at most. Split it into several."
    return None


class _Measure:
    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {
            item.name.value: item for item in document.definitions if isinstance(item, FragmentDefinitionNode)
        }
        self._known: dict[str, Size] = {}
        self._roots: dict[str, int] = {}

    def of(self, selection: SelectionSetNode | None) -> Size:
        size = Size()
        for item in selection.selections if selection else ():
            directives = Size(directives=len(item.directives or ()))
            if isinstance(item, FieldNode):
                inner = self.of(item.selection_set)
                own = Size(1, 1 if item.alias else 0, 0, inner.depth + 1)
                size = size.beside(own).beside(Size(inner.fields, inner.aliases, inner.directives))
            elif isinstance(item, InlineFragmentNode):
                size = size.beside(self.of(item.selection_set))
            elif isinstance(item, FragmentSpreadNode):
                size = size.beside(self._fragment(item.name.value))
            size = size.beside(directives)
        return size

    def _fragment(self, name: str) -> Size:
        if name not in self._known:
            self._known[name] = Size()  # a fragment that spreads itself is validation's to refuse
            if name in self._fragments:
                self._known[name] = self.of(self._fragments[name].selection_set)
        return self._known[name]

    def roots(self, selection: SelectionSetNode) -> int:
        """Fields at the root, fragments put in."""
        count = 0
        for item in selection.selections:
            if isinstance(item, FieldNode):
                count += 1
            elif isinstance(item, InlineFragmentNode):
                count += self.roots(item.selection_set)
            elif isinstance(item, FragmentSpreadNode):
                count += self._roots_of(item.name.value)
        return count

    def _roots_of(self, name: str) -> int:
        if name not in self._roots:
            self._roots[name] = 0
            if name in self._fragments:
                self._roots[name] = self.roots(self._fragments[name].selection_set)
        return self._roots[name]
