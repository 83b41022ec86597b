"""The words of the audit: what was done, and how it ended. Alphabetical."""

from enum import StrEnum


class AuditOperation(StrEnum):
    """What was done. The six of DPA 2018 s.62(1) in their own words, and what security needs beside them."""

    ADMINISTRATION = "administration"
    ALTERATION = "alteration"
    AUTHENTICATION = "authentication"
    COLLECTION = "collection"
    COMBINATION = "combination"
    CONSULTATION = "consultation"
    DEVICE = "device"
    DISCLOSURE = "disclosure"
    ERASURE = "erasure"


class AuditDecision(StrEnum):
    """How it ended."""

    DENY = "deny"
    PERMIT = "permit"
    QUARANTINE = "quarantine"


class AccessKind(StrEnum):
    """In which way somebody came to one nominal: an operation of the audit, or what stands beside it."""

    ADMINISTRATION = "ADMINISTRATION"
    ALTERATION = "ALTERATION"
    AUTHENTICATION = "AUTHENTICATION"
    COLLECTION = "COLLECTION"
    COMBINATION = "COMBINATION"
    CONSULTATION = "CONSULTATION"
    DEVICE = "DEVICE"
    DISCLOSURE = "DISCLOSURE"
    ERASURE = "ERASURE"
    HELD = "HELD"
    HIDDEN = "HIDDEN"
    NOT_FOUND = "NOT_FOUND"


class AccessDecision(StrEnum):
    """How it ended."""

    DENY = "DENY"
    PERMIT = "PERMIT"
    QUARANTINE = "QUARANTINE"
