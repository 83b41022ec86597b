"""Where people work: the caller, units, officers, partner agencies."""

import strawberry
from strawberry import ID

from api.access.language import ColumnAmong, IsTrue
from api.identity.organisation import AgencyKind, UnitKind
from api.identity.principal import Role
from schema.paging import Node, connection_of
from schema.publish import publish_enum
from schema.reading.declare import column, expression, matched, records, to_one
from schema.reading.sources import Pages, Parameters, SortKey

publish_enum(
    UnitKind,
    {
        "SOMU": "A sex offender management unit.",
        "OCAIT": "An online child abuse investigation team.",
        "DISTRICT": "A district's policing.",
    },
)
publish_enum(
    AgencyKind,
    {
        "CHILDRENS_SOCIAL_CARE": "A council's social care for children.",
        "PROBATION": "The Probation Service.",
        "PRISON": "His Majesty's Prison Service.",
        "HEALTH": "The health service.",
        "HOUSING": "A housing provider.",
        "NCA": "The National Crime Agency.",
        "POLICE_FORCE": "Another police force.",
    },
)
publish_enum(
    Role,
    {
        "OFFENDER_MANAGER": "Manages nominals and visits them.",
        "SUPERVISOR": "Answers for a unit's nominals and visits.",
        "OCAIT_ANALYST": "Investigates online child abuse, over the whole force.",
        "DISTRICT_OFFICER": "Polices a district and may meet a nominal there.",
        "GOVERNANCE": "Answers for the whole force's public protection: sees every unit's board.",
        "INTELLIGENCE_UNIT": "Grades and sanitises intelligence.",
        "SOURCE_REGISTER": "Knows who the sources of intelligence are.",
        "PARTNER_READER": "Reads for a partner agency what its agreement allows.",
        "PARTNER_CONTRIBUTOR": "Tells the force of concerns, for a partner agency.",
        "DPO": "The data-protection officer: signs agreements, reads the ledger of disclosures.",
        "AUDITOR": "Reads the audit.",
        "ADMIN": "Keeps accounts and settings; sees no records of nominals.",
        "INTEGRATOR": "Another system, with a token of its own.",
    },
)


@records("unit")
class Unit(Node):
    """A team of officers. Seen by everyone of the force."""

    name: str = column("What the unit is called; at most 200 characters.")
    kind: UnitKind = column("What the unit does.")
    district: str | None = column("The district that it serves; null for a force-wide unit.")


@records("agency")
class Agency(Node):
    """A partner of the force."""

    name: str = column("What the agency is called; at most 200 characters.")
    kind: AgencyKind = column("What kind of partner it is.")


@records("officer")
class Officer(Node):
    """A police officer or a member of police staff who manages nominals or supervises those who do."""

    name: str = column("Rank and name; at most 200 characters.")
    collar_number: str = column("The number on the shoulder; at most 20 characters, unique in the force.")
    is_constable: bool = column("Holds a warrant card: matters for warrants under SOA 2003 s.96B.")
    is_active: bool = column("Works here now.")
    unit: Unit = to_one("The unit that the officer belongs to.", "unit_id")
    unit_id: ID = column("The id of that unit.")


def _own_facts(binds: Parameters) -> str:
    names = "force_id force_name name officer_id principal_id roles scopes unit_id agency_id".split()
    return "select " + ", ".join(f"{binds.fact(name)} as {name}" for name in names)


@records("principal", key="principal_id", rows=_own_facts)
class Me:
    """The caller, as Doorstep knows them."""

    id: ID = column("The caller's own id, as the audit names it: a UUID.", "principal_id")
    principal_id: ID = column(
        "The caller's own id, as the audit names it.", deprecated="Use id. Removed after 2027-06-01."
    )
    name: str = column("The caller's name; at most 200 characters.")
    roles: list[Role] = expression(
        "What the caller may be, each once, in alphabetical order.",
        lambda row, _: f"array(select upper(role) from unnest({row['roles']}) role order by role)",
    )
    force_id: int = column("The caller's force: its Home Office code.")
    force_name: str = column("The name of that force.")
    officer: Officer | None = to_one("The caller as an officer; null for who is none.", "officer_id")
    unit: Unit | None = to_one("The unit in which the caller works; null for who has none.", "unit_id")
    agency: Agency | None = to_one(
        "The partner agency that the caller works for; null for the force's own.", "agency_id"
    )
    scopes: list[str] = column("What the caller's program may do for them, each once, in alphabetical order.")


@connection_of(Officer, "officers")
class OfficerConnection:
    """A page of officers."""


COLLEAGUES = Pages(
    orders={"NAME": SortKey(lambda row, _: f'lower({row["name"]}) collate "C"', "text")},
    default=("NAME",),
    rule=ColumnAmong("unit_id", "unit_ids") & IsTrue("is_active"),
)


OFFICERS = Pages(orders=COLLEAGUES.orders, default=("NAME",), rule=IsTrue("is_active"))


@strawberry.input(description="Which officers. A null says nothing.")
class OfficerFilter:
    unit_id: ID | None = matched("Of the unit with this id.", "unit_id", "uuid")


@connection_of(Unit, "units")
class UnitConnection:
    """A page of units."""


UNITS = Pages(
    orders={"NAME": SortKey(lambda row, _: f'lower({row["name"]}) collate "C"', "text")},
    default=("NAME",),
)
