"""The review of a visit, step by step, and its write-up on the national system."""

from datetime import datetime

from strawberry import ID

from api.visits.following import NationalSystem, ReviewStep, WriteUp
from schema.organisation import Officer
from schema.publish import publish_enum
from schema.reading.declare import column, records, to_one

publish_enum(
    ReviewStep,
    {
        "REVIEWED": "A supervisor has read it.",
        "COUNTERSIGNED": "A supervisor has signed it too.",
        "RETURNED": "A supervisor wants more: a comment says what.",
        "REWORKED": "Its officer has added to it; it is reviewed anew.",
    },
)
publish_enum(
    WriteUp,
    {
        "VISIT": "The visit.",
        "BREACH": "A breach suspected at it.",
        "DEVICES": "Devices found at it, referred to be examined.",
    },
)
publish_enum(
    NationalSystem,
    {
        "VISOR": "The violent and sex offender register.",
        "MAPPS": "The multi-agency public protection system, which replaces it.",
        "DMI": "The force's digital media investigators: for DEVICES, and for nothing else.",
    },
)


@records("visit_review", subject="access_nominal_id")
class VisitReview:
    """One step of a visit's review."""

    id: ID = column("The step's id: a UUID.")
    step: ReviewStep = column("Which step.")
    comment: str = column("What was said; at most 2,000 characters.")
    at: datetime = column("When.")
    by: Officer = to_one("Who.", "by_id")


@records("visit_writeup", subject="access_nominal_id")
class VisitWriteUp:
    """A visit, or a suspected breach, as it was keyed into the national system."""

    id: ID = column("The entry's id: a UUID.")
    what: WriteUp = column("The visit or the breach.")
    system: NationalSystem = column("Which system.")
    reference: str = column("Its reference there; at most 100 characters.")
    keyed_at: datetime = column("When it was keyed.")
    keyer: Officer = to_one("Who keyed it.", "keyed_by")
