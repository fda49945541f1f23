-- A decision round: drafted by the chair's people, frozen when the chair opens it to both delegations at the same moment.
create table round_code_years (
  year        integer primary key,
  last_number integer not null check (last_number > 0)
);

create table rounds (
  id             uuid primary key default gen_random_uuid(),
  code           text unique check (code ~ '^JSA-R-[0-9]{4}-[0-9]{3,6}$'),
  kind           text not null check (kind in ('assess', 'dig', 'close', 'season-list')),
  state          text not null default 'draft' check (state in ('draft', 'open', 'ended')),
  title          text not null check (title <> ''),
  agenda         text not null default '',
  budget_note    text not null default '',
  deadline       timestamptz not null,
  -- Not even whether a position was received shows before the deadline.
  hides_receipts boolean not null default false,
  version        integer not null default 1 check (version > 0),
  -- Of a draft; what an open round is about stands in its items.
  site_ids       uuid[] not null check (cardinality(site_ids) between 1 and 60),
  -- All that both delegations were given, and its hash.
  pack           jsonb,
  pack_sha256    text check (pack_sha256 ~ '^[0-9a-f]{64}$'),
  created_by     uuid not null references people (id),
  created_at     timestamptz not null default now(),
  opened_by      uuid references people (id),
  opened_at      timestamptz,
  ended_at       timestamptz,
  check ((state = 'draft') = (opened_at is null)),
  check ((state = 'ended') = (ended_at is not null)),
  check ((opened_at is null) = (code is null)),
  check ((opened_at is null) = (pack is null)),
  check ((opened_at is null) = (pack_sha256 is null)),
  check ((opened_at is null) = (opened_by is null))
);

create table round_extensions (
  round_id    uuid not null references rounds (id),
  extended_at timestamptz not null default now(),
  deadline    timestamptz not null,
  reason      text not null check (reason <> ''),
  extended_by uuid not null references people (id),
  primary key (round_id, extended_at)
);

create trigger round_extensions_are_append_only
  before update or delete or truncate on round_extensions
  for each statement execute function refuse_change();

-- What a position is given on: a site at a frozen version; in a season list all its sites together.
create table round_items (
  id             uuid primary key default gen_random_uuid(),
  round_id       uuid not null references rounds (id),
  number         integer not null check (number > 0),
  subjects       jsonb not null check (jsonb_typeof(subjects) = 'array'),
  subject_sha256 text not null check (subject_sha256 ~ '^[0-9a-f]{64}$'),
  state          text not null default 'sealed' check (state in ('sealed', 'released', 'published', 'no-position')),
  released_at    timestamptz,
  release_count  integer not null default 0 check (release_count >= 0),
  published_at   timestamptz,
  -- Why it was closed without both.
  close_reason   text not null default '',
  outcome        jsonb,
  -- Whether the site moved as agreed, and if not, what is missing.
  site_move      jsonb,
  unique (round_id, number),
  check ((state = 'published') = (published_at is not null)),
  check ((state in ('no-position', 'published')) = (outcome is not null)),
  check ((state = 'no-position') = (close_reason <> ''))
);

create table round_item_sites (
  item_id      uuid not null references round_items (id),
  site_id      uuid not null references sites (id),
  site_version integer not null check (site_version > 0),
  primary key (item_id, site_id)
);

create index round_item_sites_by_site on round_item_sites (site_id);

create trigger round_item_sites_are_append_only
  before update or delete or truncate on round_item_sites
  for each statement execute function refuse_change();

-- An open round keeps what it was opened with; only its deadline moves, and only to a later moment.
create function keep_round_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (
    (new.code, new.kind, new.title, new.agenda, new.budget_note, new.hides_receipts, new.site_ids, new.pack, new.pack_sha256, new.opened_at)
      is distinct from
    (old.code, old.kind, old.title, old.agenda, old.budget_note, old.hides_receipts, old.site_ids, old.pack, old.pack_sha256, old.opened_at)
    or new.deadline < old.deadline or new.state = 'draft' or (old.state = 'ended' and new.state <> 'ended'))
  then
    raise exception 'an open round is frozen' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create trigger rounds_are_frozen
  before update on rounds
  for each row execute function keep_round_frozen();

create trigger rounds_are_never_deleted
  before delete or truncate on rounds
  for each statement execute function refuse_change();

create trigger round_items_are_never_deleted
  before delete or truncate on round_items
  for each statement execute function refuse_change();
