-- Which processes run jobs, and when each was last alive: the work of one that fell silent is given to another.
create table job_runners (
  id         text primary key,
  started_at timestamptz not null default now(),
  seen_at    timestamptz not null default now()
);
