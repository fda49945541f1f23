-- What a site said in each of its versions: a decision refers to one of them by its hash.
create table site_versions (
  site_id uuid not null references sites (id),
  version integer not null check (version > 0),
  content jsonb not null,
  sha256  text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Null: the program itself, for the demonstration.
  made_by uuid references people (id),
  made_at timestamptz not null default now(),
  primary key (site_id, version)
);

create trigger site_versions_are_append_only
  before update or delete or truncate on site_versions
  for each statement execute function refuse_change();

-- The ground that a site takes up: its area, or the disc of its uncertainty around the point.
alter table sites
  add column ground geometry(Geometry, 4326) generated always as (
    coalesce(area::geometry, st_buffer(location::geography, greatest(horizontal_uncertainty_m, 1))::geometry)) stored;

create index sites_by_ground on sites using gist (ground);
