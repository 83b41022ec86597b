"""Alembic's entry: runs the ladder on the connection that `api/db/migrate.py` opened, inside its transaction."""

from alembic import context

from api.alerts import tables as _alerts  # noqa: F401
from api.assessments import tables as _assessments  # noqa: F401 - registers its tables
from api.attachments import tables as _attachments  # noqa: F401
from api.audit import receipts as _receipts  # noqa: F401
from api.audit import tables as _audit  # noqa: F401
from api.cases import history as _case_history  # noqa: F401
from api.cases import tables as _cases  # noqa: F401
from api.db.columns import metadata
from api.identity import session_tables as _sessions  # noqa: F401
from api.identity import tables as _identity  # noqa: F401
from api.intelligence import tables as _intelligence  # noqa: F401
from api.nominals import known as _known  # noqa: F401
from api.nominals import tables as _nominals  # noqa: F401
from api.obligations import clock_tables as _clocks  # noqa: F401
from api.obligations import tables as _obligations  # noqa: F401
from api.oversight import tables as _oversight  # noqa: F401
from api.plans import tables as _plans  # noqa: F401
from api.search import tables as _search  # noqa: F401
from api.sharing import agreement_tables as _agreements  # noqa: F401
from api.sharing import concern_tables as _concerns  # noqa: F401
from api.sharing import event_tables as _events  # noqa: F401
from api.sharing import tables as _sharing  # noqa: F401
from api.sync import tables as _sync  # noqa: F401
from api.visits import tables as _visits  # noqa: F401

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_schemas=True,
    version_table="doorstep_migration",
    version_table_schema="public",
)
with context.begin_transaction():
    context.run_migrations()
