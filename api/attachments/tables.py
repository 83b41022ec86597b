"""The bytes of attachments, in pieces, encrypted at rest (`vault.py`). Why they lie in the database: decisions/0070.

While an attachment arrives, its pieces are what was received, in the order of `at`; once it is complete they are what
is shown: of a picture the re-encoded one, of anything else the file. The change from the one to the other is one
transaction, and so is each piece with the offset that it moves.
"""

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Integer, LargeBinary, PrimaryKeyConstraint, Table

from api.db.columns import identifier, metadata

attachment_piece = Table(
    "attachment_piece",
    metadata,
    Column("force_id", Integer, nullable=False),
    identifier("attachment_id"),
    Column("at", BigInteger, nullable=False, comment="Where in the whole it begins, in bytes before encryption."),
    Column("data", LargeBinary, nullable=False, comment="Nonce, then what AES-256-GCM made of it under the vault key."),
    PrimaryKeyConstraint("force_id", "attachment_id", "at"),
    ForeignKeyConstraint(
        ["force_id", "attachment_id"], ["doorstep.visit_attachment.force_id", "doorstep.visit_attachment.id"]
    ),
    comment="A piece of an attachment: of what has arrived, or of what is shown.",
)
