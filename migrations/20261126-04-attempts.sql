-- Failed attempts to sign in, per address, per network, per device that its person used before. Enough of them close
-- the door for a while that grows. Addresses are kept as hashes: people type passwords into the wrong field.
create table sign_in_attempts (
  key            text primary key,
  failure_count  integer not null check (failure_count >= 0),
  last_failed_at timestamptz not null default now(),
  locked_until   timestamptz
);

create index sign_in_attempts_by_age on sign_in_attempts (last_failed_at);

-- A browser that a person signed in with. Failures elsewhere never close the door to it,
-- so that nobody is kept out for ever by a stranger who types their address.
create table known_devices (
  token_sha256 text not null check (token_sha256 ~ '^[0-9a-f]{64}$'),
  person_id    uuid not null references people (id) on delete cascade,
  seen_at      timestamptz not null default now(),
  primary key (token_sha256, person_id)
);
