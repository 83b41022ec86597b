"""Publishes today's contract: what it is becomes what clients were told, and the changelog's entries get their day.

python tools/publish.py YYYY-MM-DD
"""

import sys
from datetime import date
from pathlib import Path

_HEAD = "# Published {day}. What clients were last told; docs/changelog.md says what has changed since.\n"
_OPEN = "\n## Not yet published\n"


def main(day: str) -> None:
    date.fromisoformat(day)
    changelog = Path("docs/changelog.md")
    before, _, after = changelog.read_text().partition(_OPEN)
    told, head = after.strip("\n"), f"## {day}"
    if not told.startswith(head):  # what was published before on the same day stands under the same day
        new, mark, rest = told.partition(f"\n{head}\n")
        if mark:
            told = f"{head}\n\n{new.strip()}\n{rest}"
        elif not told.startswith("## "):  # nothing is new: no day is given to it
            told = f"{head}\n\n{told}"
    changelog.write_text(f"{before}{_OPEN}\n{told}\n")
    Path("schema/published.graphql").write_text(_HEAD.format(day=day) + Path("schema/schema.graphql").read_text())


if __name__ == "__main__":
    main(sys.argv[1])
