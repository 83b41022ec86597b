"""A second version of the app: the same code under other names, as a later build would have them."""

import re
import shutil
from pathlib import Path

from tests.e2e.server import HOUSE

BUILD = HOUSE / "pwa" / "dist"
_TEXT = {".html", ".js", ".css"}
_HASHED = re.compile(r"([\w-]+-[\w-]{8})\.(js|css)$")


def later(folder: Path, mark: str) -> Path:
    """The build with every hashed file renamed, its worker another, and `mark` in the page for a test to see."""
    made = folder / f"build-{mark}"
    if made.exists():
        return made
    shutil.copytree(BUILD, made)
    names = {}
    for file in list((made / "assets").iterdir()):
        if found := _HASHED.search(file.name):
            names[file.name] = f"{found[1]}{mark}.{found[2]}"
            file.rename(file.with_name(names[file.name]))
    for file in made.rglob("*"):
        if file.suffix in _TEXT:
            text = file.read_text()
            for old, new in names.items():
                text = text.replace(old, new)
            file.write_text(re.sub(r"shell-[0-9a-f]{16}", rf"\g<0>{mark}", text))
    page = made / "index.html"
    page.write_text(page.read_text().replace("<html ", f'<html data-version="{mark}" ', 1))
    return made
