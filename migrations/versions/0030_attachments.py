"""What visits promise to bring along, the bytes of it, and for how long an upload that stands still is kept."""

from migrations.script import run

revision = "0030"
down_revision = "0024"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE doorstep.visit_attachment (
  force_id INTEGER NOT NULL,
  id UUID NOT NULL,
  visit_id UUID NOT NULL,
  access_nominal_id UUID NOT NULL,
  access_owner_id UUID NOT NULL,
  access_unit_id UUID NOT NULL,
  access_restricted BOOLEAN NOT NULL,
  access_officer_id UUID NOT NULL,
  access_second_officer_id UUID,
  principal_id UUID NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  caption TEXT,
  key TEXT,
  state TEXT NOT NULL,
  problem TEXT,
  received_bytes INTEGER DEFAULT '0' NOT NULL,
  touched_at TIMESTAMP WITH TIME ZONE,
  completed_at TIMESTAMP WITH TIME ZONE,
  content_id UUID,
  shown_mime TEXT,
  shown_bytes INTEGER,
  CONSTRAINT visit_attachment_pkey PRIMARY KEY (force_id, id),
  CONSTRAINT visit_attachment_visit_id_fkey FOREIGN KEY(force_id, visit_id, access_nominal_id, access_owner_id,
    access_unit_id, access_restricted) REFERENCES doorstep.visit (force_id, id, nominal_id, access_owner_id,
    access_unit_id, access_restricted) ON UPDATE CASCADE,
  CONSTRAINT visit_attachment_kind_check CHECK (kind in ('PHOTO', 'SIGNATURE', 'VOICE_NOTE', 'DOCUMENT')),
  CONSTRAINT visit_attachment_mime_length_check CHECK (char_length(mime) <= 100),
  CONSTRAINT visit_attachment_caption_length_check CHECK (char_length(caption) <= 500),
  CONSTRAINT visit_attachment_state_check CHECK (state in ('EXPECTED', 'RECEIVING', 'COMPLETE', 'REJECTED')),
  CONSTRAINT visit_attachment_problem_check CHECK (problem in ('HASH_DIFFERS', 'KIND_NOT_TAKEN',
    'MORE_THAN_IT_SAYS', 'NOT_WHAT_IT_SAYS', 'TOO_BIG', 'TOO_MANY', 'TOO_MANY_PIXELS', 'UNOPENABLE',
    'UNREADABLE_PICTURE')),
  CONSTRAINT visit_attachment_principal_id_fkey FOREIGN KEY(force_id, principal_id) REFERENCES
    doorstep.principal (force_id, id),
  CONSTRAINT visit_attachment_bytes_check CHECK (bytes > 0 and received_bytes >= 0),
  CONSTRAINT visit_attachment_rejected_check CHECK ((state = 'REJECTED') = (problem is not null)),
  CONSTRAINT visit_attachment_complete_check CHECK ((state = 'COMPLETE') = (completed_at is not null and
    content_id is not null and shown_bytes is not null))
);
CREATE INDEX visit_attachment_force_id_visit_id_position_idx ON doorstep.visit_attachment (force_id, visit_id,
  position);
CREATE INDEX visit_attachment_unfinished ON doorstep.visit_attachment (force_id, touched_at) WHERE state =
  'RECEIVING';
COMMENT ON TABLE doorstep.visit_attachment IS 'What a visit promised to bring along, and how far it has come.';
COMMENT ON COLUMN doorstep.visit_attachment.access_nominal_id IS 'The visit''s nominal: for row policy.';
COMMENT ON COLUMN doorstep.visit_attachment.access_owner_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_attachment.access_unit_id IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_attachment.access_restricted IS
  'The nominal''s own, kept equal by the database: for row policy.';
COMMENT ON COLUMN doorstep.visit_attachment.access_officer_id IS 'The visit''s officer: for row policy.';
COMMENT ON COLUMN doorstep.visit_attachment.access_second_officer_id IS
  'The visit''s second officer: for row policy.';
COMMENT ON COLUMN doorstep.visit_attachment.principal_id IS
  'Who told of the visit: whose phone may deliver the bytes.';
COMMENT ON COLUMN doorstep.visit_attachment.sha256 IS
  'Of the file as it was promised; kept also where it is re-encoded.';
COMMENT ON COLUMN doorstep.visit_attachment.key IS
  'Under which the file travels, base64url; null: it travels as it is.';
COMMENT ON COLUMN doorstep.visit_attachment.received_bytes IS 'Of what travels, from its start.';
COMMENT ON COLUMN doorstep.visit_attachment.touched_at IS
  'When bytes last arrived, or the upload was opened; null: it is not.';
COMMENT ON COLUMN doorstep.visit_attachment.content_id IS
  'The attachment whose pieces are shown: its own, or its twin''s.';
CREATE TABLE doorstep.attachment_piece (
  force_id INTEGER NOT NULL,
  attachment_id UUID NOT NULL,
  at BIGINT NOT NULL,
  data BYTEA NOT NULL,
  CONSTRAINT attachment_piece_pkey PRIMARY KEY (force_id, attachment_id, at),
  CONSTRAINT attachment_piece_attachment_id_fkey FOREIGN KEY(force_id, attachment_id) REFERENCES
    doorstep.visit_attachment (force_id, id)
);
COMMENT ON TABLE doorstep.attachment_piece IS
  'A piece of an attachment: of what has arrived, or of what is shown.';
COMMENT ON COLUMN doorstep.attachment_piece.at IS 'Where in the whole it begins, in bytes before encryption.';
COMMENT ON COLUMN doorstep.attachment_piece.data IS
  'Nonce, then what AES-256-GCM made of it under the vault key.';
alter table doorstep.attachment_piece alter column data set storage external;
"""
_RULES = """
create trigger visit_attachment_stand before insert on doorstep.visit_attachment
  for each row execute function doorstep.stand_as_visit();
create constraint trigger visit_attachment_sync after update on doorstep.visit_attachment
  deferrable initially deferred for each row
  when (old.state is distinct from new.state and new.state in ('COMPLETE', 'REJECTED'))
  execute function doorstep.sync_visit_part();
grant select, insert on doorstep.visit_attachment to doorstep_app;
grant update (state, problem, received_bytes, touched_at, completed_at, content_id, shown_mime, shown_bytes)
  on doorstep.visit_attachment to doorstep_app;
grant select, insert, delete on doorstep.attachment_piece to doorstep_app;
"""
_RETENTION = """
alter table doorstep.retention drop constraint retention_code_check;
alter table doorstep.retention add constraint retention_code_check check (code in ({codes}));
"""


def upgrade() -> None:
    run("set local lock_timeout = '4s'")
    run(_TABLES)
    run(_RULES)
    run(_RETENTION.format(codes="'TOMBSTONES', 'UPLOADS'"))


def downgrade() -> None:
    run("set local lock_timeout = '4s'")
    run("alter table doorstep.retention no force row level security")
    run("delete from doorstep.retention where code = 'UPLOADS'")
    run(_RETENTION.format(codes="'TOMBSTONES'"))
    run("alter table doorstep.retention force row level security")
    for table in ("attachment_piece", "visit_attachment"):
        run(f"drop table doorstep.{table}")
