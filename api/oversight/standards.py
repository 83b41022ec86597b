"""The numbers that a force's oversight starts with; from then on the rows in the database count, and only they."""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any


def rows() -> Iterator[dict[str, Any]]:
    """The columns of each standard but its force and id."""
    text = files("api.oversight").joinpath("standards.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield {
            "code": row["code"],
            "value": int(row["value"]),
            "valid_from": date.fromisoformat(row["valid_from"]),
            "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            "source": row["source"],
        }
