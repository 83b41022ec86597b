"""What else is known of a nominal: identities, devices, other agencies' references, what they are to the law."""

from datetime import date, datetime

from strawberry import ID

from api.nominals.known import IdentityKind, NominalCategory
from schema import case_words
from schema.organisation import Officer
from schema.reading.declare import column, expression, records, to_one
from schema.reading.sources import Parameters, Row

# Their words are published before the types that use them.
assert case_words


@records("known_identity", subject="nominal_id")
class KnownIdentity:
    """A name on a platform, an address or a number by which a nominal is known."""

    id: ID = column("Its id: a UUID.")
    kind: IdentityKind = column("What kind it is.")
    platform: str = column("The platform, if it is of one; at most 100 characters.")
    value: str = column("What it is; at most 200 characters.")
    recorded_at: datetime = column("When it was recorded.")


@records("known_device", subject="nominal_id")
class KnownDevice:
    """A device that a nominal has or had."""

    id: ID = column("Its id: a UUID.")
    description: str = column("What it is; at most 500 characters.")
    exhibit: str = column("The exhibit's reference; at most 100 characters.")
    seized_at: datetime | None = column("When it was seized; null: it was not.")


@records("agency_reference", subject="nominal_id")
class AgencyReference:
    """Another agency's reference about a nominal."""

    id: ID = column("Its id: a UUID.")
    agency: str = column("The agency; at most 200 characters.")
    reference: str = column("The reference; at most 100 characters.")
    what: str = column("What it is of, as a code; at most 60 characters.")
    since: datetime = column("Since when.")


@records("nominal_category", subject="nominal_id")
class Category:
    """What a nominal was to the law and when: nothing before a conviction is told of a convicted person."""

    id: ID = column("Its id: a UUID.")
    category: NominalCategory = column("What they were.")
    since: date = column("From which day.")
    until: date | None = column("The first day on which it holds no longer; null: it holds.")
    source: str = column("How it is known; at most 500 characters.")


def _content(row: Row, _: Parameters) -> str:
    return f"encode({row['content']}, 'base64')"


@records("nominal_document", subject="nominal_id")
class NominalDocument:
    """A file about a nominal that a case handed over on conviction. It passed the gate there: no picture."""

    id: ID = column("Its id: a UUID.")
    name: str = column("What it is called; at most 200 characters.")
    kind: str = column("What it is, found in its content; at most 40 characters.")
    bytes: int = column("How many bytes it has.")
    sha256: str = column("The SHA-256 of its content, in hexadecimal.")
    added_at: datetime = column("When it was added to the case.")
    content: str = expression("Its content in base64, lines of 76 characters.", _content)


@records("nominal_welfare_plan", subject="nominal_id")
class NominalWelfarePlan:
    """How somebody was looked after while they were a suspect, handed over by the case on conviction."""

    id: ID = column("Its id: a UUID.")
    text: str = column("The plan; at most 2,000 characters.")
    written_at: datetime = column("When it was written.")
    writer: Officer = to_one("Who wrote it.", "written_by")
