"""The policy of search: a page of `policy.py`, and read only there.

A token is found by whoever sees what it is of. So what a caller may not see can be neither found nor ranked by.
"""

from collections.abc import Mapping
from types import MappingProxyType

from api.access.entity import EntityPolicy, shown
from api.access.language import Always, IsSet, IsTrue, Not, Parent
from api.access.rules import ABOUT_NOMINAL, OWED_OF_CASE, THE_SERVICE, case_whole, for_the_desk, safety, seen, whole

_OF_NOMINAL = (
    seen(ABOUT_NOMINAL)
    & (Not(IsTrue("for_visitors")) | safety(ABOUT_NOMINAL))
    & (Not(IsTrue("for_managers")) | whole(ABOUT_NOMINAL))
) | (for_the_desk(ABOUT_NOMINAL) & Not(IsTrue("for_managers")))

SEARCH: Mapping[str, EntityPolicy] = MappingProxyType(
    {
        "search_entry": EntityPolicy(
            read=THE_SERVICE
            | (IsSet("nominal_id") & _OF_NOMINAL)
            | (IsSet("case_id") & case_whole(OWED_OF_CASE))
            | (IsSet("report_id") & Parent("intelligence_report", "report_id", Always())),
            fields=shown("score why kind record"),
        ),
        # Words by which somebody is named somewhere in the force, and nothing of whom.
        "search_spelling": EntityPolicy(read=Always(), fields=shown("")),
    }
)
