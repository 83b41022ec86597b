"""A page as everybody meets it: kept as a picture, measured for sideways scrolling, audited by axe."""

from playwright.sync_api import Page

from tests.e2e.server import HOUSE

AXE = HOUSE / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = HOUSE / "build" / "pages"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AUDIT = """
tags => axe.run(document, { runOnly: tags }).then(found => found.violations.map(v => v.id + ': ' + v.nodes[0].html))
"""
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
SETTLE_MS = 300


def look(page: Page, name: str) -> None:
    """Keep the page in build/pages under this name, and find nothing wrong with it."""
    page.wait_for_timeout(SETTLE_MS)
    _look(page, name)


def look_everywhere(page: Page, name: str) -> None:
    """The same on a phone and a desk, in the light and in the dark; then the page is as it was."""
    size = page.viewport_size
    assert size is not None
    page.wait_for_timeout(SETTLE_MS)
    for width, height in ((360, 740), (1280, 900)):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            _look(page, f"{name}-{scheme}-{width}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(size)


def _look(page: Page, name: str) -> None:
    page.evaluate(_PAINTED)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    assert page.evaluate(_OVERFLOW) == 0, f"{name} scrolls sideways"
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate(_AUDIT, _TAGS)
    assert found == [], f"{name}: {found}"
