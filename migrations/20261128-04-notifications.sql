-- What somebody was told of. Not a word of what it is about: where to look, and no more.
create table notifications (
  id         uuid primary key default gen_random_uuid(),
  number     bigint generated always as identity unique,
  person_id  uuid not null references people (id),
  kind       text not null check (kind in ('round-opened', 'round-extended', 'both-positions-in', 'positions-published',
               'minutes-offered', 'minutes-frozen', 'remains-found', 'dig-record-written', 'embargo-ended')),
  round_id   uuid references rounds (id),
  site_id    uuid references sites (id),
  told_at    timestamptz not null default now(),
  read_at    timestamptz,
  -- Null: it still waits for a mail, or none was asked for.
  mailed_at  timestamptz,
  check ((round_id is null) <> (site_id is null))
);

create index notifications_by_person on notifications (person_id, number desc);
create index notifications_unmailed on notifications (person_id) where mailed_at is null and read_at is null;

create table mail_choices (
  person_id uuid primary key references people (id),
  mail      text not null check (mail in ('each', 'daily', 'never')),
  chosen_at timestamptz not null default now()
);
