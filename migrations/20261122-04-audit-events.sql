-- Who did what, written in the transaction that did it. Nothing is ever changed or taken out:
-- the trigger refuses it even to the program itself.
create table audit_events (
  id          bigint generated always as identity primary key,
  occurred_at timestamptz not null default now(),
  -- Null: the program did it by itself.
  person_id   uuid references people (id),
  action      text not null check (action <> ''),
  -- Not a foreign key: an event outlives its subject, and subjects are of many kinds.
  subject_id  text,
  details     jsonb not null default '{}' check (jsonb_typeof(details) = 'object')
);

create index audit_events_by_subject on audit_events (subject_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the rows of % are never changed', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;

create trigger audit_events_are_append_only
  before update or delete or truncate on audit_events
  for each statement execute function refuse_change();
