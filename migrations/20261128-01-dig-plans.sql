-- What a dig at a site would be. Every version stays; a round freezes the newest into what it decides on.
create table dig_plans (
  site_id       uuid not null references sites (id),
  version       integer not null check (version > 0),
  area          geometry(MultiPolygon, 4326) not null check (st_isvalid(area) and not st_isempty(area)),
  depth_m       double precision not null check (depth_m > 0 and depth_m <= 20),
  method        text not null check (method in ('hand', 'machine-then-hand', 'machine')),
  method_note   text not null default '',
  stop_rules    text not null check (stop_rules <> ''),
  residual_rule text not null check (residual_rule <> ''),
  written_by    uuid not null references people (id),
  written_at    timestamptz not null default now(),
  primary key (site_id, version)
);

create trigger dig_plans_are_append_only
  before update or delete or truncate on dig_plans
  for each statement execute function refuse_change();
