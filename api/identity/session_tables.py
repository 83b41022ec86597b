"""What the front door remembers: browser sessions, tokens taken back, and the development provider's own notes.

No cookie, code or token stands here in clear: each row is found by the SHA-256 of what the caller shows. Only the
gate (`api/db/context.py`) sees these tables.
"""

from sqlalchemy import Column, Index, PrimaryKeyConstraint, Table, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY

from api.db.columns import belongs_to, identifier, instant, metadata, record

browser_session = record(
    "browser_session",
    Column("digest", Text, nullable=False, comment="SHA-256 of the 256 random bits in the cookie."),
    identifier("principal_id"),
    Column("roles", ARRAY(Text), nullable=False, comment="What the identity provider said; intersected with ours."),
    Column("acr", Text),
    Column("amr", ARRAY(Text), nullable=False, server_default="{}"),
    instant("signed_in_at", comment="When the person proved who they are, as the identity provider says."),
    instant("created_at"),
    instant("idle_ends_at", comment="Moved on by use, never beyond ends_at."),
    instant("ends_at"),
    instant("revoked_at", optional=True),
    Column("revoked_because", Text),
    belongs_to("principal_id", "principal"),
    UniqueConstraint("digest"),
    Index(None, "force_id", "principal_id"),
    comment="One signed-in browser. The browser holds a random name for this row and nothing else.",
)

revoked_token = Table(
    "revoked_token",
    metadata,
    Column("digest", Text, nullable=False, comment="SHA-256 of issuer and token id."),
    instant("expires_at", comment="The token's own end, after which this row means nothing."),
    PrimaryKeyConstraint("digest"),
    Index(None, "expires_at"),
    comment="Access tokens that are refused before they end.",
)

provider_code = Table(
    "provider_code",
    metadata,
    Column("digest", Text, nullable=False, comment="SHA-256 of the authorization code."),
    Column("client_id", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("redirect_uri", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("nonce", Text),
    Column("code_challenge", Text, nullable=False),
    instant("signed_in_at"),
    instant("expires_at"),
    instant("used_at", optional=True),
    Column("token_digest", Text, comment="The token it was exchanged for, taken back if the code comes again."),
    instant("token_expires_at", optional=True),
    PrimaryKeyConstraint("digest"),
    Index(None, "expires_at"),
    comment="The development identity provider's authorization codes.",
)

provider_assertion = Table(
    "provider_assertion",
    metadata,
    Column("digest", Text, nullable=False, comment="SHA-256 of client and assertion id."),
    instant("expires_at"),
    PrimaryKeyConstraint("digest"),
    Index(None, "expires_at"),
    comment="Client assertions that the development identity provider has seen: each counts once.",
)
