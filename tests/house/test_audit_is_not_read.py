"""The audit is for lawfulness, integrity and discipline (DPA 2018 s.62(4)): nothing that counts work reads it."""

import ast
from pathlib import Path

import pytest

from api.access.language import holds
from api.access.policy import POLICY
from api.db.context import SERVICE, RowContext
from api.identity.principal import Role

HOUSE = Path(__file__).parents[2]
# Who keeps the audit, who says that only an auditor reads it, and what is read of it for one.
_KEEPERS = {
    "api/audit/ledger.py",
    "api/audit/tables.py",
    "api/audit/accesses.py",
    "api/access/policy.py",
    "api/access/rls.py",
    "schema/accesses.py",
}
_FORBIDDEN_IMPORTS = {"api.audit.tables"}


def _sources() -> list[Path]:
    return [path for room in ("api", "schema") for path in sorted((HOUSE / room).rglob("*.py"))]


def _imports(path: Path) -> set[str]:
    found = set()
    for part in ast.walk(ast.parse(path.read_text())):
        if isinstance(part, ast.ImportFrom) and part.module:
            found |= {part.module, *(f"{part.module}.{name.name}" for name in part.names)}
        elif isinstance(part, ast.Import):
            found |= {name.name for name in part.names}
    return found


@pytest.mark.parametrize("room", ["oversight", "visits", "obligations", "sync", "nominals", "assessments", "plans"])
def test_no_room_that_counts_or_judges_work_names_the_audits_table(room: str) -> None:
    naming = [
        str(path.relative_to(HOUSE))
        for path in (HOUSE / "api" / room).rglob("*.py")
        if "audit_event" in path.read_text() or _FORBIDDEN_IMPORTS & _imports(path)
    ]

    assert naming == []


def test_only_its_keepers_name_it_at_all() -> None:
    naming = {str(path.relative_to(HOUSE)) for path in _sources() if "audit_event" in path.read_text()}

    assert naming <= _KEEPERS, "who reads the audit, and may they?"


def test_nobody_but_an_auditor_reads_it_not_even_the_service() -> None:
    read = POLICY["audit_event"].read
    for role in (*(role.value for role in Role), SERVICE):
        facts = RowContext(force_id=6, roles=(role,)).facts()
        assert holds(read, {}, facts) is (role == Role.AUDITOR.value), role
