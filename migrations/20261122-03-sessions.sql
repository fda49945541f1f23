-- A signed-in browser. Only the hash of its token is kept: who reads this table cannot sign in with it.
create table sessions (
  token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  person_id    uuid not null references people (id) on delete cascade,
  created_at   timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at   timestamptz not null,
  check (expires_at > created_at)
);

create index sessions_by_person on sessions (person_id);
create index sessions_by_expiry on sessions (expires_at);
