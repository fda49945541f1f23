-- Every change of a site's status: the rows are the contract's siteMoves, and a test holds both equal.
create table site_moves (
  -- Null: before it is on the table.
  from_status text,
  action      text not null,
  to_status   text not null,
  unique nulls not distinct (from_status, action, to_status)
);

insert into site_moves (from_status, action, to_status) values
  (null, 'propose', 'proposed'),
  ('proposed', 'acknowledge', 'proposed'),
  ('proposed', 'look-at-duplicates', 'proposed'),
  ('proposed', 'start-desk-review', 'desk-review'),
  ('desk-review', 'sign-dossier', 'desk-review'),
  ('desk-review', 'agree-assessment', 'assessment-agreed'),
  ('assessment-agreed', 'declare-survey-ready', 'survey-ready'),
  ('survey-ready', 'hand-over', 'surveyed'),
  ('surveyed', 'report', 'reported'),
  ('reported', 'agree-dig', 'dig-agreed'),
  ('reported', 'agree-close', 'closed-without-dig'),
  ('dig-agreed', 'start-excavation', 'excavating'),
  ('excavating', 'sign-as-dug', 'excavating'),
  ('excavating', 'record-found', 'found'),
  ('excavating', 'record-not-found', 'not-found'),
  ('excavating', 'record-inconclusive', 'inconclusive'),
  ('inconclusive', 'return-to-desk-review', 'desk-review'),
  ('proposed', 'hold', 'on-hold'),
  ('desk-review', 'hold', 'on-hold'),
  ('assessment-agreed', 'hold', 'on-hold'),
  ('survey-ready', 'hold', 'on-hold'),
  ('surveyed', 'hold', 'on-hold'),
  ('reported', 'hold', 'on-hold'),
  ('dig-agreed', 'hold', 'on-hold'),
  ('excavating', 'hold', 'on-hold'),
  ('inconclusive', 'hold', 'on-hold'),
  ('on-hold', 'resume', 'proposed'),
  ('on-hold', 'resume', 'desk-review'),
  ('on-hold', 'resume', 'assessment-agreed'),
  ('on-hold', 'resume', 'survey-ready'),
  ('on-hold', 'resume', 'surveyed'),
  ('on-hold', 'resume', 'reported'),
  ('on-hold', 'resume', 'dig-agreed'),
  ('on-hold', 'resume', 'excavating'),
  ('on-hold', 'resume', 'inconclusive'),
  ('proposed', 'withdraw', 'withdrawn'),
  ('desk-review', 'withdraw', 'withdrawn'),
  ('assessment-agreed', 'withdraw', 'withdrawn'),
  ('survey-ready', 'withdraw', 'withdrawn'),
  ('surveyed', 'withdraw', 'withdrawn'),
  ('reported', 'withdraw', 'withdrawn'),
  ('proposed', 'merge', 'merged'),
  ('desk-review', 'merge', 'merged'),
  ('assessment-agreed', 'merge', 'merged'),
  ('survey-ready', 'merge', 'merged'),
  ('surveyed', 'merge', 'merged'),
  ('reported', 'merge', 'merged'),
  ('found', 'bring-new-information', 'found'),
  ('not-found', 'bring-new-information', 'not-found'),
  ('closed-without-dig', 'bring-new-information', 'closed-without-dig'),
  ('withdrawn', 'bring-new-information', 'withdrawn'),
  ('merged', 'bring-new-information', 'merged'),
  ('found', 'reopen', 'desk-review'),
  ('not-found', 'reopen', 'desk-review'),
  ('closed-without-dig', 'reopen', 'desk-review'),
  ('withdrawn', 'reopen', 'desk-review'),
  ('merged', 'reopen', 'desk-review');

alter table sites
  add column status_since timestamptz not null default now(),
  -- Counts the moves. A signature belongs to the stage in which it was given; a pause on hold does not end the stage.
  add column stage        integer not null default 1 check (stage > 0),
  add column stage_since  timestamptz not null default now();

-- Refuses a change of status that is no row of site_moves, and keeps what follows from every change.
create function check_site_move() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'proposed' and not new.is_fictional then
      raise exception 'a site begins as proposed' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.status = old.status then
    return new;
  end if;
  if not exists (select from app.site_moves where from_status = old.status and to_status = new.status) then
    raise exception 'no move leads from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if old.status = 'on-hold' and new.status <> old.held_status then
    raise exception 'a site on hold goes back to %', old.held_status using errcode = 'check_violation';
  end if;
  if new.status = 'on-hold' and new.held_status is distinct from old.status then
    raise exception 'a site on hold knows where it was held' using errcode = 'check_violation';
  end if;
  new.status_since := now();
  if old.status <> 'on-hold' and new.status <> 'on-hold' then
    new.stage := old.stage + 1;
    new.stage_since := now();
  end if;
  if new.status = 'survey-ready' and new.survey_ready_at is null then
    new.survey_ready_at := now();
  end if;
  return new;
end
$$;

create trigger sites_move_by_the_table
  before insert or update of status on sites
  for each row execute function check_site_move();

-- Who signed what in which stage: receipts, looks at duplicates, dossiers, as-dug statements, new information.
create table site_signatures (
  id         uuid primary key default gen_random_uuid(),
  site_id    uuid not null references sites (id),
  stage      integer not null,
  kind       text not null check (kind in ('receipt', 'duplicates', 'dossier', 'as-dug', 'new-information')),
  -- For which delegation; null for the secretariat.
  delegation text check (delegation in ('belgrade', 'pristina')),
  person_id  uuid not null references people (id),
  signed_at  timestamptz not null default now(),
  note       text not null default '',
  -- The sites that were looked at as possible duplicates.
  seen_ids   uuid[] not null default '{}'
);

create unique index site_signatures_once_a_delegation
  on site_signatures (site_id, stage, kind, delegation) where delegation is not null;
create index site_signatures_by_site on site_signatures (site_id, stage);

create trigger site_signatures_are_append_only
  before update or delete or truncate on site_signatures
  for each statement execute function refuse_change();
