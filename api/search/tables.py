"""What may be found of every record, as tokens, and the spellings by which a token may be meant.

Both are kept by the database itself, in the transaction of what they are made of (`migrations`: 0096); nobody writes
them by hand. A token stands where its nominal or case stands.
"""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, Text, text

from api.db.columns import choice, identifier, record
from api.nominals.standing import STANDING
from api.search.words import SearchField

_OWN = "The nominal's or case's own, kept equal by the database: for row policy."
search_entry = record(
    "search_entry",
    identifier("nominal_id", optional=True),
    identifier("case_id", optional=True),
    identifier("report_id", optional=True),
    identifier("access_owner_id", optional=True, comment=_OWN),
    identifier("access_unit_id", optional=True, comment=_OWN),
    Column("access_restricted", Boolean, comment=_OWN),
    identifier("source_id", comment="The row whose value it is of."),
    *choice("field", SearchField),
    Column("token", Text, nullable=False),
    Column("for_visitors", Boolean, nullable=False, comment="For whoever sees the safety card."),
    Column("for_managers", Boolean, nullable=False, comment="For whoever works with the nominal."),
    *(
        ForeignKeyConstraint(
            ["force_id", key, *STANDING],
            [f"doorstep.{table}.{column}" for column in ("force_id", "id", "owner_id", "unit_id", hidden)],
            onupdate="CASCADE",
            ondelete="CASCADE",
        )
        for key, table, hidden in (("nominal_id", "nominal", "restricted"), ("case_id", "ocait_case", "embargoed"))
    ),
    ForeignKeyConstraint(
        ["force_id", "report_id"],
        ["doorstep.intelligence_report.force_id", "doorstep.intelligence_report.id"],
        ondelete="CASCADE",
    ),
    CheckConstraint("num_nonnulls(nominal_id, case_id, report_id) = 1", name="about"),
    Index(None, "force_id", "token"),
    Index(None, "force_id", "source_id"),
    *(
        Index(f"search_entry_of_{name}", "force_id", f"{name}_id", postgresql_where=text(f"{name}_id is not null"))
        for name in ("nominal", "case", "report")
    ),
    comment="One token of one value by which a record may be found.",
)
search_spelling = record(
    "search_spelling",
    Column("key", Text, nullable=False),
    Column("token", Text, nullable=False),
    Column("cost", Integer, nullable=False, comment="0 the token, 1 or 2 letters left out, 3 how it sounds."),
    Index(None, "force_id", "key"),
    comment="A token of some name or street with a spelling near it. Two that learn one token at once may both stand.",
)
