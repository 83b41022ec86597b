"""What a visit consists of: people met, rooms seen, devices found, conditions checked; and the words for them."""

from strawberry import ID

from api.visits.commands import (
    AnnouncedReason,
    ConditionResult,
    CrewMode,
    DevicePermitted,
    VisitFlag,
    VisitOutcome,
    VisitType,
)
from schema.nominal_parts import OrderCondition
from schema.publish import publish_enum
from schema.reading.declare import column, records, to_one

publish_enum(
    VisitType,
    {
        "INITIAL": "The first visit after registration or release.",
        "ROUTINE": "A visit that policy asks for from time to time.",
        "ARMS": "A visit for an active risk management assessment.",
        "TARGETED": "A visit because of something that was heard.",
        "ADDRESS_CHANGE": "A visit to a new address.",
        "REINSTATED": "A visit after management began again.",
        "JOINT": "A visit together with another agency.",
        "S96B_WARRANT": "Entry and search under a warrant (SOA 2003 s.96B).",
        "SIGHTING_ONLY": "The nominal was met by chance, or looked for without a visit.",
    },
)
publish_enum(
    VisitOutcome,
    {
        "SUCCESSFUL": "The nominal was seen and spoken to at home. Only this meets what is owed.",
        "PARTIAL_NO_ENTRY": "The nominal was seen, without entry.",
        "NO_REPLY": "Nobody answered.",
        "ENTRY_REFUSED": "Entry was refused.",
        "NOT_RESIDENT": "The nominal does not live there.",
        "OTHERS_PRESENT_ONLY": "Only others were there.",
        "ABORTED_SAFETY": "Broken off for somebody's safety.",
        "IN_CUSTODY": "The nominal is in custody.",
        "IN_HOSPITAL": "The nominal is in hospital.",
        "ABROAD": "The nominal is abroad.",
        "DECEASED": "The nominal has died.",
    },
)
publish_enum(
    AnnouncedReason,
    {
        "ARMS_INTERVIEW": "An interview for an assessment was arranged.",
        "INTERPRETER": "An interpreter had to come.",
        "VULNERABLE_HOUSEHOLD": "Somebody vulnerable lives there.",
        "JOINT_AGENCY": "Another agency came along.",
        "WELFARE": "For somebody's welfare.",
        "OTHER": "Another reason, given in words.",
    },
)
publish_enum(
    CrewMode,
    {
        "DOUBLE": "Two or more.",
        "SINGLE_AUTHORISED": "One, as a supervisor allowed beforehand.",
        "SINGLE_UNAUTHORISED": "One, without leave: flagged.",
    },
)
publish_enum(
    ConditionResult,
    {
        "COMPLIED": "The condition was kept.",
        "SUSPECTED_BREACH": "It may have been broken.",
        "NOT_CHECKED": "It was not checked.",
        "NOT_APPLICABLE": "It did not apply at this visit.",
    },
)
publish_enum(
    DevicePermitted,
    {"YES": "The order allows it.", "NO": "The order forbids it.", "UNKNOWN": "Not known whether it is allowed."},
)
publish_enum(
    VisitFlag,
    {
        "LATE_AUTHORISED": "Arrived late, and its officer owned the nominal at the time of the visit.",
        "OUT_OF_SCOPE": "Its officer did not own the nominal at the time of the visit.",
        "SINGLE_CREWED_UNAUTHORISED": "One officer went without leave.",
        "CLOCK_SKEWED": "The phone's clock and the server's differed much.",
        "FUTURE_DATED": "It began later than the server's clock allows.",
        "ANNOUNCED_WITHOUT_REASON": "Announced, and no reason was given.",
        "SUSPECTED_BREACH": "A condition may have been broken.",
        "NOT_CHECKED_WITHOUT_REASON": "A condition was not checked, and no reason was given.",
        "TRIGGER_UNANSWERED": "A trigger of the plan was not answered, or nothing was done and no reason given.",
        "CONDITION_UNANSWERED": "An order was varied before the visit: a condition that held was not asked about.",
        "CONDITION_ENDED": "An order was varied or ended before the visit: a condition checked held no longer.",
        "ATTACHMENTS_TOO_MANY": "It promised more attachments than a visit takes: the last of them are not taken.",
        "ATTACHMENT_TOO_BIG": "It promised an attachment of more than 20 MiB, which is not taken.",
        "ATTACHMENT_NOT_TAKEN": "It promised an attachment of a kind that is not taken.",
    },
)


@records("visit_person", subject="visit_id")
class VisitPerson:
    """Someone met at a visit, other than the nominal."""

    id: ID = column("The entry's id: a UUID.")
    name: str = column("The name as told; at most 200 characters.")
    relationship: str = column("What they are to the nominal; at most 200 characters.")
    is_child: bool = column("Under 18 years.")
    note: str | None = column("What was noted; at most 500 characters.")


@records("visit_room", subject="visit_id")
class VisitRoom:
    """A room at a visit."""

    id: ID = column("The entry's id: a UUID.")
    name: str = column("Which room; at most 200 characters.")
    seen: bool = column("Whether it was seen.")
    note: str | None = column("What was noted, or why it was not seen; at most 500 characters.")


@records("visit_device", subject="visit_id")
class VisitDevice:
    """A device found at a visit."""

    id: ID = column("The entry's id: a UUID.")
    kind: str = column("What it is; at most 200 characters.")
    description: str = column("Make, model, owner; at most 500 characters.")
    permitted: DevicePermitted = column("Whether the nominal's order allows it.")
    examined: bool = column("Whether it was examined.")
    note: str | None = column("What was noted; at most 500 characters.")


@records("condition_check", subject="visit_id")
class ConditionCheck:
    """What the check of one condition showed at one visit."""

    id: ID = column("The entry's id: a UUID.")
    condition: OrderCondition | None = to_one(
        "The condition; null if the caller may not see the order.", "condition_id"
    )
    condition_id: ID = column("The id of that condition.")
    result: ConditionResult = column("What the check showed.")
    note: str | None = column("What was noted; at most 500 characters.")
