"""Nothing lost, nothing twice: several phones against the real service, in every order that Hypothesis can think of.

Each run draws a history: visits saved, batches sent, answers lost, duplicates and late answers, nominals given away,
phones revoked and cloned, transactions that commit late, the epoch changed. Then faults end, and the invariants of
docs/sync.md are checked: every saved visit is in the ledger exactly once with its digest (I1), each made one visit or
one held submission (I2), every phone has what its officer may see, ids and versions (I3), and nothing was ever shown
that was not theirs (I4), within a few rounds (I8).
"""

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.conftest import Installation
from tests.sync.history import Phones

# About a minute in the default suite; DOORSTEP_SOAK=1 draws sixty times as many histories.
HISTORIES = 1_500 if os.environ.get("DOORSTEP_SOAK") else 25
STEPS = 30


def test_no_history_loses_a_visit_doubles_it_or_shows_it_to_a_stranger(installation: Installation) -> None:
    run_state_machine_as_test(
        lambda: Phones(installation),
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
