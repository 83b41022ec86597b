"""An information sharing agreement as data: who, for what, by which gateway, about whom, which fields. Pure.

A version is never edited once it is signed; what changes is a new version, signed anew. In force is the highest signed
version whose period holds and that nobody has ended.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from api.identity.organisation import AgencyKind
from api.nominals.commands import ManagementMode, RiskLevel
from api.sharing.words import Gateway, OnwardRule, Purpose, SharedField, WithheldCategory


@dataclass(frozen=True, kw_only=True)
class AgreedPurpose:
    """One purpose, the gateway that allows it, and why sharing for it is necessary and proportionate."""

    purpose: Purpose
    gateway: Gateway | None
    necessity: str


@dataclass(frozen=True, kw_only=True)
class AgreedRows:
    """Whom it covers: all that is given must hold. What is empty says nothing. Restricted nominals are in no agreement.

    `districts` are those of the unit that manages the nominal. `with_children`: a child lives in or visits the home.
    """

    districts: tuple[str, ...] = ()
    risk_levels: tuple[RiskLevel, ...] = ()
    modes: tuple[ManagementMode, ...] = ()
    with_children: bool = False


@dataclass(frozen=True, kw_only=True)
class AgreedField:
    """Whether a field is shown; if not: why, by which clause, and whether the partner is told that it is withheld."""

    field: SharedField
    shown: bool
    category: WithheldCategory | None = None
    clause: str = ""
    reason: str = ""
    told: bool = True


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """One version of one agreement. `schedule_8` is the condition of DPA 2018 Schedule 8 for sensitive processing."""

    agency_id: UUID
    agency_kind: AgencyKind
    title: str
    valid_from: datetime
    valid_to: datetime
    contact_name: str
    contact: str
    purposes: tuple[AgreedPurpose, ...]
    rows: tuple[AgreedRows, ...]
    fields: tuple[AgreedField, ...]
    onward: OnwardRule = OnwardRule.NONE
    pointer: bool = False
    names_person: bool = True
    schedule_8: str = ""
    id: UUID = field(default=UUID(int=0))
    version: int = 0
    signed_at: datetime | None = None
    ended_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it is signed and its period holds."""
        return self.signed_at is not None and self.ended_at is None and self.valid_from <= now < self.valid_to

    @cached_property
    def shown(self) -> frozenset[SharedField]:
        return frozenset(each.field for each in self.fields if each.shown)

    def gateway_for(self, purpose: Purpose) -> Gateway | None:
        """The gateway of the first line that names the purpose; None: it is not agreed."""
        return next((each.gateway for each in self.purposes if each.purpose is purpose), None)


@dataclass(frozen=True, kw_only=True)
class Covered:
    """What of a nominal decides whether an agreement covers them."""

    id: UUID
    restricted: bool
    risk_level: RiskLevel
    management_mode: ManagementMode
    district: str | None
    has_children: bool


def in_force(versions: Iterable[Agreement], now: datetime) -> Agreement | None:
    """The version in force, if there is one."""
    return max((each for each in versions if each.holds(now)), key=lambda each: each.version, default=None)


def covers(agreement: Agreement, person: Covered) -> bool:
    """Whether the agreement covers them: any one of its lines does."""
    return not person.restricted and any(_covers(rows, person) for rows in agreement.rows)


def _covers(rows: AgreedRows, person: Covered) -> bool:
    return (
        (not rows.districts or person.district in rows.districts)
        and (not rows.risk_levels or person.risk_level in rows.risk_levels)
        and (not rows.modes or person.management_mode in rows.modes)
        and (not rows.with_children or person.has_children)
    )
