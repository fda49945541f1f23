-- A candidate site: a place that is on the table. The statuses are the contract's siteStatuses.
create table sites (
  id                       uuid primary key default gen_random_uuid(),
  code                     text not null unique check (code ~ '^JSA-[0-9]{4}-[0-9]{3}$'),
  title                    text not null check (title <> ''),
  status                   text not null
                           check (status in ('proposed', 'desk-review', 'assessment-agreed', 'survey-ready', 'surveyed',
                             'reported', 'dig-agreed', 'excavating', 'found', 'not-found', 'inconclusive',
                             'closed-without-dig', 'on-hold', 'withdrawn', 'merged')),
  -- True for all that the demonstration brings; it is shown and exported with the word DEMO.
  is_fictional             boolean not null,
  location                 geometry(Point, 4326) not null check (not st_isempty(location)),
  horizontal_uncertainty_m double precision not null check (horizontal_uncertainty_m >= 0),
  created_at               timestamptz not null default now()
);

create index sites_by_location on sites using gist (location);
