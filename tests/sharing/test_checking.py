"""A machine reads an agreement before a person signs it, and says what is wrong in words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from api.identity.organisation import AgencyKind
from api.nominals.commands import ManagementMode, RiskLevel
from api.refusals import BadInput
from api.sharing import agreeing, checking, law, page
from api.sharing.agreement import AgreedField, AgreedPurpose, AgreedRows, Agreement, Covered, covers, in_force
from api.sharing.words import Gateway, Purpose, SharedField, WithheldCategory
from api.values import new_id
from tests.sharing.conftest import BEGINS, ENDS, agreed

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SOUND = agreed(new_id(), AgencyKind.CHILDRENS_SOCIAL_CARE, {})
PROBATION = agreed(new_id(), AgencyKind.PROBATION, {})
WITHHELD = AgreedField(
    field=SharedField.HEALTH, shown=False, category=WithheldCategory.HEALTH, clause="4", reason="Not agreed."
)


def codes(agreement: Agreement) -> list[str]:
    return [fault.code for fault in checking.faults(agreement, now=NOW, reach=law.reach(), districts=["Ashby"])]


def purpose(gateway: Gateway | None, necessity: str = "Needed.") -> tuple[AgreedPurpose, ...]:
    return (AgreedPurpose(purpose=Purpose.PUBLIC_PROTECTION, gateway=gateway, necessity=necessity),)


def with_field(other: AgreedField) -> tuple[AgreedField, ...]:
    return tuple(other if each.field is other.field else each for each in SOUND.fields)


def test_a_sound_agreement_has_no_fault() -> None:
    assert codes(SOUND) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"valid_to": BEGINS}, "PERIOD_UPSIDE_DOWN"),
        ({"valid_to": NOW}, "EXPIRED"),
        ({"ended_at": NOW}, "ENDED"),
        ({"contact": " "}, "REQUIRED"),
        ({"title": "x" * 201}, "TOO_LONG"),
        ({"purposes": ()}, "NO_PURPOSE"),
        ({"purposes": purpose(Gateway.COMMON_LAW) * 2}, "TWICE"),
        ({"purposes": purpose(None)}, "NO_GATEWAY"),
        ({"purposes": purpose(Gateway.NCA_GATEWAY)}, "GATEWAY_DOES_NOT_REACH"),
        ({"purposes": purpose(Gateway.COMMON_LAW, "")}, "NECESSITY_REQUIRED"),
        ({"rows": ()}, "NO_ROWS"),
        ({"rows": (AgreedRows(),)}, "COVERS_EVERYBODY"),
        ({"rows": (AgreedRows(districts=("Nowhere",)),)}, "UNKNOWN_DISTRICT"),
        ({"fields": SOUND.fields[1:]}, "UNDECIDED_FIELD"),
        ({"fields": (*SOUND.fields, SOUND.fields[0])}, "TWICE"),
        ({"fields": with_field(replace(WITHHELD, category=None))}, "CATEGORY_REQUIRED"),
        ({"fields": with_field(replace(WITHHELD, clause=""))}, "REASON_REQUIRED"),
        ({"schedule_8": ""}, "NO_SCHEDULE_8_CONDITION"),
    ],
)
def test_each_fault_is_found(said: dict[str, Any], code: str) -> None:
    assert code in codes(replace(SOUND, **said))


def test_health_that_is_withheld_needs_no_condition() -> None:
    assert codes(replace(SOUND, fields=with_field(WITHHELD), schedule_8="")) == []


def test_the_duty_to_cooperate_does_not_reach_the_national_crime_agency() -> None:
    nca = agreed(new_id(), AgencyKind.NCA, {})
    assert codes(nca) == []

    found = checking.faults(replace(nca, purposes=purpose(Gateway.CJA2003_S325_4)), now=NOW, reach=law.reach())

    assert [fault.code for fault in found] == ["GATEWAY_DOES_NOT_REACH"]
    assert "does not reach the National Crime Agency" in found[0].message
    assert "NCA_GATEWAY" in found[0].message


def test_every_gateway_reaches_somebody_by_a_named_law() -> None:
    assert all(kinds and all(source for source in kinds.values()) for kinds in law.reach().values())


PAGE = """
agency = "Ashby Council children's social care"
kind = "CHILDRENS_SOCIAL_CARE"
title = "Ashby and Northmoor"
valid_from = 2026-01-01
valid_to = 2028-01-01
contact_name = "Head of safeguarding"
contact = "safeguarding@ashby.example"
shown = ["NAME", "RISK_LEVEL"]

