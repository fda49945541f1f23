-- The vault: what points somewhere, of one owner each, and for nobody else.
--
-- Everything that says something is sealed with a key that is not in the database (see server/src/features/leads/seal.ts):
-- a bytea here is ciphertext that belongs to its lead, its column and its version, and opens nowhere else.
create table leads (
  id          uuid primary key,
  owner       text not null check (owner in ('belgrade', 'pristina', 'chair')),
  status      text not null default 'held' constraint leads_status_check check (status in ('held', 'tabled', 'withdrawn')),
  version     integer not null check (version > 0),
  -- The candidate site that came of it.
  site_id     uuid unique references sites (id),
  created_by  uuid not null references people (id),
  created_at  timestamptz not null default now(),
  check ((status = 'tabled') = (site_id is not null))
);

create index leads_by_owner on leads (owner, created_at);

-- Every version that was ever written, whole.
create table lead_versions (
  lead_id                 uuid not null references leads (id),
  version                 integer not null check (version > 0),
  source_reliability      text not null check (source_reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  information_credibility smallint not null check (information_credibility between 1 and 6),
  learnt_on               date not null,
  caveats                 text[] not null constraint lead_versions_caveats_check check (caveats <@ array[
                            'own-delegation-only', 'chair-only', 'no-tabling', 'do-not-contact-source',
                            'source-at-risk', 'no-copies', 'do-not-table-before']),
  do_not_table_before     date,
  reference               bytea not null,
  statement               bytea not null,
  source_key              bytea not null,
  caveat_text             bytea not null,
  place                   bytea not null,
  withdrawal_reason       bytea not null,
  has_place               boolean not null,
  has_source_key          boolean not null,
  -- Which of the fields this version wrote anew.
  fields                  text[] not null check (cardinality(fields) > 0),
  changed_by              uuid not null references people (id),
  changed_at              timestamptz not null default now(),
  primary key (lead_id, version),
  check ((do_not_table_before is not null) = ('do-not-table-before' = any (caveats)))
);

-- Openings of statement and source key: one person asks, another of the same owner confirms within a day, and for half an
-- hour the one who asked can read.
create table lead_openings (
  id           uuid primary key,
  lead_id      uuid not null references leads (id),
  reason       bytea not null,
  requested_by uuid not null references people (id),
  requested_at timestamptz not null default now(),
  confirmed_by uuid references people (id),
  confirmed_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null)),
  constraint lead_openings_need_two_people check (confirmed_by <> requested_by),
  constraint lead_openings_are_confirmed_within_a_day check (
    confirmed_at >= requested_at and confirmed_at <= requested_at + interval '24 hours')
);

create index lead_openings_by_lead on lead_openings (lead_id, requested_at);

-- Leads are withdrawn, never deleted, and of their versions none is lost. They are updated only to be sealed anew.
create trigger leads_are_kept before delete or truncate on leads
  for each statement execute function refuse_change();
create trigger lead_versions_are_kept before delete or truncate on lead_versions
  for each statement execute function refuse_change();
create trigger lead_openings_are_kept before delete or truncate on lead_openings
  for each statement execute function refuse_change();

create function refuse_change_of_a_lead_version() returns trigger language plpgsql as $$
begin
  if (new.lead_id, new.version, new.source_reliability, new.information_credibility, new.learnt_on, new.caveats,
      new.do_not_table_before, new.has_place, new.has_source_key, new.fields, new.changed_by, new.changed_at)
     is distinct from
     (old.lead_id, old.version, old.source_reliability, old.information_credibility, old.learnt_on, old.caveats,
      old.do_not_table_before, old.has_place, old.has_source_key, old.fields, old.changed_by, old.changed_at) then
    raise exception 'a version of a lead is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;

create trigger lead_versions_are_only_sealed_anew before update on lead_versions
  for each row execute function refuse_change_of_a_lead_version();
