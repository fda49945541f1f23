-- Who of a delegation was at a joint assessment on a day, or that nobody was, and why.
create table mission_attendance (
  id                  uuid primary key default gen_random_uuid(),
  joint_assessment_id uuid not null references joint_assessments (id),
  delegation          text not null check (delegation in ('belgrade', 'pristina')),
  attended_on         date not null,
  -- Whoever represented it; null when nobody came.
  person_id           uuid references people (id),
  -- Local time at the site.
  arrived_at          time,
  left_at             time check (left_at >= arrived_at),
  absence_reason      text not null default '',
  recorded_by         uuid not null references people (id),
  recorded_at         timestamptz not null default now(),
  constraint mission_attendance_is_presence_or_absence check (
    (person_id is not null and arrived_at is not null and absence_reason = '')
    or (person_id is null and arrived_at is null and left_at is null and absence_reason <> ''))
);

create index mission_attendance_by_assessment on mission_attendance (joint_assessment_id);

-- Where nobody could measure: water, walls, trees, what was refused, what was unsafe.
create table obstacles (
  id                  uuid primary key default gen_random_uuid(),
  joint_assessment_id uuid not null references joint_assessments (id),
  name                text not null check (name <> ''),
  reason              text not null check (reason <> ''),
  area                geometry(Polygon, 4326) not null check (st_isvalid(area) and not st_isempty(area))
);

create index obstacles_by_assessment on obstacles (joint_assessment_id);

-- Why a piece of the agreed area was not measured where no obstacle says so. The pieces are computed anew whenever they
-- are asked for; an explanation belongs to whichever piece its place lies in.
create table gap_explanations (
  id                  uuid primary key default gen_random_uuid(),
  joint_assessment_id uuid not null references joint_assessments (id),
  place               geometry(Point, 4326) not null check (not st_isempty(place)),
  reason              text not null check (reason <> ''),
  explained_by        uuid not null references people (id),
  explained_at        timestamptz not null default now()
);

create index gap_explanations_by_assessment on gap_explanations (joint_assessment_id, explained_at);

-- What a joint assessment said before each change of it, whole, and why it was changed.
create table assessment_versions (
  joint_assessment_id uuid not null references joint_assessments (id),
  version             integer not null check (version > 0),
  content             jsonb not null check (jsonb_typeof(content) = 'object'),
  reason              text not null default '',
  changed_by          uuid references people (id),
  changed_at          timestamptz not null default now(),
  primary key (joint_assessment_id, version)
);

create trigger assessment_versions_are_append_only
  before update or delete or truncate on assessment_versions
  for each statement execute function refuse_change();
