"""The operations that the explorer begins with are of the contract, and can be paid for."""

from pathlib import Path

import pytest

from schema.root import catalogue
from schema.serving.budgets import Budgets
from schema.serving.prepared import Documents
from tests.e2e.server import HOUSE

EXAMPLES = sorted((HOUSE / "pwa" / "explorer" / "src" / "examples").glob("*.graphql"))


def test_there_are_examples() -> None:
    assert EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_each_example_is_valid_and_within_everybodys_means(example: Path) -> None:
    prepared = Documents(catalogue().schema, {}).prepare(example.read_text())

    assert prepared.faults == []
    for operation in prepared.operations.values():
        assert operation.price.of({}) <= Budgets().ad_hoc
