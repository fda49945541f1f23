-- Who may sign in. What a role may do is not here but in the contract (permissionsByRole).
create table people (
  id            uuid primary key default gen_random_uuid(),
  name          text not null check (name <> ''),
  -- Lower case, so that one address is one person however it is typed.
  email         text not null unique check (email = lower(email) and email like '%_@_%'),
  role          text not null
                check (role in ('chair', 'secretariat', 'head', 'member', 'analyst', 'field', 'observer', 'admin')),
  password_hash text not null check (password_hash <> ''),
  is_demo       boolean not null default false,
  created_at    timestamptz not null default now()
);
