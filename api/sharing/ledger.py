"""Writes the ledger: each act of sharing with what was told, its audit event, and what is owed of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.assessments.words import SubjectCategory
from api.audit import ledger as audit
from api.audit.vocabulary import AuditOperation
from api.cases.words import WithholdReason
from api.db.rows import insert_all
from api.identity.principal import Principal
from api.sharing.agreement import Agreement
from api.sharing.rules import Content, Statement
from api.sharing.tables import disclosed_statement, disclosure
from api.sharing.words import DisclosureDecision, OnwardRule, Purpose, SharedField, SharedRecord
from api.values import digest, new_id

POLICE_RECORD = "Police record; not graded as intelligence"


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Which record is shared, and how it is known."""

    kind: SharedRecord
    id: UUID
    version: int = 1
    grading: str = POLICE_RECORD


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act of telling an agency of a nominal, or of a case."""

    nominal_id: UUID | None
    agreement: Agreement
    record: Shared
    content: Content
    purpose: Purpose
    meaning: str
    verified_by: str
    id: UUID = field(default_factory=new_id)
    case_id: UUID | None = None
    conditions: str = ""
    is_pointer: bool = False
    officer_id: UUID | None = None
    enquiry_id: UUID | None = None
    corrects_id: UUID | None = None
    acknowledge_by: datetime | None = None
    kept_from_subject_reason: str = ""

    @property
    def decision(self) -> DisclosureDecision:
        if self.is_pointer:
            return DisclosureDecision.POINTER
        return DisclosureDecision.SHARED_REDACTED if self.content.kept_back else DisclosureDecision.SHARED


async def tell(connection: AsyncConnection, principal: Principal, act: Act, now: datetime) -> UUID:
    """Write the act and its audit event. An enquiry's answer is read by whoever asked: it is acknowledged at once."""
    gateway = act.agreement.gateway_for(act.purpose)
    assert gateway is not None, "the rules asked"
    acknowledged = act.enquiry_id is not None
    row = {
        "force_id": principal.force_id,
        "id": act.id,
        "nominal_id": act.nominal_id,
        "case_id": act.case_id,
        "agency_id": act.agreement.agency_id,
        "agreement_id": act.agreement.id,
        "record_kind": act.record.kind,
        "record_id": act.record.id,
        "record_version": act.record.version,
        "decision": act.decision,
        "is_told": True,
        "purpose": act.purpose,
        "gateway": gateway,
        "reason": "",
        "grading": act.record.grading,
        "conditions": act.conditions,
        "as_of": now,
        "verified_by": act.verified_by,
        "subject_category": _category(act.content.told),
        "meaning": act.meaning,
        "onward": act.agreement.onward,
        "kept_back": [each.value for each in act.content.kept_back],
        "content_digest": act.content.digest,
        "disclosed_at": now,
        "disclosed_by": principal.id,
        "officer_id": act.officer_id,
        "enquiry_id": act.enquiry_id,
        "corrects_id": act.corrects_id,
        "acknowledge_by": act.acknowledge_by,
        "acknowledged_at": now if acknowledged else None,
        "acknowledged_by": principal.id if acknowledged else None,
        "acknowledged_for": principal.on_behalf_of if acknowledged else None,
        "kept_from_subject": bool(act.kept_from_subject_reason),
        "kept_from_subject_reason": act.kept_from_subject_reason or None,
    }
    await connection.execute(insert(disclosure).values(row))
    await insert_all(connection, disclosed_statement, statements(principal.force_id, act.id, act.content.told))
    event = audit.by(
        principal,
        AuditOperation.DISCLOSURE,
        "disclose",
        object_type="disclosure",
        object_ids=(act.id,),
        subject_ids=() if act.nominal_id is None else (act.nominal_id,),
        row_count=len(act.content.told),
        reason=act.purpose.value,
        fields=_named(act.content),
    )
    await audit.append(connection, event)
    return act.id


async def note_preview(
    connection: AsyncConnection,
    principal: Principal,
    action: str,
    content: Content,
    *,
    nominal_id: UUID | None = None,
    case_id: UUID | None = None,
) -> None:
    """Write that somebody of the force was shown what an agency would be told: it is a look at the record."""
    keys = [key for key in (nominal_id, case_id) if key is not None]
    event = audit.by(
        principal,
        AuditOperation.CONSULTATION,
        action,
        object_type="ocait_case" if nominal_id is None else "nominal",
        object_ids=keys,
        subject_ids=() if nominal_id is None else (nominal_id,),
        row_count=1,
        fields=_named(content),
    )
    await audit.append(connection, event)


def _named(content: Content) -> tuple[str, ...]:
    return tuple(sorted({f"SharedField.{each.field.value}" for each in content.told}))


