-- The public keys to which positions are sealed. A party's newest is its current one; none is ever changed or deleted, so
-- that it can always be said to which key something was sealed. The private halves are never here.
create table sealing_keys (
  id            uuid primary key default gen_random_uuid(),
  number        bigint generated always as identity unique,
  party         text not null check (party in ('belgrade', 'chair', 'pristina')),
  recipient     text not null unique check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  registered_by uuid not null references people (id),
  registered_at timestamptz not null default now()
);

create index sealing_keys_by_party on sealing_keys (party, number desc);

create trigger sealing_keys_are_append_only
  before update or delete or truncate on sealing_keys
  for each statement execute function refuse_change();
