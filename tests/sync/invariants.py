"""What must hold when all is calm again, by oracles that read the tables as their owner and know no policy."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from api.sync.comparing import compare
from api.sync.digests import Comparison, SyncDigestInput, SyncDigestResult, SyncHolding, digest_of
from tests.sync.conftest import Scene
from tests.sync.phone import Phone


async def oracle(scene: Scene, phone: Phone) -> dict[tuple[str, str, str], int]:
    """What the phone's person may see: each record's place and version, straight from the tables."""
    person, unit = phone.principal, scene.unit
    rows = await scene.owner.fetch(
        """
        with mine as (select id from doorstep.nominal where owner_id = $1),
        seen (scope, entity, id) as (
          select 'caseload:' || $1, 'nominal', id from mine
          union all select 'caseload:' || $1, 'visit', v.id from doorstep.visit v
            where v.nominal_id in (select id from mine)
          union all select 'caseload:' || $1, 'obligation', o.id from doorstep.obligation o
            where o.nominal_id in (select id from mine) and o.superseded_at is null
          union all select 'unit:' || unit_id, 'officer', id from doorstep.officer where unit_id = $2 and is_active
          union all select 'user:' || principal_id, 'submission', id from doorstep.sync_mutation
            where principal_id = $3 and state <> 'APPLIED')
        select s.scope, s.entity, s.id, r.ticket
        from seen s
        left join doorstep.sync_row r on (r.scope, r.entity, r.id) = (s.scope, s.entity, s.id) and r.present
        """,
        person.officer_id,
        unit,
        person.id,
    )
    return {(row["scope"], row["entity"], str(row["id"])): row["ticket"] for row in rows}


async def compared(phone: Phone) -> SyncDigestResult:
    """What the server says to the digests that the phone makes from its own rows."""
    assert phone.hello is not None
    holdings = tuple(_holding(phone, scope) for scope in phone.cursors)
    said = SyncDigestInput(device_id=phone.device_id, epoch=phone.hello.epoch, scopes=holdings)
    return await compare(phone.services, phone.principal, said)


def _holding(phone: Phone, scope: str) -> SyncHolding:
    made = digest_of((key[1], UUID(key[2]), row[0]) for key, row in phone.base.items() if key[0] == scope)
    return SyncHolding(scope=scope, cursor=phone.cursors.get(scope), count=made.count, sum=str(made.sum))


async def assert_ledger(scene: Scene, saved: Mapping[UUID, str]) -> None:
    entries = await scene.rows("select id, payload_sha256, state from doorstep.sync_mutation")
    assert {row["id"]: row["payload_sha256"] for row in entries} == saved, "I1: lost, doubled or changed"
    visits = await scene.rows("select id, submission_id from doorstep.visit")
    applied = {row["id"] for row in entries if row["state"] == "APPLIED"}
    assert len(visits) == len(applied), "I2: a visit lost or doubled"
    assert {row["submission_id"] for row in visits} == applied, "I2: a visit without its submission"


async def assert_chains(scene: Scene, nominals: Sequence[UUID]) -> None:
    """What is owed follows from the visits alone, whatever order they came in."""
    for nominal in nominals:
        made = await scene.rows(
            "select started_at from doorstep.visit where nominal_id = $1 and outcome = 'SUCCESSFUL'", nominal
        )
        times = sorted({row["started_at"] for row in made})
        chain = await scene.rows(
            "select opened_at, met_at from doorstep.obligation where nominal_id = $1 and superseded_at is null"
            " order by opened_at",
            nominal,
        )
        assert [row["met_at"] for row in chain] == ([*times, None] if times else [])
        assert [row["opened_at"] for row in chain][1:] == times


async def assert_converged(scene: Scene, phone: Phone, *, revoked: bool) -> None:
    if revoked:
        assert phone.base == {}, "I4: a revoked phone keeps what it had"
        return
    versions = {key: row[0] for key, row in phone.base.items()}
    assert versions == await oracle(scene, phone), "I3: a phone does not have what its person may see"
    verdicts = [one.verdict for one in (await compared(phone)).scopes]
    assert verdicts == [Comparison.SAME] * len(phone.cursors), "a whole phone is found to differ"