async def withhold(
    connection: AsyncConnection,
    principal: Principal,
    *,
    key: UUID,
    nominal_id: UUID,
    agency_id: UUID,
    reason_kind: WithholdReason,
    reason: str,
    review_by_id: UUID,
    review_at: datetime,
    now: datetime,
) -> UUID:
    """Write that an agency is not told. Nothing of it is ever shown to the agency."""
    row = {
        "force_id": principal.force_id,
        "id": key,
        "nominal_id": nominal_id,
        "agency_id": agency_id,
        "record_kind": SharedRecord.NOMINAL,
        "record_id": nominal_id,
        "record_version": 1,
        "decision": DisclosureDecision.WITHHELD,
        "is_told": False,
        "withhold_reason": reason_kind,
        "reason": reason,
        "review_by_id": review_by_id,
        "review_at": review_at,
        "grading": "",
        "conditions": "",
        "as_of": now,
        "verified_by": "",
        "subject_category": SubjectCategory.CONVICTED,
        "meaning": "",
        "onward": OnwardRule.NONE,
        "kept_back": [],
        "content_digest": digest(""),
        "disclosed_at": now,
        "disclosed_by": principal.id,
        "officer_id": principal.officer_id,
    }
    await connection.execute(insert(disclosure).values(row))
    return key


def statements(force_id: int, key: UUID, told: Collection[Statement]) -> list[dict[str, Any]]:
    """What was told, as rows."""
    return [
        {"force_id": force_id, "id": new_id(), "disclosure_id": key, "position": place} | vars(each)
        for place, each in enumerate(told)
    ]


def _category(told: Collection[Statement]) -> SubjectCategory:
    own = (each.subject_category for each in told if each.field in (SharedField.REFERENCE, SharedField.NAME))
    return next(own, SubjectCategory.CONVICTED)


@dataclass(frozen=True, kw_only=True)
class Ledgered:
    """A disclosure, as commands about it need it."""

    id: UUID
    nominal_id: UUID | None
    case_id: UUID | None
    agency_id: UUID
    record_kind: SharedRecord
    record_id: UUID
    is_told: bool
    is_recalled: bool
    is_conditional: bool
    purpose: Purpose | None
    acknowledged_at: datetime | None


_READ = select(*(disclosure.c[name] for name in Ledgered.__annotations__))


async def one(connection: AsyncConnection, force_id: int, key: UUID) -> Ledgered | None:
    """One disclosure."""
    row = (
        await connection.execute(_READ.where(disclosure.c.force_id == force_id, disclosure.c.id == key))
    ).one_or_none()
    return None if row is None else _ledgered(row)


async def holders(
    connection: AsyncConnection, force_id: int, kind: SharedRecord, record_id: UUID, fields: Collection[SharedField]
) -> list[Ledgered]:
    """Every disclosure by which an agency has this record, or one of these fields of it, and that was not recalled."""
    wanted = _READ.where(
        disclosure.c.force_id == force_id,
        disclosure.c.record_kind == kind,
        disclosure.c.record_id == record_id,
        disclosure.c.is_told,
        ~disclosure.c.is_recalled,
    ).order_by(disclosure.c.disclosed_at, disclosure.c.id)
    if fields:
        told = select(disclosed_statement.c.id).where(
            disclosed_statement.c.force_id == disclosure.c.force_id,
            disclosed_statement.c.disclosure_id == disclosure.c.id,
            disclosed_statement.c.field.in_([each.value for each in fields]),
        )
        wanted = wanted.where(told.exists())
    return [_ledgered(row) for row in await connection.execute(wanted)]


async def withheld_from(connection: AsyncConnection, about: Mapping[str, Any], agency_id: UUID) -> list[UUID]:
    """The acts of withholding something of this nominal or case from an agency."""
    rows = await connection.scalars(
        select(disclosure.c.id)
        .where(*(disclosure.c[name] == value for name, value in about.items() if value is not None))
        .where(disclosure.c.agency_id == agency_id, ~disclosure.c.is_told)
    )
    return list(rows)


async def fields_told(connection: AsyncConnection, force_id: int, key: UUID) -> set[SharedField]:
    """Which fields a disclosure told of."""
    rows = await connection.execute(
        select(disclosed_statement.c.field)
        .where(disclosed_statement.c.force_id == force_id, disclosed_statement.c.disclosure_id == key)
        .distinct()
    )
    return {SharedField(row.field) for row in rows}


async def note(connection: AsyncConnection, force_id: int, key: UUID, **values: Any) -> None:
    """Add to a disclosure what may be added: acknowledged, recalled, kept from the subject."""
    await connection.execute(
        update(disclosure).where(disclosure.c.force_id == force_id, disclosure.c.id == key).values(**values)
    )


def _ledgered(row: Any) -> Ledgered:
    told = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    purpose = None if told["purpose"] is None else Purpose(told["purpose"])
    return Ledgered(**(told | {"record_kind": SharedRecord(told["record_kind"]), "purpose": purpose}))
