"""The contract keeps the rules that client developers lint their servers by."""

from tests.clients.node import FOLDER, PACKAGES, node
from tests.e2e.server import HOUSE


def test_the_contract_follows_the_linters_schema_and_relay_rules() -> None:
    eslint = PACKAGES / "eslint" / "bin" / "eslint.js"

    answer = node(
        str(eslint),
        "--config",
        str(FOLDER / "eslint.config.js"),
        "--max-warnings",
        "0",
        "schema/schema.graphql",
        cwd=HOUSE,
    )

    assert answer.returncode == 0, answer.stdout + answer.stderr
