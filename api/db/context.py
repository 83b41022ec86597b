"""Who a transaction acts for, as the database sees it.

The application signs this context with a key that the application's own database login cannot read, and row-level
security believes only a context with a valid signature (`migrations`: `doorstep.context()`). So SQL that someone
smuggled into a transaction cannot widen what it may see.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.writing import json_text


@dataclass(frozen=True, kw_only=True)
class RowContext:
    """The facts that row policy needs about a caller. Every member reaches SQL by name through `facts`."""

    force_id: int
    principal_id: UUID | None = None
    officer_id: UUID | None = None
    agency_id: UUID | None = None
    unit_ids: tuple[UUID, ...] = ()
    roles: tuple[str, ...] = ()
    district: str | None = field(default=None)
    # Who acts is a person, or a machine that says for whom it does: some agreements ask for that.
    names_person: bool = True

    def facts(self) -> dict[str, Any]:
        """The context by the names that policy uses, but for what the database alone knows."""
        return {
            "force_id": self.force_id,
            "principal_id": self.principal_id,
            "officer_id": self.officer_id,
            "agency_id": self.agency_id,
            "unit_ids": list(self.unit_ids),
            "roles": list(self.roles),
            "role_bits": role_bits(self.roles),
            "district": self.district,
            "names_person": self.names_person,
        }

    def _as_database_reads(self) -> dict[str, Any]:
        """Lists as PostgreSQL writes them, so that a fact is one cast away."""
        units = ",".join(str(unit) for unit in self.unit_ids)
        return self.facts() | {"unit_ids": f"{{{units}}}"}

    def signed(self, key: bytes) -> tuple[str, str]:
        """The context as JSON, and its HMAC-SHA256 in hexadecimal."""
        text = json_text(self._as_database_reads())
        return text, hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


# What the service itself acts as: inside one force, beyond one person's rows. A service decides by a rule first.
SERVICE = "service"
# What the front door acts as, before it knows who is there: it sees identity tables and nothing else.
GATE = "gate"

# Each role's bit in the context. Those that policy combines stand first, so that few bits tell them apart.
ROLE_ORDER = (
    "offender_manager",
    "supervisor",
    "ocait_analyst",
    "district_officer",
    "integrator",
    "governance",
    SERVICE,
    "intelligence_unit",
    GATE,
    "admin",
    "auditor",
    "partner_reader",
    "partner_contributor",
    "dpo",
    "source_register",
)
_BITS = {role: 1 << place for place, role in enumerate(ROLE_ORDER)}


def role_bits(roles: Iterable[str]) -> int:
    """Roles as the database has them: one bit each."""
    return sum(_BITS[role] for role in set(roles))
