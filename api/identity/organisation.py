"""Where people work: the words for units and agencies, shared by identity's tables and the schema."""

from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit does: sex offender management, online child abuse investigation, or a district's policing."""

    SOMU = "SOMU"
    OCAIT = "OCAIT"
    DISTRICT = "DISTRICT"


class AgencyKind(StrEnum):
    """What kind of partner an agency is."""

    CHILDRENS_SOCIAL_CARE = "CHILDRENS_SOCIAL_CARE"
    PROBATION = "PROBATION"
    PRISON = "PRISON"
    HEALTH = "HEALTH"
    HOUSING = "HOUSING"
    NCA = "NCA"
    POLICE_FORCE = "POLICE_FORCE"
