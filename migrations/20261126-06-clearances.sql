-- What must be cleared before anybody sets foot on a site, or a spade into it: one row a document, or the statement
-- that none is needed. WORKFLOW calls them permissions; a permission of a person is another thing.
create table clearances (
  id                     uuid primary key default gen_random_uuid(),
  site_id                uuid not null references sites (id),
  kind                   text not null check (kind in ('landowner', 'municipality', 'judicial-order',
                           'explosive-ordnance', 'security-plan')),
  activity               text not null check (activity in ('survey', 'excavation')),
  is_applicable          boolean not null,
  not_applicable_because text not null default '',
  scope                  geometry(MultiPolygon, 4326)
                         check (scope is null or (st_isvalid(scope) and not st_isempty(scope))),
  valid_from             date,
  -- The last day, included. Null: until further notice.
  valid_until            date,
  document_reference     text not null default '',
  note                   text not null default '',
  version                integer not null default 1 check (version > 0),
  noted_by               uuid not null references people (id),
  noted_at               timestamptz not null default now(),
  check (valid_until >= valid_from),
  constraint clearances_say_why_not check (is_applicable or not_applicable_because <> ''),
  constraint clearances_that_apply_are_documents check (not is_applicable
    or (scope is not null and valid_from is not null and document_reference <> ''))
);

create index clearances_by_site on clearances (site_id, activity, kind);
