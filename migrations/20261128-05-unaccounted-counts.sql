-- How many persons were unaccounted for, as others counted: with source and day, or not at all.
create table unaccounted_counts (
  id               uuid primary key default gen_random_uuid(),
  counted_on       date not null,
  count            integer not null check (count >= 0),
  source           text not null check (source <> ''),
  note             text not null default '',
  entered_by       uuid references people (id),
  entered_at       timestamptz not null default now(),
  withdrawn_by     uuid references people (id),
  withdrawn_at     timestamptz,
  withdrawn_reason text not null default '',
  check ((withdrawn_at is null) = (withdrawn_reason = ''))
);

create function keep_unaccounted_count() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null
    or (new.counted_on, new.count, new.source, new.note, new.entered_at)
       is distinct from (old.counted_on, old.count, old.source, old.note, old.entered_at)
  then
    raise exception 'a count is withdrawn, not changed' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create trigger unaccounted_counts_are_kept
  before update on unaccounted_counts
  for each row execute function keep_unaccounted_count();

create trigger unaccounted_counts_are_never_deleted
  before delete or truncate on unaccounted_counts
  for each statement execute function refuse_change();
