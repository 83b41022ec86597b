"""An auditor asks who looked at one nominal. The asking is itself a consultation of that nominal, with a reason."""

from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.nominals.tables import nominal
from api.refusals import BadInput

REASON_MIN: Final = 3
REASON_MAX: Final = 500


async def asked(
    connection: AsyncConnection,
    principal: Principal,
    *,
    reference: str | None,
    nominal_id: UUID | None,
    reason: str,
) -> UUID:
    """Whom it is about, restricted or not: an auditor is told no name, and who looked whoever it is.

    BadInput says what to mend. The service asks, since an auditor sees no nominal.
    """
    if not REASON_MIN <= len(reason.strip()) <= REASON_MAX:
        raise BadInput(f"Say in a line why you ask, in {REASON_MAX} characters at most.", field="reason")
    if (reference is None) == (nominal_id is None):
        raise BadInput("Give the force's reference, or the nominal's id: one of the two.", field="reference")
    named = nominal.c.id == nominal_id if reference is None else nominal.c.reference == reference.strip()
    key: UUID | None = await connection.scalar(
        select(nominal.c.id).where(nominal.c.force_id == principal.force_id, named)
    )
    if key is None:
        field = "nominalId" if reference is None else "reference"
        raise BadInput("The force has nobody under this: look at it again, letter by letter.", field=field)
    event = ledger.by(
        principal,
        AuditOperation.CONSULTATION,
        "accesses",
        object_type="nominal",
        object_ids=(key,),
        subject_ids=(key,),
        row_count=1,
        reason=reason.strip(),
    )
    await ledger.append(connection, event)
    return key
