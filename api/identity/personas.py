"""The people and the machine that the development identity provider can play: names and jobs, all invented.

A persona becomes somebody only by a row in `doorstep.principal` whose issuer is the provider and whose subject is the
persona's name; the demo force makes those rows from this list.
"""

from dataclasses import dataclass
from enum import StrEnum

from api.identity.principal import Role


class Workplace(StrEnum):
    """Where the demo force puts a persona."""

    SOMU = "SOMU"
    OCAIT = "OCAIT"
    DISTRICT = "DISTRICT"
    CHILDRENS_SOCIAL_CARE = "CHILDRENS_SOCIAL_CARE"
    PROBATION = "PROBATION"
    NCA = "NCA"
    HEADQUARTERS = "HEADQUARTERS"


@dataclass(frozen=True, kw_only=True)
class Persona:
    """One persona. `name` is its subject; `title` says who it is in words.

    `is_officer` personas have an officer row in a unit of their workplace; those of an agency have an agency row.
    """

    name: str
    title: str
    roles: tuple[Role, ...]
    workplace: Workplace
    is_officer: bool = False
    is_machine: bool = False


PERSONAS: tuple[Persona, ...] = (
    Persona(
        name="officer",
        title="Offender manager",
        roles=(Role.OFFENDER_MANAGER,),
        workplace=Workplace.SOMU,
        is_officer=True,
    ),
    Persona(
        name="officer2",
        title="Offender manager, same unit",
        roles=(Role.OFFENDER_MANAGER,),
        workplace=Workplace.SOMU,
        is_officer=True,
    ),
    Persona(
        name="supervisor",
        title="Supervisor of the unit",
        roles=(Role.SUPERVISOR,),
        workplace=Workplace.SOMU,
        is_officer=True,
    ),
    Persona(
        name="governance",
        title="Superintendent, public protection",
        roles=(Role.GOVERNANCE,),
        workplace=Workplace.HEADQUARTERS,
    ),
    Persona(
        name="ocait",
        title="Online child abuse analyst",
        roles=(Role.OCAIT_ANALYST,),
        workplace=Workplace.OCAIT,
        is_officer=True,
    ),
    Persona(
        name="ocait_supervisor",
        title="Supervisor of the online child abuse team",
        roles=(Role.SUPERVISOR,),
        workplace=Workplace.OCAIT,
        is_officer=True,
    ),
    Persona(
        name="district",
        title="District officer, without a caseload: reports from a phone",
        roles=(Role.DISTRICT_OFFICER,),
        workplace=Workplace.DISTRICT,
        is_officer=True,
    ),
    Persona(
        name="intelligence",
        title="Intelligence unit",
        roles=(Role.INTELLIGENCE_UNIT,),
        workplace=Workplace.HEADQUARTERS,
    ),
    Persona(
        name="sources",
        title="Source register",
        roles=(Role.SOURCE_REGISTER,),
        workplace=Workplace.HEADQUARTERS,
    ),
    Persona(
        name="partner",
        title="Partner: children's social care",
        roles=(Role.PARTNER_READER, Role.PARTNER_CONTRIBUTOR),
        workplace=Workplace.CHILDRENS_SOCIAL_CARE,
    ),
    Persona(
        name="partner_reader",
        title="Partner: children's social care, reading only",
        roles=(Role.PARTNER_READER,),
        workplace=Workplace.CHILDRENS_SOCIAL_CARE,
    ),
    Persona(
        name="probation",
        title="Partner: probation",
        roles=(Role.PARTNER_READER, Role.PARTNER_CONTRIBUTOR),
        workplace=Workplace.PROBATION,
    ),
    Persona(
        name="council-system",
        title="Partner: a council's own system, which names who asks",
        roles=(Role.PARTNER_READER, Role.PARTNER_CONTRIBUTOR),
        workplace=Workplace.CHILDRENS_SOCIAL_CARE,
        is_machine=True,
    ),
    Persona(
        name="nca",
        title="Partner: National Crime Agency",
        roles=(Role.PARTNER_READER, Role.PARTNER_CONTRIBUTOR),
        workplace=Workplace.NCA,
    ),
    Persona(name="dpo", title="Data-protection officer", roles=(Role.DPO,), workplace=Workplace.HEADQUARTERS),
    Persona(name="auditor", title="Auditor", roles=(Role.AUDITOR,), workplace=Workplace.HEADQUARTERS),
    Persona(name="admin", title="Administrator", roles=(Role.ADMIN,), workplace=Workplace.HEADQUARTERS),
    Persona(
        name="integrator",
        title="Another system of the force",
        roles=(Role.INTEGRATOR,),
        workplace=Workplace.HEADQUARTERS,
        is_machine=True,
    ),
)

BY_NAME = {persona.name: persona for persona in PERSONAS}


def issuer_of(public_url: str) -> str:
    """The issuer identifier of the development identity provider at this address."""
    return f"{public_url}/idp"
