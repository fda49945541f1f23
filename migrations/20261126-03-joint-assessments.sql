-- A joint assessment: one mission of both delegations to one site.
create table joint_assessments (
  id          uuid primary key default gen_random_uuid(),
  site_id     uuid not null references sites (id),
  number      integer not null check (number > 0),
  starts_on   date not null,
  ends_on     date not null,
  -- What the field found there, by the minimum of the survey standards; the contract knows its fields.
  conditions  jsonb not null default '{}' check (jsonb_typeof(conditions) = 'object'),
  deviations  text not null default '',
  version     integer not null default 1 check (version > 0),
  -- When both representatives signed the joint receipt: the field team's sight of the place ends with it.
  received_at timestamptz,
  created_by  uuid references people (id),
  created_at  timestamptz not null default now(),
  check (ends_on >= starts_on),
  unique (site_id, number)
);

-- Who goes there. The field sees the place from the first day of the mission until the receipt.
create table mission_members (
  joint_assessment_id uuid not null references joint_assessments (id),
  person_id           uuid not null references people (id),
  task                text not null check (task in ('lead', 'operator', 'member')),
  primary key (joint_assessment_id, person_id)
);

create index mission_members_by_person on mission_members (person_id);
