-- With what this installation signs. The private half is sealed with a key outside the database.
create table signing_keys (
  kid                text primary key check (kid ~ '^[A-Za-z0-9_-]{43}$'),
  number             bigint generated always as identity unique,
  public_x           text not null check (public_x ~ '^[A-Za-z0-9_-]{43}$'),
  sealed_private_key bytea not null,
  made_at            timestamptz not null default now()
);

create trigger signing_keys_are_never_deleted
  before delete or truncate on signing_keys
  for each statement execute function refuse_change();

-- What the chair writes beside the record of a round.
create table minutes (
  round_id   uuid primary key references rounds (id),
  version    integer not null default 1 check (version > 0),
  state      text not null default 'draft' check (state in ('draft', 'offered', 'frozen')),
  -- How often they were offered.
  revision   integer not null default 0 check (revision >= 0),
  draft      jsonb not null,
  changed_by uuid not null references people (id),
  changed_at timestamptz not null default now(),
  check (state = 'draft' or revision > 0)
);

create trigger minutes_are_never_deleted
  before delete or truncate on minutes
  for each statement execute function refuse_change();

-- What was frozen stays frozen; a draft taken back goes on as a draft.
create function keep_minutes_frozen() returns trigger language plpgsql as $$
begin
  if old.state = 'frozen' or (old.state = 'offered' and new.state = 'offered' and new.draft is distinct from old.draft) then
    raise exception 'these minutes are frozen' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create trigger minutes_are_frozen
  before update on minutes
  for each row execute function keep_minutes_frozen();

-- The words as both heads were asked about them, each time.
create table minutes_revisions (
  round_id         uuid not null references minutes (round_id),
  revision         integer not null check (revision > 0),
  content          jsonb not null,
  content_sha256   text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  offered_by       uuid not null references people (id),
  offered_at       timestamptz not null default now(),
  primary key (round_id, revision)
);

create trigger minutes_revisions_are_append_only
  before update or delete or truncate on minutes_revisions
  for each statement execute function refuse_change();

create table minutes_answers (
  round_id    uuid not null,
  revision    integer not null,
  delegation  text not null check (delegation in ('belgrade', 'pristina')),
  answer      text not null check (answer in ('approves', 'reserves')),
  reservation text not null default '',
  language    text not null check (language in ('en', 'sq', 'sr-Latn', 'sr-Cyrl')),
  answered_by uuid not null references people (id),
  answered_at timestamptz not null default now(),
  primary key (round_id, revision, delegation),
  foreign key (round_id, revision) references minutes_revisions (round_id, revision),
  check ((answer = 'reserves') = (reservation <> ''))
);

create trigger minutes_answers_are_append_only
  before update or delete or truncate on minutes_answers
  for each statement execute function refuse_change();

-- The record that was signed, and the paper that was set from it.
create table frozen_minutes (
  round_id   uuid primary key references minutes (round_id),
  record     jsonb not null,
  signed     jsonb not null,
  kid        text not null references signing_keys (kid),
  pdf        bytea not null,
  pdf_sha256 text not null check (pdf_sha256 = encode(sha256(pdf), 'hex')),
  frozen_at  timestamptz not null default now()
);

create trigger frozen_minutes_are_append_only
  before update or delete or truncate on frozen_minutes
  for each statement execute function refuse_change();
