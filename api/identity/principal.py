"""Who is asking: an immutable answer that token verification and browser sessions make, and everything else takes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from api.db.context import SERVICE, RowContext


class Role(StrEnum):
    """What a person or system may be. What each may see and do stands in `api/access/policy.py` alone."""

    OFFENDER_MANAGER = "offender_manager"
    SUPERVISOR = "supervisor"
    OCAIT_ANALYST = "ocait_analyst"
    DISTRICT_OFFICER = "district_officer"
    GOVERNANCE = "governance"
    INTELLIGENCE_UNIT = "intelligence_unit"
    SOURCE_REGISTER = "source_register"
    PARTNER_READER = "partner_reader"
    PARTNER_CONTRIBUTOR = "partner_contributor"
    DPO = "dpo"
    AUDITOR = "auditor"
    ADMIN = "admin"
    INTEGRATOR = "integrator"


@dataclass(frozen=True, kw_only=True)
class Principal:
    """One caller at one moment.

    `issuer` and `subject` say who the identity provider says this is; the rest is what Doorstep's own tables say.
    `client_id` is the program that asks; `is_machine` is true when no person stands behind the token.
    `scopes` are the OAuth scopes granted; a browser session has those of its person's roles. `until` is when the
    token or session ends at the latest; what goes on longer than a request must stop by then.
    `on_behalf_of` is the person for whom a partner agency's machine says it asks, as the agency names them.
    """

    id: UUID
    issuer: str
    subject: str
    name: str
    force_id: int
    force_name: str
    roles: frozenset[Role]
    scopes: frozenset[str]
    client_id: str
    is_machine: bool = False
    officer_id: UUID | None = None
    agency_id: UUID | None = None
    unit_ids: tuple[UUID, ...] = ()
    district: str | None = None
    session_id: UUID | None = None
    on_behalf_of: str | None = None
    until: datetime | None = None

    @property
    def actor(self) -> str:
        """How the audit names this caller: issuer and subject, never a name."""
        return f"{self.issuer}|{self.subject}"

    def row_context(self) -> RowContext:
        """The rows this caller may see, as the database will check it."""
        return RowContext(
            force_id=self.force_id,
            principal_id=self.id,
            officer_id=self.officer_id,
            agency_id=self.agency_id,
            unit_ids=self.unit_ids,
            roles=tuple(sorted(role.value for role in self.roles)),
            district=self.district,
            names_person=not self.is_machine or self.on_behalf_of is not None,
        )

    def service_context(self) -> RowContext:
        """The service acting for this caller inside their force: a rule has to decide before anything is written."""
        return RowContext(
            force_id=self.force_id,
            principal_id=self.id,
            officer_id=self.officer_id,
            roles=(SERVICE,),
        )