[[purposes]]
purpose = "CHILD_SAFEGUARDING"
gateway = "CHILDREN_ACT_2004"
necessity = "Children in the home of a registered offender."

[[rows]]
districts = ["Ashby"]
with_children = true

[[withheld]]
field = "HEALTH"
category = "HEALTH"
clause = "4"
reason = "Not agreed."
"""


def test_a_file_says_what_stands_in_it() -> None:
    read = page.read(PAGE)

    assert read.agency == "Ashby Council children's social care"
    assert read.agreement.rows == (AgreedRows(districts=("Ashby",), with_children=True),)
    assert read.agreement.shown == {SharedField.NAME, SharedField.RISK_LEVEL}
    assert read.agreement.gateway_for(Purpose.CHILD_SAFEGUARDING) is Gateway.CHILDREN_ACT_2004
    assert read.agreement.valid_from == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"NAME", ', '"SHOE_SIZE", ', "there is no 'SHOE_SIZE'. Choose one of REFERENCE, NAME"),
        ("2028-01-01", '"soon"', "valid_to is a day"),
        ("[[rows]]", "[rows]", "rows is written as [[rows]]"),
        ('kind = "CHILDRENS_SOCIAL_CARE"', 'kind = "CLUB"', "there is no 'CLUB'"),
        ("with_children = true", "with_pets = true", "with_pets, which is no part of an agreement"),
        ("with_children = true", "with_children = 1", "with_children is true or false"),
        ('title = "Ashby and Northmoor"', "", "title is missing"),
        ("valid_from", "valid_from =", "This is no TOML"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(before: str, after: str, words: str) -> None:
    with pytest.raises(BadInput) as refusal:
        page.read(PAGE.replace(before, after, 1))

    assert words in refusal.value.message


def test_checking_a_file_says_each_fault_on_a_line() -> None:
    found = agreeing.check(PAGE, NOW)

    assert len(found) == len(SharedField) - 3
    assert all("is not decided: show it, or withhold it." in line for line in found)


def test_the_highest_signed_version_that_holds_is_in_force() -> None:
    first = replace(SOUND, version=1, signed_at=BEGINS)
    second = replace(first, version=2)

    assert in_force([first, second], NOW) is second
    assert in_force([first, replace(second, signed_at=None)], NOW) is first
    assert in_force([first, replace(second, ended_at=NOW)], NOW) is first
    assert in_force([replace(first, valid_to=NOW)], NOW) is None
    assert in_force([replace(first, valid_from=ENDS)], NOW) is None


def person(**said: Any) -> Covered:
    whole: dict[str, Any] = {
        "id": new_id(),
        "restricted": False,
        "risk_level": RiskLevel.HIGH,
        "management_mode": ManagementMode.ACTIVE,
        "district": "Ashby",
        "has_children": False,
    }
    return Covered(**(whole | said))


def test_all_that_a_line_says_must_hold_and_any_line_is_enough() -> None:
    lines = (
        AgreedRows(districts=("Ashby",), with_children=True),
        AgreedRows(risk_levels=(RiskLevel.VERY_HIGH,), modes=(ManagementMode.ACTIVE,)),
    )
    agreement = replace(SOUND, rows=lines)

    assert covers(agreement, person(has_children=True))
    assert not covers(agreement, person())
    assert not covers(agreement, person(has_children=True, district="Westby"))
    assert covers(agreement, person(district=None, risk_level=RiskLevel.VERY_HIGH))
    assert not covers(agreement, person(risk_level=RiskLevel.VERY_HIGH, management_mode=ManagementMode.CUSTODY))
    assert not covers(agreement, person(has_children=True, restricted=True))
