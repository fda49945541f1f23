-- Who people belong to. One installation serves one working group: two delegations, one chair, and others around them.
create table organisations (
  id         uuid primary key default gen_random_uuid(),
  kind       text not null check (kind in ('delegation', 'chair', 'field-team', 'institution', 'observer', 'host')),
  name       text not null unique check (name <> ''),
  -- Which of the two delegations it is.
  delegation text unique check (delegation in ('belgrade', 'pristina')),
  created_at timestamptz not null default now(),
  check ((kind = 'delegation') = (delegation is not null)),
  unique (id, kind)
);

create unique index organisations_one_chair on organisations (kind) where kind = 'chair';

insert into organisations (kind, name, delegation) values
  ('delegation', 'Belgrade delegation', 'belgrade'),
  ('delegation', 'Pristina delegation', 'pristina'),
  ('chair', 'Chair', null),
  ('field-team', 'Field team', null),
  ('institution', 'Neutral experts', null),
  ('observer', 'Observers', null),
  ('host', 'Host', null);

-- A person belongs to one organisation for good: nobody can ever hold roles of both delegations.
alter table people
  add column organisation_id   uuid,
  add column organisation_kind text;

update people set (organisation_id, organisation_kind) = (
  select id, kind from organisations
  where kind = case people.role
                 when 'chair' then 'chair'
                 when 'secretariat' then 'chair'
                 when 'head' then 'institution'
                 when 'member' then 'institution'
                 when 'analyst' then 'institution'
                 when 'field' then 'field-team'
                 when 'observer' then 'observer'
                 else 'host'
               end);

alter table people
  alter column organisation_id set not null,
  alter column organisation_kind set not null,
  add foreign key (organisation_id, organisation_kind) references organisations (id, kind),
  add unique (id, organisation_kind);

-- Who holds which role, from which day to which. An ended appointment stays: what a person did, they did in that role.
-- The roles that an organisation's people may hold are the contract's rolesByOrganisationKind.
create table appointments (
  id                uuid primary key default gen_random_uuid(),
  person_id         uuid not null,
  organisation_kind text not null,
  role              text not null,
  valid_from        date not null default current_date,
  -- The last day, included. Null: until further notice.
  valid_until       date,
  appointed_by      uuid references people (id),
  appointed_at      timestamptz not null default now(),
  check (valid_until >= valid_from),
  foreign key (person_id, organisation_kind) references people (id, organisation_kind),
  constraint appointments_fit_the_organisation check (
    (organisation_kind = 'delegation' and role in ('head', 'member', 'analyst'))
    or (organisation_kind = 'chair' and role in ('chair', 'secretariat'))
    or (organisation_kind = 'field-team' and role = 'field')
    or (organisation_kind = 'institution' and role = 'analyst')
    or (organisation_kind = 'observer' and role = 'observer')
    or (organisation_kind = 'host' and role = 'admin'))
);

create index appointments_by_person on appointments (person_id);

-- A head or member of before had no delegation; they are appointed anew once it is known which one they belong to.
insert into appointments (person_id, organisation_kind, role, valid_from)
select id, organisation_kind, role, created_at::date from people where role not in ('head', 'member');

alter table people drop column role;
