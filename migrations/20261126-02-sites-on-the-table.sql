-- What was put on the table with a candidate site, and what decides who sees how much of where it lies.
alter table sites
  -- Whose site it is: who proposed it.
  add column owner                 text not null default 'chair' check (owner in ('belgrade', 'pristina', 'chair')),
  add column proposed_by           uuid references people (id),
  -- The area of interest; null for a place known as a point with its uncertainty.
  add column area                  geometry(MultiPolygon, 4326)
                                   check (area is null or (st_isvalid(area) and not st_isempty(area))),
  add column summary               text not null default '',
  add column hypothesis            text not null default '',
  add column expected_depth_from_m double precision check (expected_depth_from_m >= 0),
  add column expected_depth_to_m   double precision check (expected_depth_to_m >= expected_depth_from_m),
  add column expected_length_m     double precision check (expected_length_m > 0),
  add column expected_width_m      double precision check (expected_width_m > 0),
  -- What a reader of the coarsest precision is told.
  add column municipality          text not null default '',
  -- As it was typed or imported, in which system, and how it became WGS 84.
  add column original_text         text not null default '',
  add column original_crs          text not null default '',
  add column transformation        text not null default '',
  -- Counts every change: two people who edit at once do not overwrite each other.
  add column version               integer not null default 1 check (version > 0),
  -- When it first became ready for the field: from then on both delegations see it to the metre.
  add column survey_ready_at       timestamptz,
  add column held_status           text,
  add column hold_reason           text not null default '',
  add column hold_review_on        date,
  add column merged_into           uuid references sites (id),
  -- The cell of the fixed 1 km grid (UTM 34N) that the coarser precision shows instead of the place.
  add column cell                  geometry(Polygon, 4326) generated always as (
    st_transform(
      st_makeenvelope(
        floor(st_x(st_transform(location, 32634)) / 1000) * 1000,
        floor(st_y(st_transform(location, 32634)) / 1000) * 1000,
        floor(st_x(st_transform(location, 32634)) / 1000) * 1000 + 1000,
        floor(st_y(st_transform(location, 32634)) / 1000) * 1000 + 1000,
        32634),
      4326)) stored,
  add constraint sites_on_hold_know_their_status check ((status = 'on-hold') = (held_status is not null)),
  add constraint sites_merged_know_into_which check ((status = 'merged') = (merged_into is not null)),
  add constraint sites_are_not_merged_into_themselves check (merged_into <> id);

create index sites_by_area on sites using gist (area);

-- Releases to a wider circle, each signed: to whom, how precisely, why, until when.
create table disclosures (
  id         uuid primary key default gen_random_uuid(),
  site_id    uuid not null references sites (id),
  audience   text not null check (audience in ('observer', 'field', 'analyst')),
  precision  text not null check (precision in ('P1', 'P2', 'P3')),
  purpose    text not null check (purpose <> ''),
  risks      text not null check (risks <> ''),
  expires_at timestamptz not null,
  decided_by uuid not null references people (id),
  decided_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by uuid references people (id),
  check (expires_at > decided_at),
  check ((revoked_at is null) = (revoked_by is null))
);

create index disclosures_by_site on disclosures (site_id);
