-- The field team hands a joint assessment over: every file with its hash, and who was there, in one text that both
-- delegations answer. When both have answered, the assessment is received and its recordings are sealed.
create table hand_overs (
  id                  uuid primary key default gen_random_uuid(),
  joint_assessment_id uuid not null references joint_assessments (id),
  -- JSON, kept as the very text that was hashed.
  manifest            text not null check (jsonb_typeof(manifest::jsonb) = 'object'),
  manifest_sha256     text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  handed_over_by      uuid not null references people (id),
  handed_over_at      timestamptz not null default now(),
  -- Taken back before both had answered, to put something right.
  withdrawn_at        timestamptz,
  withdrawn_by        uuid references people (id),
  withdrawal_reason   text not null default '',
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check ((withdrawn_at is null) = (withdrawal_reason = ''))
);

create unique index hand_overs_one_at_a_time on hand_overs (joint_assessment_id) where withdrawn_at is null;

-- What a delegation's representative said to it; a refusal is an answer and has its reason.
create table hand_over_answers (
  hand_over_id uuid not null references hand_overs (id),
  delegation   text not null check (delegation in ('belgrade', 'pristina')),
  answer       text not null check (answer in ('signed', 'refused')),
  person_id    uuid not null references people (id),
  reason       text not null default '',
  answered_at  timestamptz not null default now(),
  primary key (hand_over_id, delegation),
  check ((answer = 'refused') = (reason <> ''))
);

create trigger hand_over_answers_are_append_only
  before update or delete or truncate on hand_over_answers
  for each statement execute function refuse_change();
