-- What must be known of an edition that somebody imported, and how it came into force.
alter table boundary_editions
  add column publisher         text not null default '',
  add column valid_from        date,
  add column valid_to          date,
  add column note              text not null default '',
  -- The file that it was read from, kept in the store by its hash; null for the edition that the product brings.
  add column original_name     text,
  add column original_sha256   text check (original_sha256 ~ '^[0-9a-f]{64}$'),
  add column original_crs      text not null default '',
  add column transformation    text not null default '',
  add column imported_by       uuid references people (id),
  -- When it first came into force; null while it is only imported.
  add column activated_at      timestamptz,
  add constraint boundary_editions_are_valid_forwards check (valid_to >= valid_from),
  add constraint boundary_editions_have_whole_originals check ((original_name is null) = (original_sha256 is null));

update boundary_editions set activated_at = imported_at;

alter table boundary_editions
  add constraint boundary_editions_in_force_were_activated check (not is_current or activated_at is not null);

-- What was decided by an edition must still be readable with it: only whether it is in force changes.
create trigger boundary_editions_are_never_overwritten
  before update of name, source, publisher, licence, data_date, is_official, accuracy_m, accuracy_p95_m, line, valid_from,
    valid_to, note, original_name, original_sha256, original_crs, transformation, imported_at, imported_by
  on boundary_editions
  for each statement execute function refuse_change();

create trigger boundary_editions_are_never_deleted
  before delete or truncate on boundary_editions
  for each statement execute function refuse_change();

-- The two sides into which an edition parts the ground on both sides of the ABL. 'inside' is the side that the ABL closes
-- with the rest of Kosovo's outline, 'outside' the other. No row: the line does not part it.
create table boundary_sides (
  edition_id uuid primary key references boundary_editions (id),
  inside     geometry(MultiPolygon, 4326) not null check (not st_isempty(inside)),
  outside    geometry(MultiPolygon, 4326) not null check (not st_isempty(outside))
);

-- Files out of which editions were or may be imported.
create table boundary_files (
  sha256    text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null check (file_name <> ''),
  kept_by   uuid not null references people (id),
  kept_at   timestamptz not null default now()
);

-- One person proposes that an edition come into force, one of another organisation confirms. Both saw the difference
-- report of this hash.
create table boundary_activations (
  id                        uuid primary key default gen_random_uuid(),
  edition_id                uuid not null references boundary_editions (id),
  report                    jsonb not null,
  report_sha256             text not null check (report_sha256 ~ '^[0-9a-f]{64}$'),
  proposed_by               uuid not null references people (id),
  proposed_organisation_id  uuid not null references organisations (id),
  proposed_at               timestamptz not null default now(),
  confirmed_by              uuid references people (id),
  confirmed_organisation_id uuid references organisations (id),
  confirmed_at              timestamptz,
  withdrawn_by              uuid references people (id),
  withdrawn_at              timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((confirmed_by is null) = (confirmed_organisation_id is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null)),
  check (confirmed_at is null or withdrawn_at is null),
  constraint boundary_activations_need_two_organisations check (confirmed_organisation_id <> proposed_organisation_id),
  constraint boundary_activations_need_two_people check (confirmed_by <> proposed_by)
);

create unique index boundary_activations_one_open on boundary_activations ((true))
  where confirmed_at is null and withdrawn_at is null;

-- Where each site lies to each edition that counts: the one in force, and the latest official one of each publisher.
create table site_boundary_relations (
  site_id       uuid not null references sites (id) on delete cascade,
  edition_id    uuid not null references boundary_editions (id),
  side          text not null check (side in ('inside', 'outside', 'elsewhere', 'undetermined', 'straddling')),
  -- On the ellipsoid, from the nearest part of the site; its uncertainty is the line's and the site's together.
  distance_m    double precision not null check (distance_m >= 0),
  uncertainty_m double precision not null check (uncertainty_m > 0),
  computed_at   timestamptz not null default now(),
  primary key (site_id, edition_id)
);

create index site_boundary_relations_by_edition on site_boundary_relations (edition_id, side);

-- What people decided where the computation cannot tell. A later decision stands beside the earlier ones.
create table site_side_decisions (
  id         uuid primary key default gen_random_uuid(),
  site_id    uuid not null references sites (id),
  edition_id uuid not null references boundary_editions (id),
  side       text not null check (side in ('inside', 'outside', 'straddling')),
  reason     text not null check (reason <> ''),
  source     text not null check (source <> ''),
  decided_by uuid not null references people (id),
  decided_at timestamptz not null default now()
);

create index site_side_decisions_by_site on site_side_decisions (site_id, decided_at);

create trigger site_side_decisions_are_append_only
  before update or delete or truncate on site_side_decisions
  for each statement execute function refuse_change();

-- How far the relations of all sites to the edition that came into force have been computed anew.
create table boundary_recomputations (
  edition_id  uuid primary key references boundary_editions (id),
  fraction    real not null default 0 check (fraction between 0 and 1),
  started_at  timestamptz not null default now(),
  finished_at timestamptz,
  failure     text
);
