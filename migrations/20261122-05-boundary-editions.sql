-- Dated versions of the Administrative Boundary Line (ABL). None is ever overwritten:
-- what was decided by an earlier edition must still be readable with it.
create table boundary_editions (
  id             uuid primary key default gen_random_uuid(),
  name           text not null check (name <> ''),
  source         text not null check (source <> ''),
  licence        text not null check (licence <> ''),
  data_date      date not null,
  is_official    boolean not null,
  -- No point of the line is known to be farther off than this; 95 % of its points are within the other.
  accuracy_m     double precision not null check (accuracy_m > 0),
  accuracy_p95_m double precision not null check (accuracy_p95_m > 0),
  line           geometry(LineString, 4326) not null check (not st_isempty(line)),
  is_current     boolean not null default false,
  imported_at    timestamptz not null default now(),
  check (accuracy_p95_m <= accuracy_m)
);

create unique index boundary_editions_one_is_current on boundary_editions (is_current) where is_current;
