-- A survey: one instrument's work at a joint assessment, on a grid of numbered lines or along the tracks of a GNSS.
create table surveys (
  id                  uuid primary key default gen_random_uuid(),
  joint_assessment_id uuid not null references joint_assessments (id),
  number              integer not null check (number > 0),
  kind                text not null check (kind in ('grid', 'track')),
  -- The contract's SurveyMethod and SurveyGrid know their fields.
  method              jsonb not null default '{}' check (jsonb_typeof(method) = 'object'),
  grid                jsonb check (jsonb_typeof(grid) = 'object'),
  version             integer not null default 1 check (version > 0),
  created_by          uuid references people (id),
  created_at          timestamptz not null default now(),
  unique (joint_assessment_id, number),
  constraint surveys_on_a_grid_have_one check ((kind = 'grid') = (grid is not null))
);

-- A survey's lines as the field team numbers them. Position counts from 0 within a direction; a survey along tracks has
-- no directions.
create table numbered_lines (
  id        uuid primary key default gen_random_uuid(),
  survey_id uuid not null references surveys (id),
  direction text check (direction in ('along', 'across')),
  position  integer not null check (position >= 0),
  name      text not null check (name <> ''),
  unique nulls not distinct (survey_id, direction, position),
  constraint numbered_lines_have_their_own_name unique (survey_id, name) deferrable initially deferred
);

-- Which recordings were made on a line. A recording lies on one line; a line that an obstacle broke has several.
create table line_recordings (
  recording_id uuid primary key references recordings (id),
  line_id      uuid not null references numbered_lines (id),
  -- How far from its end of the grid it began.
  start_m      double precision not null default 0 check (start_m >= 0),
  -- By the tape, where the recording does not know its length or is not to be believed.
  length_m     double precision check (length_m > 0),
  walked       text not null default 'as-planned' check (walked in ('as-planned', 'forward', 'back')),
  assigned_by  uuid references people (id),
  assigned_at  timestamptz not null default now()
);

create index line_recordings_by_line on line_recordings (line_id);

-- Both delegations received the same recordings at the same moment: from then on none comes, goes or moves.
create function refuse_after_receipt() returns trigger language plpgsql as $$
declare
  line uuid;
begin
  foreach line in array array[case when tg_op <> 'INSERT' then old.line_id end,
                              case when tg_op <> 'DELETE' then new.line_id end]
  loop
    if exists (
      select 1
      from app.numbered_lines numbered
      join app.surveys survey on survey.id = numbered.survey_id
      join app.joint_assessments assessment on assessment.id = survey.joint_assessment_id
      where numbered.id = line and assessment.received_at is not null) then
      raise exception 'the recordings of a received survey are sealed' using errcode = 'integrity_constraint_violation';
    end if;
  end loop;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger line_recordings_are_sealed_by_the_receipt
  before insert or update or delete on line_recordings
  for each row execute function refuse_after_receipt();

-- What a survey said before each change of it, whole, with the tracks of its lines, and why it was changed.
create table survey_versions (
  survey_id  uuid not null references surveys (id),
  version    integer not null check (version > 0),
  content    jsonb not null check (jsonb_typeof(content) = 'object'),
  reason     text not null default '',
  changed_by uuid references people (id),
  changed_at timestamptz not null default now(),
  primary key (survey_id, version)
);

create trigger survey_versions_are_append_only
  before update or delete or truncate on survey_versions
  for each statement execute function refuse_change();

-- Where a line's track comes from: the recording's own positions, or the grid that it was walked on.
alter table survey_lines
  add column source     text not null default 'gnss' check (source in ('gnss', 'grid')),
  -- The recording's own positions while those of the grid count.
  add column gnss_track geometry(LineStringM, 4326)
                        check (gnss_track is null or (st_npoints(gnss_track) > 1 and st_isvalidtrajectory(gnss_track))),
  add constraint survey_lines_keep_other_positions_beside_a_grid check (source = 'grid' or gnss_track is null);
