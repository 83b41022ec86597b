"""What is wrong with an agreement, in words that say how to mend it. Pure: a machine reads it before a person signs."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final

from api.identity.organisation import AgencyKind
from api.refusals import UserError
from api.sharing.agreement import AgreedField, AgreedPurpose, AgreedRows, Agreement
from api.sharing.law import Reach
from api.sharing.words import Gateway, SharedField

TITLE_MAX: Final = 200
CLAUSE_MAX: Final = 60
TEXT_MAX: Final = 500
_NAMED: Final = {
    AgencyKind.CHILDRENS_SOCIAL_CARE: "a council",
    AgencyKind.PROBATION: "probation",
    AgencyKind.PRISON: "a prison",
    AgencyKind.HEALTH: "a health body",
    AgencyKind.HOUSING: "a housing provider",
    AgencyKind.NCA: "the National Crime Agency",
    AgencyKind.POLICE_FORCE: "another police force",
}


def faults(agreement: Agreement, *, now: datetime, reach: Reach, districts: Collection[str] = ()) -> list[UserError]:
    """Everything that stands against signing it; nothing: it may be signed. `districts` are those of the force."""
    return [
        *_of_period(agreement, now),
        *_of_words(agreement),
        *_of_purposes(agreement, reach),
        *_of_rows(agreement, districts),
        *_of_fields(agreement),
        *_of_health(agreement),
    ]


def _of_period(agreement: Agreement, now: datetime) -> Iterator[UserError]:
    if agreement.valid_to <= agreement.valid_from:
        yield _fault("PERIOD_UPSIDE_DOWN", "valid_to", "It ends before it begins: give a later end.")
    if agreement.valid_to <= now:
        yield _fault("EXPIRED", "valid_to", "Its period is over: give a later end, as a new version.")
    if agreement.ended_at is not None:
        yield _fault("ENDED", "ended_at", "It was ended: make a new version.")


def _of_words(agreement: Agreement) -> Iterator[UserError]:
    for name, limit in (("title", TITLE_MAX), ("contact_name", TITLE_MAX), ("contact", TITLE_MAX)):
        text = getattr(agreement, name)
        if not text.strip():
            yield _fault("REQUIRED", name, f"{name} is empty: a partner must know what it is and whom to ask.")
        elif len(text) > limit:
            yield _fault("TOO_LONG", name, f"{name} may have {limit} characters; it has {len(text)}.")


def _of_purposes(agreement: Agreement, reach: Reach) -> Iterator[UserError]:
    if not agreement.purposes:
        yield _fault("NO_PURPOSE", "purposes", "Nothing may be shared for no purpose: name one with its gateway.")
    seen = Counter(each.purpose for each in agreement.purposes)
    for purpose, count in seen.items():
        if count > 1:
            yield _fault("TWICE", "purposes", f"{purpose} stands there twice: name one gateway for it.")
    for place, each in enumerate(agreement.purposes):
        yield from _of_purpose(f"purposes.{place}", each, agreement.agency_kind, reach)


def _of_purpose(path: str, each: AgreedPurpose, kind: AgencyKind, reach: Reach) -> Iterator[UserError]:
    if each.gateway is None:
        yield _fault("NO_GATEWAY", f"{path}.gateway", f"{each.purpose} has no gateway: say which law allows it.")
    elif kind not in reach[each.gateway]:
        open_to = [gateway.value for gateway in Gateway if kind in reach[gateway]]
        words = f"{each.gateway} does not reach {_NAMED[kind]}. These do: {', '.join(open_to)}."
        yield _fault("GATEWAY_DOES_NOT_REACH", f"{path}.gateway", words)
    if not each.necessity.strip():
        yield _fault("NECESSITY_REQUIRED", f"{path}.necessity", "Say why it is necessary and proportionate.")
    elif len(each.necessity) > TEXT_MAX:
        yield _fault("TOO_LONG", f"{path}.necessity", f"At most {TEXT_MAX} characters.")


def _of_rows(agreement: Agreement, districts: Collection[str]) -> Iterator[UserError]:
    if not agreement.rows:
        yield _fault("NO_ROWS", "rows", "It covers nobody: say whom, by district, risk or children in the home.")
    for place, rows in enumerate(agreement.rows):
        if rows == AgreedRows():
            words = "This line covers everybody the force manages: name districts, risk levels, modes or children."
            yield _fault("COVERS_EVERYBODY", f"rows.{place}", words)
        for district in rows.districts:
            if districts and district not in districts:
                yield _fault("UNKNOWN_DISTRICT", f"rows.{place}.districts", f"The force has no district {district}.")


def _of_fields(agreement: Agreement) -> Iterator[UserError]:
    counted = Counter(each.field for each in agreement.fields)
    for name in SharedField:
        if counted[name] == 0:
            yield _fault("UNDECIDED_FIELD", f"fields.{name}", f"{name} is not decided: show it, or withhold it.")
        elif counted[name] > 1:
            yield _fault("TWICE", f"fields.{name}", f"{name} is decided twice: decide it once.")
    for each in agreement.fields:
        if not each.shown:
            yield from _of_withheld(f"fields.{each.field}", each)


def _of_withheld(path: str, each: AgreedField) -> Iterator[UserError]:
    if each.category is None:
        yield _fault("CATEGORY_REQUIRED", f"{path}.category", f"Say what kind of reason keeps {each.field} back.")
    if not each.clause.strip() or not each.reason.strip():
        yield _fault("REASON_REQUIRED", path, f"Name the clause that keeps {each.field} back, and the reason.")
    if len(each.clause) > CLAUSE_MAX or len(each.reason) > TEXT_MAX:
        yield _fault("TOO_LONG", path, f"A clause may have {CLAUSE_MAX} characters, a reason {TEXT_MAX}.")


def _of_health(agreement: Agreement) -> Iterator[UserError]:
    if SharedField.HEALTH in agreement.shown and not agreement.schedule_8.strip():
        words = "Health data is sensitive processing: name the condition of DPA 2018 Schedule 8 that is met (s.35(5))."
        yield _fault("NO_SCHEDULE_8_CONDITION", "schedule_8", words)


def _fault(code: str, field: str, message: str) -> UserError:
    return UserError(code=code, field=field, message=message)
