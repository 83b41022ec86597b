"""When a record counts as made, in SQL: what `rules.act_time` decides in Python."""

from api.visits.rules import CLOCK_TOLERANCE


def acted_at(visit: str) -> str:
    """Of a row of `visit` under this name: what the phone said, put right where its clock was wrong."""
    return (
        f"least({visit}.started_at + case when abs(coalesce({visit}.clock_skew_seconds, 0)) >"
        f" {int(CLOCK_TOLERANCE.total_seconds())} then make_interval(secs => {visit}.clock_skew_seconds)"
        f" else interval '0' end, {visit}.received_at)"
    )
