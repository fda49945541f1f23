-- A one-time link by which a person comes in. Only the hash of its token is kept: it is shown once, to whoever invites.
create table invitations (
  id                uuid primary key default gen_random_uuid(),
  token_sha256      text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  email             text not null check (email = lower(email) and email like '%_@_%'),
  organisation_id   uuid not null,
  organisation_kind text not null,
  role              text not null,
  -- The last day of the appointment that comes with it. Null: until further notice.
  valid_until       date,
  invited_by        uuid not null references people (id),
  invited_at        timestamptz not null default now(),
  expires_at        timestamptz not null,
  revoked_at        timestamptz,
  used_at           timestamptz,
  person_id         uuid references people (id),
  foreign key (organisation_id, organisation_kind) references organisations (id, kind),
  constraint invitations_fit_the_organisation check (
    (organisation_kind = 'delegation' and role in ('head', 'member', 'analyst'))
    or (organisation_kind = 'chair' and role in ('chair', 'secretariat'))
    or (organisation_kind = 'field-team' and role = 'field')
    or (organisation_kind = 'institution' and role = 'analyst')
    or (organisation_kind = 'observer' and role = 'observer')
    or (organisation_kind = 'host' and role = 'admin')),
  check (expires_at > invited_at),
  check (used_at is null or revoked_at is null),
  check ((used_at is null) = (person_id is null))
);

create index invitations_by_organisation on invitations (organisation_id, invited_at);
