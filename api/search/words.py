"""The words of search: what is looked through, what was found to match, and how."""

from enum import StrEnum


class SearchKind(StrEnum):
    """What kind of record is found. SHARED: what a partner is told of somebody."""

    NOMINAL = "NOMINAL"
    CASE = "CASE"
    INTELLIGENCE = "INTELLIGENCE"
    SHARED = "SHARED"


class SearchField(StrEnum):
    """What of a record matched."""

    REFERENCE = "REFERENCE"
    NAME = "NAME"
    OTHER_NAMES = "OTHER_NAMES"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    ADDRESS = "ADDRESS"
    VEHICLE = "VEHICLE"
    PHONE = "PHONE"
    ONLINE = "ONLINE"
    DEVICE = "DEVICE"


class MatchedBy(StrEnum):
    """How what was asked and what is held agree."""

    EXACT = "EXACT"
    SPELLING = "SPELLING"
    SOUND = "SOUND"
    NEAR_DATE = "NEAR_DATE"
