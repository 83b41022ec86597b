"""Who looked at one nominal: for an auditor alone, complete in one place (DPA 2018 s.62)."""

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, Final

import strawberry
from strawberry import ID

from api.audit import accesses
from api.audit.vocabulary import AccessDecision, AccessKind
from api.identity.principal import Principal
from api.intelligence import store
from api.nominals import looking
from schema.identifiers import maybe_id
from schema.matching import InstantRange
from schema.organisation import Agency
from schema.paging import connection_of
from schema.publish import publish_enum
from schema.reading.declare import argument, column, compiled, matched, paged, records, to_one
from schema.reading.sources import Found, Parameters, SortKey

# Names that no variable of an operation can have.
_NOMINAL: Final = "doorstep.nominal"
_REPORTS: Final = "doorstep.reports"

publish_enum(
    AccessKind,
    {
        "ADMINISTRATION": "Something was set for the force.",
        "ALTERATION": "Something was changed.",
        "AUTHENTICATION": "Somebody signed in.",
        "COLLECTION": "Something new was recorded.",
        "COMBINATION": "Records were put together.",
        "CONSULTATION": "It was read, or sent to a phone.",
        "DEVICE": "Something happened to a phone.",
        "DISCLOSURE": "A partner agency was told.",
        "ERASURE": "Something was erased.",
        "HELD": "A phone held it from `at` until `until`: there it is read with no signal, as often as one likes.",
        "HIDDEN": "A partner agency asked, and was told nothing: its agreement hides the nominal.",
        "NOT_FOUND": "It was asked for by its id, and the caller may not see it: nothing was told.",
    },
)
publish_enum(
    AccessDecision,
    {"DENY": "Refused.", "PERMIT": "Allowed.", "QUARANTINE": "Kept, and put before a person."},
)


@records("audit_event", subject="nominal_id")
class Access:
    """One way in which somebody came to one nominal: who, when, what. It tells names of fields and never content."""

    id: ID = column("The id of this entry: a UUID.")
    kind: AccessKind = column("In which way.")
    at: datetime = column("When; of what a phone held, since when.")
    until: datetime | None = column("Until when a phone held it; null: it still does, or it is of no such kind.")
    decision: AccessDecision = column("How it ended.")
    who: str = column("The name of the person or program; at most 200 characters. `Not known`: it is gone.")
    agency: Agency | None = to_one("The partner agency for which they work; null: they are of the force.", "agency_id")
    on_behalf_of: str | None = column("The person at the agency for whom its machine acted, as the agency names them.")
    client_id: str | None = column("The program that asked; null: none is known.")
    phone: str | None = column("What the phone calls itself; null: it was no phone.")
    action: str = column("The root field or the act, for example `overdueObligations`.")
    fields: list[str] = column(
        "What was told, each once, type and field, for example `Nominal.name`; of a disclosure, the fields of the"
        " agreement. What policy kept back of a record was null there. Empty: the action by itself says what."
    )
    reason: str | None = column("Why, where a reason was given or something was refused.")


@connection_of(Access, "accesses")
class AccessConnection:
    """A page of accesses."""


@strawberry.input(description="Which accesses. What is given must hold together; a null says nothing.")
class AccessFilter:
    at: InstantRange | None = matched("About when; of what a phone held, about since when.", "at", "timestamptz")
    kind: list[AccessKind] | None = matched("In one of these ways, 100 at most.", "kind", "text")


class _Asking:
    """The asking is written down before it is answered; the service finds whom it is about."""

    def applies(self, _: Principal) -> bool:
        return True

    async def tell(
        self, connection: Any, principal: Principal, arguments: Mapping[str, Any], _: datetime
    ) -> dict[str, Any]:
        key = await looking.asked(
            connection,
            principal,
            reference=arguments.get("reference"),
            nominal_id=maybe_id(arguments.get("nominalId"), "nominalId"),
            reason=str(arguments["reason"]),
        )
        return {_NOMINAL: key, _REPORTS: await store.reports_about(connection, principal.force_id, key)}

    def making(self, _: Mapping[str, Any], binds: Parameters) -> str:
        nominal, reports = binds.value(itemgetter(_NOMINAL), "uuid"), binds.value(itemgetter(_REPORTS), "uuid[]")
        return accesses.found(binds.fact("force_id"), nominal, reports)


_ASKING: Final = _Asking()
ACCESSES: Final = Found(
    orders={"LATEST": SortKey(lambda row, _: row["at"], "timestamptz", descending=True)},
    default=("LATEST",),
    making=_ASKING.making,
    telling=_ASKING,
)


@strawberry.type
class AuditQueries:
    accesses: AccessConnection = compiled(
        ACCESSES,
        "Who looked at one nominal or at reports about them, changed them or told of them, with what phones held and"
        " what partners asked: the latest first. The asking is audited with its reason, and stands in the answer.",
        argument(
            "reference", str | None, "The force's reference of the nominal, 30 characters at most; or `nominalId`."
        ),
        argument("nominal_id", ID | None, "The nominal's id."),
        argument("reason", str, f"Why you ask, in a line: {looking.REASON_MAX} characters at most."),
        *paged(AccessFilter),
    )
