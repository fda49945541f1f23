-- What one analyst reads in one survey. A draft changes; a sealed one never does.
create table readings (
  id          uuid primary key default gen_random_uuid(),
  survey_id   uuid not null references surveys (id),
  party       text not null check (party in ('belgrade', 'neutral', 'pristina')),
  person_id   uuid not null references people (id),
  is_informed boolean not null,
  version     integer not null default 1 check (version > 0),
  content     jsonb not null,
  begun_at    timestamptz not null default now(),
  changed_at  timestamptz not null default now(),
  sealed_at   timestamptz,
  sha256      text check (sha256 ~ '^[0-9a-f]{64}$'),
  unique (survey_id, person_id, is_informed),
  check ((sealed_at is null) = (sha256 is null))
);

create function keep_sealed_reading() returns trigger language plpgsql as $$
begin
  if old.sealed_at is not null then
    raise exception 'a sealed reading never changes' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create trigger readings_are_sealed
  before update on readings
  for each row execute function keep_sealed_reading();

create trigger readings_are_never_deleted
  before delete or truncate on readings
  for each statement execute function refuse_change();

-- Where each anomaly of a sealed reading lies on the ground: its outline, or what its sections span.
create table reading_shapes (
  reading_id uuid not null references readings (id),
  anomaly_id uuid not null,
  shape      geometry(MultiPolygon, 4326),
  primary key (reading_id, anomaly_id)
);

create trigger reading_shapes_are_append_only
  before update or delete or truncate on reading_shapes
  for each statement execute function refuse_change();

create table joint_reports (
  survey_id     uuid primary key references surveys (id),
  version       integer not null default 1 check (version > 0),
  state         text not null default 'draft' check (state in ('draft', 'offered', 'frozen')),
  revision      integer not null default 0 check (revision >= 0),
  written       jsonb not null,
  changed_by    uuid not null references people (id),
  changed_at    timestamptz not null default now(),
  report_sha256 text check (report_sha256 ~ '^[0-9a-f]{64}$'),
  frozen_at     timestamptz,
  check ((state = 'frozen') = (frozen_at is not null)),
  check ((state = 'frozen') = (report_sha256 is not null))
);

create function keep_frozen_report() returns trigger language plpgsql as $$
begin
  if old.state = 'frozen' then
    raise exception 'a frozen report never changes' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create trigger joint_reports_are_frozen
  before update on joint_reports
  for each row execute function keep_frozen_report();

create trigger joint_reports_are_never_deleted
  before delete or truncate on joint_reports
  for each statement execute function refuse_change();

create table report_revisions (
  survey_id      uuid not null references joint_reports (survey_id),
  revision       integer not null check (revision > 0),
  content        jsonb not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  offered_by     uuid not null references people (id),
  offered_at     timestamptz not null default now(),
  primary key (survey_id, revision)
);

create table report_answers (
  survey_id   uuid not null,
  revision    integer not null,
  delegation  text not null check (delegation in ('belgrade', 'pristina')),
  dissent     text not null default '',
  language    text not null check (language in ('en', 'sq', 'sr-Latn', 'sr-Cyrl')),
  answered_by uuid not null references people (id),
  answered_at timestamptz not null default now(),
  primary key (survey_id, revision, delegation),
  foreign key (survey_id, revision) references report_revisions (survey_id, revision)
);

create trigger report_revisions_are_append_only
  before update or delete or truncate on report_revisions for each statement execute function refuse_change();
create trigger report_answers_are_append_only
  before update or delete or truncate on report_answers for each statement execute function refuse_change();

drop trigger audit_events_tell_of_sites on audit_events;
create trigger audit_events_tell_of_sites
  after insert on audit_events
  for each row
  when (new.site_id is not null and new.action not like '%.view'
        and split_part(new.action, '.', 1)
          in ('site', 'clearance', 'disclosure', 'assessment', 'survey', 'boundary', 'dig', 'reading', 'report'))
  execute function tell_of_site();
