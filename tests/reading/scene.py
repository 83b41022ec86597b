"""A small force with every kind of record, some of it awkward: nulls, ties, restricted nominals, a second force."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from api.identity.principal import Principal, Role
from api.nominals.commands import AddressKind, AgeBand, ConditionKind, ManagementMode, MarkerCode, OrderKind, RiskLevel
from tests.makers import (
    Owner,
    insert,
    make_force,
    make_nominal,
    make_officer,
    make_principal,
    make_unit,
    make_visit_policy,
)
from tests.reading.scene_elsewhere import another_force
from tests.reading.scene_of_cases import make_cases, make_reports
from tests.reading.scene_of_records import make_records
from tests.reading.scene_of_sharing import make_sharing
from tests.reading.scene_of_sync import NOW, make_attachments, make_conflicts, make_held, make_phones
from tests.reading.scene_of_visits import add_visit, pair_visits

NAMES = ("Ada Vale", "ada vale", "Bo Quirke", "Cy Ölm", "Del O'Hara", 'Eve "Q" Nash', "Flo\\Back", "Gus Marsh")


@dataclass(frozen=True, repr=False)
class Scene:
    """Who may ask, and some ids to ask for."""

    manager: Principal
    colleague: Principal
    supervisor: Principal
    admin: Principal
    analyst: Principal
    grader: Principal
    integrator: Principal
    district: Principal
    auditor: Principal
    partner: Principal
    dpo: Principal
    nominals: tuple[UUID, ...]
    elsewhere: UUID


async def make_scene(owner: Owner, *, seed: int = 7, nominals: int = 14) -> Scene:
    """The same scene for the same seed, but for ids."""
    chance = random.Random(seed)
    await make_force(owner)
    units = [await make_unit(owner), await make_unit(owner, name="SOMU West", district=None)]
    officers = [
        await make_officer(owner, units[number // 2], name=f"PC {NAMES[number]}", is_constable=number != 1)
        for number in range(4)
    ]
    policy = await make_visit_policy(owner)
    await _warrants(owner)
    made = []
    for number in range(nominals):
        place = number % 4 if number < 8 else chance.randrange(2)
        made.append(await _nominal(owner, chance, units[place // 2], officers[place], policy, officers))
    manager = await make_principal(owner, Role.OFFENDER_MANAGER, officer_id=officers[0], unit_ids=(units[0],))
    colleague = await make_principal(owner, Role.OFFENDER_MANAGER, officer_id=officers[1], unit_ids=(units[0],))
    analyst = await make_principal(owner, Role.OCAIT_ANALYST)
    grader = await make_principal(owner, Role.INTELLIGENCE_UNIT, Role.SOURCE_REGISTER)
    west = await make_principal(owner, Role.OFFENDER_MANAGER, officer_id=officers[2], unit_ids=(units[1],))
    await pair_visits(owner)
    await make_records(owner, made, units, officers, manager)
    await make_attachments(owner, manager)
    await make_held(owner, manager, made)
    await make_conflicts(owner, (manager, colleague, west), made)
    await make_phones(owner, (manager, colleague, west, analyst), made)
    cases = await make_cases(owner, chance, units[0], officers, policy["LOW"], made)
    await make_reports(owner, units, officers, cases, made)
    partner = await make_sharing(owner, officers, made, cases)
    elsewhere = await another_force(owner)
    return Scene(
        manager=manager,
        colleague=colleague,
        supervisor=_keeper(await make_principal(owner, Role.SUPERVISOR, unit_ids=(units[0],))),
        admin=_keeper(await make_principal(owner, Role.ADMIN)),
        analyst=analyst,
        grader=grader,
        integrator=await make_principal(owner, Role.INTEGRATOR),
        district=await make_principal(owner, Role.DISTRICT_OFFICER),
        auditor=await make_principal(owner, Role.AUDITOR),
        partner=partner,
        dpo=await make_principal(owner, Role.DPO),
        nominals=tuple(made),
        elsewhere=elsewhere,
    )


def _keeper(principal: Principal) -> Principal:
    return replace(principal, scopes=principal.scopes | {"devices:manage"})


async def _nominal(
    owner: Owner, chance: random.Random, unit: UUID, officer: UUID, policy: dict[str, UUID], officers: list[UUID]
) -> UUID:
    risk = chance.choice(list(RiskLevel))
    seen = chance.choice([None, NOW - timedelta(days=chance.randrange(10, 400), microseconds=chance.randrange(10**6))])
    key = await make_nominal(
        owner,
        unit,
        officer,
        name=chance.choice(NAMES),
        risk_level=risk.value,
        management_mode=chance.choice(list(ManagementMode)).value,
        restricted=chance.random() < 0.2,
        date_of_birth=chance.choice([None, date(1970, 1, 31), date(1991, 12, 1)]),
        last_successful_visit_at=seen,
    )
    if chance.random() < 0.3:
        await insert(
            owner,
            "nominal_access",
            nominal_id=key,
            officer_id=chance.choice(officers),
            reason="Works with them.",
            granted_at=NOW,
            until=chance.choice([None, datetime(2020, 1, 1, tzinfo=UTC)]),
        )
    await _parts(owner, chance, key)
    conditions = await _orders(owner, chance, key)
    visits = [await add_visit(owner, chance, key, officers, conditions) for _ in range(chance.randrange(6))]
    await _obligations(owner, chance, key, unit, officer, policy.get(risk.value, policy["LOW"]), visits)
    return key


async def _parts(owner: Owner, chance: random.Random, key: UUID) -> None:
    for _ in range(chance.randrange(3)):
        await insert(owner, "nominal_name", nominal_id=key, name=chance.choice(NAMES))
    for _ in range(chance.randrange(4)):
        await insert(
            owner,
            "address",
            nominal_id=key,
            kind=chance.choice(list(AddressKind)).value,
            lines=["1 Invented Street", "Ashby"][: chance.randrange(3)],
            postcode="ZZ1 1ZZ",
            since=date(2024, chance.randrange(1, 3), 1),
            until=chance.choice([None, date(2025, 1, 1)]),
        )
    for _ in range(chance.randrange(3)):
        await insert(
            owner,
            "marker",
            nominal_id=key,
            code=chance.choice(list(MarkerCode)).value,
            detail=chance.choice([None, 'Two "large" dogs']),
            since=date(2024, 5, 1),
            reviewed_on=date(2025, 5, 1),
            ended_on=chance.choice([None, None, date(2025, 6, 1)]),
        )
    for _ in range(chance.randrange(4)):
        await insert(
            owner,
            "household_member",
            nominal_id=key,
            first_name=chance.choice(["Ida", "Max", "Ida"]),
            relationship="child of partner",
            is_child=chance.random() < 0.5,
            age_band=chance.choice(list(AgeBand)).value,
            lives_there=chance.random() < 0.5,
        )


async def _orders(owner: Owner, chance: random.Random, key: UUID) -> list[UUID]:
    conditions = []
    for _ in range(chance.randrange(3)):
        order = await insert(
            owner,
            "nominal_order",
            nominal_id=key,
            kind=chance.choice(list(OrderKind)).value,
            made_on=date(2023, 4, 5),
            expires_on=chance.choice([None, date(2033, 4, 5)]),
        )
        conditions += [
            await insert(
                owner,
                "order_condition",
                order_id=order,
                nominal_id=key,
                kind=chance.choice(list(ConditionKind)).value,
                text="Must not.",
                check_method=chance.choice([None, "Ask."]),
                position=str(number),
                last_checked_at=chance.choice([None, datetime(2025, 7, 1, 23, 30, tzinfo=UTC)]),
            )
            for number in range(chance.randrange(3))
        ]
    return conditions


async def _warrants(owner: Owner) -> None:
    """How many attempts a warrant needs: the law became another today, and does so again tomorrow."""
    today, a_day = NOW.date(), timedelta(days=1)
    for attempts, since, until in ((1, today - 99 * a_day, today), (2, today, today + a_day), (1, today + a_day, None)):
        rule = {"code": "S96B", "applies_to": "WARRANT", "days": attempts, "source": "The law"}
        await insert(owner, "policy_row", **rule, valid_from=since, valid_to=until)


async def _obligations(
    owner: Owner, chance: random.Random, key: UUID, unit: UUID, officer: UUID, policy: UUID, visits: list[UUID]
) -> None:
    shared = {
        "kind": "VISIT_ROUTINE",
        "nominal_id": key,
        "unit_id": unit,
        "owner_id": officer,
        "policy_row_id": policy,
        "recorded_at": NOW,
        "basis": NOW,
        "explanation": "Because.",
    }
    opened = NOW - timedelta(days=500)
    for visit in visits[:2]:
        met = {"met_at": NOW - timedelta(days=300), "met_by": visit, "met_with": "VISIT", "met_recorded_at": NOW}
        superseded = chance.choice([None, None, NOW])
        await insert(owner, "obligation", **shared, **met, opened_at=opened, due_at=opened, superseded_at=superseded)
    if chance.random() < 0.8:
        due = NOW + timedelta(days=chance.randrange(-12, 3) * 10, hours=5)
        await insert(owner, "obligation", **shared, opened_at=opened, due_at=due)
