"""The front door's memory: browser sessions, revoked tokens, the development provider's codes and assertions."""

from migrations.script import run

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_UP = """
create table doorstep.browser_session (
  force_id integer not null,
  id uuid not null,
  digest text not null,
  principal_id uuid not null,
  roles text[] not null,
  acr text,
  amr text[] default '{}' not null,
  signed_in_at timestamptz not null,
  created_at timestamptz not null,
  idle_ends_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  revoked_because text,
  constraint browser_session_pkey primary key (force_id, id),
  constraint browser_session_force_id_fkey foreign key (force_id, principal_id)
    references doorstep.principal (force_id, id),
  constraint browser_session_digest_key unique (digest)
);
create index browser_session_force_id_principal_id_idx on doorstep.browser_session (force_id, principal_id);
comment on table doorstep.browser_session is
  'One signed-in browser. The browser holds a random name for this row and nothing else.';
comment on column doorstep.browser_session.digest is 'SHA-256 of the 256 random bits in the cookie.';
comment on column doorstep.browser_session.roles is
  'What the identity provider said; intersected with ours.';
comment on column doorstep.browser_session.signed_in_at is
  'When the person proved who they are, as the identity provider says.';
comment on column doorstep.browser_session.idle_ends_at is 'Moved on by use, never beyond ends_at.';

create table doorstep.revoked_token (
  digest text not null,
  expires_at timestamptz not null,
  constraint revoked_token_pkey primary key (digest)
);
create index revoked_token_expires_at_idx on doorstep.revoked_token (expires_at);
comment on table doorstep.revoked_token is 'Access tokens that are refused before they end.';
comment on column doorstep.revoked_token.digest is 'SHA-256 of issuer and token id.';
comment on column doorstep.revoked_token.expires_at is
  'The token''s own end, after which this row means nothing.';

create table doorstep.provider_code (
  digest text not null,
  client_id text not null,
  subject text not null,
  redirect_uri text not null,
  scope text not null,
  nonce text,
  code_challenge text not null,
  signed_in_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  token_digest text,
  token_expires_at timestamptz,
  constraint provider_code_pkey primary key (digest)
);
create index provider_code_expires_at_idx on doorstep.provider_code (expires_at);
comment on table doorstep.provider_code is
  'The development identity provider''s authorization codes.';
comment on column doorstep.provider_code.digest is 'SHA-256 of the authorization code.';
comment on column doorstep.provider_code.token_digest is
  'The token it was exchanged for, taken back if the code comes again.';

create table doorstep.provider_assertion (
  digest text not null,
  expires_at timestamptz not null,
  constraint provider_assertion_pkey primary key (digest)
);
create index provider_assertion_expires_at_idx on doorstep.provider_assertion (expires_at);
comment on table doorstep.provider_assertion is
  'Client assertions that the development identity provider has seen: each counts once.';
comment on column doorstep.provider_assertion.digest is 'SHA-256 of client and assertion id.';

grant select, insert, update on doorstep.browser_session to doorstep_app;
-- What has ended is swept away by whoever adds the next row.
grant select, insert, update, delete
  on doorstep.revoked_token, doorstep.provider_code, doorstep.provider_assertion to doorstep_app;
"""

_DOWN = """
drop table doorstep.provider_assertion;
drop table doorstep.provider_code;
drop table doorstep.revoked_token;
drop table doorstep.browser_session;
"""


def upgrade() -> None:
    run(_UP)


def downgrade() -> None:
    run(_DOWN)
