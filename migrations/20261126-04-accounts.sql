-- How people sign in, as the library that does it (better-auth) wants to find it: its names for these tables and
-- columns are mapped in the server (features/auth/engine.ts). Its `user` is our people.

-- A person who is no longer served keeps all that they did, but cannot sign in.
alter table people
  add column email_verified    boolean not null default false,
  add column image_url         text,
  add column updated_at        timestamptz not null default now(),
  add column has_second_factor boolean not null default false,
  add column deactivated_at    timestamptz;

-- One row a person: the provider is `credential`, the password its hash (scrypt, cost inside).
create table accounts (
  id                       uuid primary key default gen_random_uuid(),
  person_id                uuid not null references people (id) on delete cascade,
  provider                 text not null,
  provider_person_id       text not null,
  password_hash            text check (password_hash <> ''),
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  unique (provider, provider_person_id)
);

create index accounts_by_person on accounts (person_id);

insert into accounts (person_id, provider, provider_person_id, password_hash, created_at)
select id, 'credential', id::text, password_hash, created_at from people;

alter table people drop column password_hash;

-- A signed-in browser. Its cookie is this token with a signature by a key that is not in the database:
-- who reads this table cannot sign in with it. People of before sign in once more.
drop table sessions;
create table sessions (
  id         uuid primary key default gen_random_uuid(),
  token      text not null unique,
  person_id  uuid not null references people (id) on delete cascade,
  created_at timestamptz not null default now(),
  -- When it was last seen, to within five minutes.
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  check (expires_at > created_at)
);

create index sessions_by_person on sessions (person_id);
create index sessions_by_expiry on sessions (expires_at);

-- What a sign-in waits for between two requests: a second factor, a passkey's answer.
create table sign_in_challenges (
  id         uuid primary key default gen_random_uuid(),
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index sign_in_challenges_by_identifier on sign_in_challenges (identifier);

-- Key and recovery codes are encrypted by the server's secret.
create table second_factors (
  id             uuid primary key default gen_random_uuid(),
  person_id      uuid not null unique references people (id) on delete cascade,
  secret         text not null,
  recovery_codes text not null,
  -- False until a code of it was confirmed.
  is_confirmed   boolean not null default false,
  failure_count  integer not null default 0,
  locked_until   timestamptz
);

-- A code is good for one sign-in, however often it is seen within its minute and a half.
create table spent_codes (
  person_id   uuid not null references people (id) on delete cascade,
  code_sha256 text not null check (code_sha256 ~ '^[0-9a-f]{64}$'),
  spent_at    timestamptz not null default now(),
  primary key (person_id, code_sha256)
);

create table passkeys (
  id            uuid primary key default gen_random_uuid(),
  person_id     uuid not null references people (id) on delete cascade,
  name          text,
  credential_id text not null unique,
  public_key    text not null,
  counter       double precision not null check (counter >= 0),
  device_type   text not null,
  is_synced     boolean not null,
  transports    text,
  aaguid        text,
  created_at    timestamptz not null default now()
);

create index passkeys_by_person on passkeys (person_id);
