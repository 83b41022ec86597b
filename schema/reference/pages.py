"""The reference as HTML. Everything from the contract is escaped where it is put in."""

import re
from html import escape

from graphql import (
    GraphQLEnumValue,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLType,
    get_named_type,
)

from schema.reference.contents import FOUND_MAX, Contents, Member, default

_ROOT_WORDS = {"Query": "Queries", "Mutation": "Mutations", "Subscription": "Subscriptions"}


class Pages:
    """The pages of one contract."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._made = {name: self._type_page(kind) for name, kind in contents.types.items()}
        self._front = self._front_page()

    def front(self) -> str:
        """What can be asked, and every type."""
        return self._front

    def of(self, name: str) -> str | None:
        """The page of a type."""
        return self._made.get(name)

    def found(self, words: str) -> str:
        """What a search has found."""
        found = self._contents.search(words)
        count = "Nothing" if not found else f"The first {FOUND_MAX}" if len(found) == FOUND_MAX else f"{len(found)}"
        entries = "".join(_entry(item) for item in found)
        body = f'<p role="status">{count} found.</p>{_list(entries)}'
        return _page(f"Search: {words}", f"<h1>Search</h1>{_search(words)}{body}")

    def missing(self) -> str:
        """Where there is no such type."""
        return _page("Not in the contract", f"<h1>There is no such type</h1>{_search()}")

    def _front_page(self) -> str:
        roots = "".join(
            f'<section><h2><a href="/docs/{root.name}">{_ROOT_WORDS[root.name]}</a></h2>'
            f"<p>{_text(root.description)}</p>{_list(''.join(map(_entry, self._contents.members(root))))}</section>"
            for root in self._contents.roots
        )
        kinds = "".join(
            f"<section><h2>{words}</h2><ul class=names>{''.join(f'<li>{_link(kind.name)}</li>' for kind in kinds)}</ul>"
            "</section>"
            for words, kinds in self._contents.kinds.items()
        )
        words = (
            "<p>Everything that can be asked of <code>/graphql</code>: what it means, its unit and its limit, and who"
            " may ask. What clients build against, and are given half a year's notice of before it goes.</p>"
        )
        return _page("The contract", f"<h1>The contract</h1>{words}{_search()}{roots}{kinds}")

    def _type_page(self, kind: GraphQLNamedType) -> str:
        members = "".join(_member(member) for member in self._contents.members(kind))
        parts = [
            f"<h1><code>{kind.name}</code></h1><p class=lead>{_text(kind.description)}</p>",
            _standing(kind),
            f"<div class=members>{members}</div>" if members else "",
            _used(self._contents.uses[kind.name]),
        ]
        return _page(kind.name, "".join(parts))


def _standing(kind: GraphQLNamedType) -> str:
    """What else a type says of itself."""
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and kind.interfaces:
        return f"<p>Is a {', '.join(_link(item.name) for item in kind.interfaces)}.</p>"
    if isinstance(kind, GraphQLScalarType) and kind.specified_by_url:
        url = escape(kind.specified_by_url)
        return f'<p>Specified by <a href="{url}" rel="noreferrer">{url}</a>.</p>'
    return ""


def _member(member: Member) -> str:
    node = member.node
    type_of = "" if isinstance(node, GraphQLEnumValue) else f": {_type(node.type)}"
    given = "" if isinstance(node, GraphQLEnumValue) else _default(default(node))
    gone = f"<p class=gone><strong>Deprecated.</strong> {_text(node.deprecation_reason)}</p>"
    arguments = "".join(
        f"<dt><code>{name}: {_type(item.type)}{_default(default(item))}</code></dt><dd>{_text(item.description)}</dd>"
        for name, item in member.arguments.items()
    )
    return (
        f'<section id="{member.name}"><h2><a href="#{member.name}"><code>{member.name}</code></a>'
        f"<code>{type_of}{given}</code></h2>{gone if node.deprecation_reason is not None else ''}"
        f"<p>{_text(member.description)}</p>{f'<dl>{arguments}</dl>' if arguments else ''}</section>"
    )


def _used(members: list[Member]) -> str:
    if not members:
        return ""
    links = "".join(f"<li>{_member_link(member)}</li>" for member in members)
    return f"<section><h2>Used by</h2><ul class=names>{links}</ul></section>"


def _entry(item: GraphQLNamedType | Member) -> str:
    link = _member_link(item, full=item.owner not in _ROOT_WORDS) if isinstance(item, Member) else _link(item.name)
    return f"<dt>{link}</dt><dd>{_text(item.description)}</dd>"


def _list(entries: str) -> str:
    return f"<dl>{entries}</dl>" if entries else ""


def _link(name: str) -> str:
    return f'<a href="/docs/{name}"><code>{name}</code></a>'


def _member_link(member: Member, *, full: bool = True) -> str:
    words = f"{member.owner}.{member.name}" if full else member.name
    return f'<a href="/docs/{member.owner}#{member.name}"><code>{words}</code></a>'


def _type(kind: GraphQLType) -> str:
    name = get_named_type(kind).name
    before, _, after = str(kind).partition(name)
    is_ours = name not in ("ID", "String", "Int", "Float", "Boolean")
    return f'{before}<a href="/docs/{name}">{name}</a>{after}' if is_ours else str(kind)


def _default(value: str | None) -> str:
    return f" = {escape(value)}" if value is not None else ""


def _text(words: str | None) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(words or "", quote=False))


def _search(words: str = "") -> str:
    return (
        '<form role="search" action="/docs/"><label for="q">Search names and descriptions</label>'
        f'<input id="q" name="q" type="search" maxlength="100" value="{escape(words)}"><button>Search</button></form>'
    )


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)} - Doorstep's API</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/docs/style.css"></head><body>'
        '<a class="skip" href="#main">Skip to main content</a>'
        '<header><a href="/docs/">Doorstep API</a><nav aria-label="Operations"><a href="/docs/Query">Queries</a>'
        '<a href="/docs/Mutation">Mutations</a><a href="/docs/Subscription">Subscriptions</a></nav></header>'
        f'<main id="main">{body}</main></body></html>'
    )
