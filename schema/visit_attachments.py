"""What visits promise to bring along, and how far it has come. The bytes are not here: see docs/integrators.md."""

from datetime import datetime

from strawberry import ID

from api.visits.attached import AttachmentKind, AttachmentProblem, AttachmentState
from schema.publish import publish_enum
from schema.reading.declare import column, expression, records
from schema.reading.sources import Parameters, Row

publish_enum(
    AttachmentKind,
    {
        "PHOTO": "A photo. Never an indecent image: those belong to the national database and nowhere else.",
        "SIGNATURE": "A signature, drawn or typed.",
        "VOICE_NOTE": "A note that was spoken.",
        "DOCUMENT": "A document, or a picture of one.",
    },
)
publish_enum(
    AttachmentState,
    {
        "EXPECTED": "Promised; nothing of it has arrived.",
        "RECEIVING": "Part of it has arrived, or it is about to be sent.",
        "COMPLETE": "It is here, and it is what was promised: the SHA-256 is equal.",
        "REJECTED": "It is not taken, or has to be sent again: see `problem`.",
    },
)
publish_enum(
    AttachmentProblem,
    {
        "HASH_DIFFERS": "What arrived is not the file that was promised. It is sent again.",
        "KIND_NOT_TAKEN": "Files of this kind are not taken.",
        "MORE_THAN_IT_SAYS": "Something else was hidden behind the picture.",
        "NOT_WHAT_IT_SAYS": "It is not a file of the kind that it says.",
        "TOO_BIG": "It is larger than 20 MiB.",
        "TOO_MANY": "The visit had promised 20 before it.",
        "TOO_MANY_PIXELS": "The picture has more than 24 million pixels.",
        "UNOPENABLE": "What arrived could not be opened. It is sent again.",
        "UNREADABLE_PICTURE": "The picture cannot be read.",
    },
)


def _received(row: Row, _: Parameters) -> str:
    whole = row["bytes"]
    return f"(case when {row['state']} = 'COMPLETE' then {whole} else least({row['received_bytes']}, {whole}) end)"


@records("visit_attachment", subject="access_nominal_id")
class VisitAttachment:
    """A photo, a signature, a voice note or a document that a visit brings along."""

    id: ID = column("The attachment's id: a UUID. Once COMPLETE, it is read at /attachments/<id>/content.")
    kind: AttachmentKind = column("What it is.")
    mime: str = column("The media type that was promised; at most 100 characters.")
    bytes: int = column("The size of the file as it was promised, in bytes.")
    sha256: str = column("The SHA-256 of the file as it was promised, hexadecimal; of a picture as it was taken.")
    caption: str | None = column("What it shows, in words; at most 500 characters.")
    state: AttachmentState = column("How far it has come.")
    problem: AttachmentProblem | None = column("Why it is rejected; null if it is not.")
    received_bytes: int = expression("How much of it has arrived, in bytes.", _received)
    completed_at: datetime | None = column("When the whole had arrived and was found to be what was promised.")
    shown_mime: str | None = column("The media type of what is shown; null until it is COMPLETE.")


def count_of(row: Row, *, arrived: bool) -> str:
    """How many a visit promised, or how many of them are here."""
    only = " and a.state = 'COMPLETE'" if arrived else ""
    return (
        f"(select count(*) from doorstep.visit_attachment a where a.force_id = {row['force_id']}"
        f" and a.visit_id = {row['id']}{only})"
    )
