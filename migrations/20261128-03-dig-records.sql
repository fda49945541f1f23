-- The days that were said with a move that takes them: what calendar and dig list show.
alter table sites
  add column planned_from date,
  add column planned_until date,
  add constraint sites_planned_days_check check (planned_until >= planned_from);

-- What was dug. Every version stays; once a head has signed or refused the newest, none is added in this stage.
create table dig_records (
  site_id          uuid not null references sites (id),
  stage            integer not null check (stage > 0),
  version          integer not null check (version > 0),
  dug_from         date not null,
  dug_until        date not null,
  residual         geometry(MultiPolygon, 4326) check (st_isvalid(residual) and not st_isempty(residual)),
  residual_because text not null default '',
  tested           jsonb not null check (jsonb_typeof(tested) = 'array'),
  untested         text not null default '',
  interruptions    jsonb not null check (jsonb_typeof(interruptions) = 'array'),
  result           text not null check (result in ('remains-found', 'not-found-in-volume', 'inconclusive')),
  volume_statement text not null default '',
  families_on      date,
  families_by      text not null default '',
  note             text not null default '',
  written_by       uuid not null references people (id),
  written_at       timestamptz not null default now(),
  primary key (site_id, stage, version),
  check (dug_until >= dug_from),
  check ((residual is null) = (residual_because = '')),
  check ((families_on is null) = (families_by = '')),
  constraint dig_records_say_the_volume check (result <> 'not-found-in-volume' or volume_statement <> '')
);

create table dig_trenches (
  site_id uuid not null,
  stage   integer not null,
  version integer not null,
  number  integer not null check (number > 0),
  area    geometry(MultiPolygon, 4326) not null check (st_isvalid(area) and not st_isempty(area)),
  depth_m double precision not null check (depth_m > 0 and depth_m <= 20),
  primary key (site_id, stage, version, number),
  foreign key (site_id, stage, version) references dig_records (site_id, stage, version)
);

-- A head who does not sign says why; with it the record is complete as with a signature.
create table dig_refusals (
  site_id    uuid not null,
  stage      integer not null,
  version    integer not null,
  delegation text not null check (delegation in ('belgrade', 'pristina')),
  reason     text not null check (reason <> ''),
  refused_by uuid not null references people (id),
  refused_at timestamptz not null default now(),
  primary key (site_id, stage, delegation),
  foreign key (site_id, stage, version) references dig_records (site_id, stage, version)
);

-- Remains were reported; from then on nobody beyond the delegations and the chair is shown the site.
create table dig_finds (
  site_id     uuid not null references sites (id),
  stage       integer not null check (stage > 0),
  reported_by uuid not null references people (id),
  reported_at timestamptz not null default now(),
  primary key (site_id, stage)
);

create table embargo_ends (
  site_id   uuid not null,
  stage     integer not null,
  party     text not null check (party in ('belgrade', 'chair', 'pristina')),
  person_id uuid not null references people (id),
  agreed_at timestamptz not null default now(),
  primary key (site_id, stage, party),
  foreign key (site_id, stage) references dig_finds (site_id, stage)
);

create trigger dig_records_are_append_only
  before update or delete or truncate on dig_records for each statement execute function refuse_change();
create trigger dig_trenches_are_append_only
  before update or delete or truncate on dig_trenches for each statement execute function refuse_change();
create trigger dig_refusals_are_append_only
  before update or delete or truncate on dig_refusals for each statement execute function refuse_change();
create trigger dig_finds_are_append_only
  before update or delete or truncate on dig_finds for each statement execute function refuse_change();
create trigger embargo_ends_are_append_only
  before update or delete or truncate on embargo_ends for each statement execute function refuse_change();

-- The sites that are under an embargo now: reported, and not ended by all three.
create view embargoed_sites as
  select find.site_id, find.stage, find.reported_at as since
  from dig_finds find
  where 3 > (select count(*) from embargo_ends ended where ended.site_id = find.site_id and ended.stage = find.stage);

drop trigger audit_events_tell_of_sites on audit_events;
create trigger audit_events_tell_of_sites
  after insert on audit_events
  for each row
  when (new.site_id is not null and new.action not like '%.view'
        and split_part(new.action, '.', 1)
          in ('site', 'clearance', 'disclosure', 'assessment', 'survey', 'boundary', 'dig'))
  execute function tell_of_site();
