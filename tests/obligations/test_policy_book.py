"""A force sees its policy as a file, starts from the baseline, and changes it by rows that take over from a day."""

from collections.abc import Sequence

import pytest

from api.obligations import baseline, policy_book, relaw
from api.refusals import BadInput
from tests.conftest import Place
from tests.makers import FORCE, Owner, make_force
from tests.sync.conftest import NOW


async def _where(place: Place, owner: Owner) -> tuple[str, str, int]:
    await make_force(owner)
    return place.url, place.secrets.row_key, FORCE


async def test_a_force_starts_from_the_baseline_once_and_sees_it(place: Place, owner: Owner) -> None:
    where = await _where(place, owner)

    assert await policy_book.start(*where) == len(list(baseline.policy_rows()))
    assert await policy_book.start(*where) == 0

    shown = await policy_book.show(*where)
    assert _sorted(baseline.read_rows(shown)) == _sorted(baseline.policy_rows())
    assert await owner.fetchval("select count(*) from doorstep.bank_holiday") == len(list(baseline.bank_holidays()))


async def test_a_row_takes_over_from_its_first_day(place: Place, owner: Owner) -> None:
    where = await _where(place, owner)
    await policy_book.start(*where)
    header = ",".join(policy_book.COLUMNS)

    said = f"{header}\nVISIT_FIRST,,,,10,,,,AFTER,DISREGARDS,,2027-01-01,,Force policy 12\n"
    done = await relaw.change(place.database, FORCE, said, NOW)

    rows = await owner.fetch(
        "select days, valid_from::text, valid_to::text from doorstep.policy_row where code = 'VISIT_FIRST' order by 2"
    )
    assert done == (1, 0)
    assert [tuple(row) for row in rows] == [(15, "2004-05-01", "2027-01-01"), (10, "2027-01-01", None)]


async def test_a_case_that_came_later_is_added_and_what_the_force_set_or_ended_stays(
    place: Place, owner: Owner
) -> None:
    where = await _where(place, owner)
    await policy_book.start(*where)
    await owner.execute("delete from doorstep.policy_row where applies_to = 'CHILD_HOURS' or code = 'ALERT_ANSWER'")
    await owner.execute("update doorstep.policy_row set valid_to = '2020-01-01' where applies_to = 'SAME_VISIT'")
    await owner.execute("delete from doorstep.policy_row where code = 'VISIT_ROUTINE' and risk_level <> 'HIGH'")

    assert await policy_book.start(*where) == 3

    found = await owner.fetch("select code, applies_to, risk_level, valid_to from doorstep.policy_row")
    rows = {(row["code"], row["applies_to"]): row for row in found}
    assert {("NOTIF_STAY7", "CHILD_HOURS"), ("ALERT_ANSWER", None), ("ALERT_ANSWER", "SIGNALS")} <= rows.keys()
    assert rows["VISIT_RECORD", "SAME_VISIT"]["valid_to"] is not None
    assert [row["risk_level"] for row in found if row["code"] == "VISIT_ROUTINE"] == ["HIGH"]


_TWO_UNITS = "SAR,,,1,3,,,,AFTER,RUNS_ON,,2027-01-01,,two units"


@pytest.mark.parametrize(
    "text",
    [
        "nothing\n1\n",
        "{header}\nNO_SUCH,,,,3,,,,AFTER,RUNS_ON,,2027-01-01,,x\n",
        f"{{header}}\nVISIT_FIRST,,,,9,,,,AFTER,DISREGARDS,,2027-01-01,,sound by itself\n{_TWO_UNITS}\n",
    ],
)
async def test_what_cannot_be_read_changes_nothing(place: Place, owner: Owner, text: str) -> None:
    where = await _where(place, owner)
    await policy_book.start(*where)
    before = await policy_book.show(*where)

    with pytest.raises(BadInput):
        await relaw.change(place.database, FORCE, text.format(header=",".join(policy_book.COLUMNS)), NOW)

    assert await policy_book.show(*where) == before


def _sorted(rows: object) -> Sequence[str]:
    return sorted(str(sorted(row.items())) for row in rows)  # type: ignore[attr-defined]
