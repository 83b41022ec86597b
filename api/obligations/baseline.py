"""The policy that a force starts with: law and national defaults, as data that the force sees and changes.

`baseline.csv` and `bank_holidays.csv` beside this file are copied into `policy_row` and `bank_holiday` of a new force
(`doorstep policy`, docs/operations.md). From then on the rows in the database count, and only they.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

Row = dict[str, Any]


def policy_rows() -> Iterator[Row]:
    """The columns of each policy row but its force and id."""
    return read_rows(_text("baseline.csv"))


def read_rows(text: str) -> Iterator[Row]:
    """The policy rows of such a file. KeyError or ValueError where it is no such file."""
    for row in csv.DictReader(text.splitlines()):
        told: Row = {name: value or None for name, value in row.items()}
        for name in ("months", "days", "hours", "working_days", "extension_days"):
            told[name] = int(row[name]) if row[name] else None
        told["valid_from"] = date.fromisoformat(row["valid_from"])
        told["valid_to"] = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        yield told | {"unlimited": row["unlimited"] == "true"}


def bank_holidays() -> Iterator[Row]:
    """The columns of each bank holiday but its force and id."""
    for row in csv.DictReader(_text("bank_holidays.csv").splitlines()):
        yield row | {"day": date.fromisoformat(row["day"])}


@cache
def _text(name: str) -> str:
    return files("api.obligations").joinpath(name).read_text(encoding="utf-8")
