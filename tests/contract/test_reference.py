"""/docs/: the contract as pages, whole, linked, and plain enough for a browser without scripts."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from graphql import build_schema
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from api.headers import CONTENT_SECURITY_POLICY, SecurityHeaders
from schema import reference
from schema.reference.contents import Contents
from schema.reference.pages import Pages
from schema.root import sdl

CONTENTS = Contents(build_schema(sdl()))


@pytest.fixture(scope="module")
def browser() -> Iterator[TestClient]:
    middleware = [Middleware(SecurityHeaders, public_url="http://127.0.0.1:8000")]
    with TestClient(Starlette(routes=reference.routes(), middleware=middleware)) as client:
        yield client


class _Page(HTMLParser):
    """What a page links to and where it may be linked to, and that every element it opens is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.add(tag)
        self.anchors |= {said["id"] or ""} if "id" in said else set()
        self.links |= {said["href"] or ""} if "href" in said else set()
        assert not {"style", "onclick", "src"} & said.keys(), "the content security policy would stop it"
        if tag not in ("meta", "link", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _pages(browser: TestClient) -> dict[str, _Page]:
    addresses = ["/docs/", *(f"/docs/{name}" for name in CONTENTS.types)]
    return {address: _Page(browser.get(address).raise_for_status().text) for address in addresses}


def test_every_type_has_its_page_with_every_member(browser: TestClient) -> None:
    for name, kind in CONTENTS.types.items():
        members = {member.name for member in CONTENTS.members(kind)}
        page = _Page(browser.get(f"/docs/{name}").text)

        assert members <= page.anchors


def test_every_link_leads_somewhere_and_every_page_is_led_to(browser: TestClient) -> None:
    pages = _pages(browser)
    links = {link for page in pages.values() for link in page.links if link.startswith("/docs/")}

    for link in links - {"/docs/style.css"}:
        address, _, anchor = link.partition("#")
        assert address in pages, link
        assert not anchor or anchor in pages[address].anchors, link
    assert pages.keys() <= {link.partition("#")[0] for link in links}


def test_the_pages_have_no_script_and_keep_the_strict_policy(browser: TestClient) -> None:
    assert all("script" not in page.tags and not page.open for page in _pages(browser).values())
    assert browser.get("/docs/").headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert browser.get("/docs/style.css").headers["Content-Type"].startswith("text/css")


def test_a_deprecated_member_says_so(browser: TestClient) -> None:
    assert "Removed after 2027-06-01." in browser.get("/docs/Me").text


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("overdueObligations", "/docs/Query#overdueObligations"),
        ("warrant card", "/docs/Officer#isConstable"),
        ("RISKLEVEL", "/docs/RiskLevel"),
    ],
)
def test_a_search_finds_names_and_descriptions(browser: TestClient, words: str, link: str) -> None:
    assert link in _Page(browser.get("/docs/", params={"q": words}).text).links


def test_what_is_searched_for_is_text_and_nothing_else(browser: TestClient) -> None:
    said = browser.get("/docs/", params={"q": '"><b>x</b>'}).text

    assert "<b>" not in said
    assert "Nothing found." in said


def test_a_type_that_is_not_there_is_404(browser: TestClient) -> None:
    assert browser.get("/docs/Nothing").status_code == 404


def test_what_a_description_says_is_text_and_nothing_else() -> None:
    page = Pages(Contents(build_schema('"""A <b>bold</b> `code`."""\ntype Query { me: ID }'))).of("Query") or ""

    assert re.search(r"A &lt;b&gt;bold&lt;/b&gt; <code>code</code>\.", page)


def test_the_pages_are_made_from_the_committed_contract() -> None:
    assert (Path(reference.__file__).parents[1] / "schema.graphql").read_text() == sdl()
