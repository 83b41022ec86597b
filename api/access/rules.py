"""The rules that policy is made of: the roles, where a row stands, and who sees, works with or made what is about it.

Pure: a rule is a value (`language.py`); which table it holds for stands in `policy.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api.access.language import (
    GRANTED,
    Any_,
    ColumnAmong,
    ColumnIs,
    HasRole,
    IsSet,
    IsTrue,
    Named,
    Not,
    Rule,
)
from api.db.context import GATE, SERVICE
from api.identity.principal import Role

OFFICER = HasRole((Role.OFFENDER_MANAGER.value,))
SUPERVISOR = HasRole((Role.SUPERVISOR.value,))
ANALYST = HasRole((Role.OCAIT_ANALYST.value,))
DISTRICT = HasRole((Role.DISTRICT_OFFICER.value,))
GOVERNANCE = HasRole((Role.GOVERNANCE.value,))
INTELLIGENCE = HasRole((Role.INTELLIGENCE_UNIT.value,))
SOURCES = HasRole((Role.SOURCE_REGISTER.value,))
INTEGRATOR = HasRole((Role.INTEGRATOR.value,))
DPO = HasRole((Role.DPO.value,))
AUDITOR = HasRole((Role.AUDITOR.value,))
PARTNER = HasRole((Role.PARTNER_READER.value, Role.PARTNER_CONTRIBUTOR.value))
ADMIN = HasRole((Role.ADMIN.value,))
THE_SERVICE = HasRole((SERVICE,))
THE_GATE = HasRole((GATE,))
STAFF = HasRole(
    (
        Role.OFFENDER_MANAGER.value,
        Role.SUPERVISOR.value,
        Role.OCAIT_ANALYST.value,
        Role.DISTRICT_OFFICER.value,
        Role.INTELLIGENCE_UNIT.value,
    )
)

OWNER = ColumnIs("owner_id", "officer_id")
IN_UNIT = ColumnAmong("unit_id", "unit_ids")


@dataclass(frozen=True)
class Standing:
    """The columns in which a row says whose nominal it is about; and, of a visit, who made it."""

    nominal: str = "nominal_id"
    owner: str = "access_owner_id"
    unit: str = "access_unit_id"
    restricted: str = "access_restricted"
    officers: tuple[str, ...] = ("officer_id", "second_officer_id")


# A nominal stands where it says; what is about one carries that along (api/nominals/standing.py).
ITSELF = Standing("id", "owner_id", "unit_id", "restricted")
ABOUT_NOMINAL = Standing()
# A case stands where it says, and what is about one carries that along (api/cases/standing.py). What is owed of a case
# has the three columns under the names that all obligations have.
CASE_ITSELF = Standing("id", "owner_id", "unit_id", "embargoed")
ABOUT_CASE = Standing("case_id", restricted="access_embargoed")
OWED_OF_CASE = Standing("case_id")
PART_OF_VISIT = Standing("access_nominal_id", officers=("access_officer_id", "access_second_officer_id"))


def columns(at: Standing) -> tuple[str, ...]:
    return (at.nominal, at.owner, at.unit, at.restricted)


def _owned(at: Standing) -> Rule:
    return ColumnIs(at.owner, "officer_id")


def _in_unit(at: Standing) -> Rule:
    return ColumnAmong(at.unit, "unit_ids")


def _granted(at: Standing) -> Rule:
    return ColumnAmong(at.nominal, GRANTED)


def seen(at: Standing) -> Rule:
    """The nominal is seen. A restricted one by its owner and by those granted need-to-know, whatever their role."""
    need_to_know = Not(IsTrue(at.restricted)) | _owned(at) | _granted(at)
    theirs = _owned(at) | _in_unit(at) | _granted(at)
    rule = (
        THE_SERVICE
        | (need_to_know & ((OFFICER & theirs) | (SUPERVISOR & _in_unit(at)) | ANALYST | DISTRICT | GOVERNANCE))
        | (INTEGRATOR & Not(IsTrue(at.restricted)))
    )
    return Named("whoever sees the nominal", rule)


def for_the_desk(at: Standing) -> Rule:
    """The intelligence unit finds out whom a report describes: who somebody is, of all who are not restricted."""
    return INTELLIGENCE & Not(IsTrue(at.restricted))


def identified(at: Standing) -> Rule:
    """Who somebody is: name, other names, date of birth, addresses, and who manages them."""
    return seen(at) | for_the_desk(at)


def whole(at: Standing) -> Rule:
    """The whole record: an officer's own caseload, a supervisor's unit, whoever was granted need-to-know."""
    rule = THE_SERVICE | (OFFICER & (_owned(at) | _granted(at))) | (SUPERVISOR & _in_unit(at))
    return Named("whoever works with the nominal", rule)


def safety(at: Standing) -> Rule:
    """The safety card: warnings, where, and what an order forbids. Whoever may meet the nominal needs it."""
    return whole(at) | OFFICER | DISTRICT | ANALYST | GOVERNANCE


def overseen(at: Standing) -> Rule:
    """What the board counts by: who had the nominal and when, who lives there, what was decided on failed attempts.
    Governance answers for the whole force and sees the specific risk behind each number.
    """
    return whole(at) | GOVERNANCE


def made_by_caller(at: Standing) -> Rule:
    """The visit was made by the caller."""
    return Named("the officers of the visit", Any_(tuple(ColumnIs(column, "officer_id") for column in at.officers)))


def narrative(at: Standing) -> Rule:
    """What was said and seen at a visit; an analyst and another system see that it took place, and its outcome."""
    return THE_SERVICE | made_by_caller(at) | (seen(at) & whole(at))


def visit_seen(at: Standing) -> Rule:
    """That a visit took place, and its outcome."""
    return THE_SERVICE | made_by_caller(at) | (seen(at) & (whole(at) | ANALYST | INTEGRATOR | GOVERNANCE))


def _may_know(at: Standing) -> Rule:
    """A covert case is known to its officer and to those named."""
    return Not(IsTrue(at.restricted)) | _owned(at) | _granted(at)


def case_worked(at: Standing) -> Rule:
    """Works with the case: the online child abuse team, and the supervisor of its unit."""
    rule = THE_SERVICE | (ANALYST & _may_know(at)) | (SUPERVISOR & _in_unit(at))
    return Named("whoever works with the case", rule)


def case_whole(at: Standing) -> Rule:
    """The whole case: who works with it, and officers of other teams who were named."""
    return case_worked(at) | ((OFFICER | SUPERVISOR) & _granted(at))


def case_seen(at: Standing) -> Rule:
    """That there is a case, and what is owed of it. Governance counts what is not covert."""
    return Named("whoever sees the case", case_whole(at) | (GOVERNANCE & _may_know(at)))


def owed_seen() -> Rule:
    """What is owed: of a nominal by whoever sees them, of a case by whoever sees that."""
    return (IsSet("nominal_id") & seen(ABOUT_NOMINAL)) | (IsSet("case_id") & case_seen(OWED_OF_CASE))


# What the page for readers explains once.
NAMED = (
    seen(ITSELF),
    whole(ITSELF),
    made_by_caller(ABOUT_NOMINAL),
    case_seen(CASE_ITSELF),
    case_worked(CASE_ITSELF),
)
# Columns that a child repeats, by its parent's table: the child's name, and the parent's own.
REPEATED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "nominal": dict(zip(columns(ABOUT_NOMINAL), columns(ITSELF), strict=True)),
        "ocait_case": dict(zip(columns(ABOUT_CASE), columns(CASE_ITSELF), strict=True))
        | {"access_restricted": "embargoed"},
        "visit": dict(zip(columns(PART_OF_VISIT), columns(ABOUT_NOMINAL), strict=True))
        | dict(zip(PART_OF_VISIT.officers, ABOUT_NOMINAL.officers, strict=True)),
    }
)
