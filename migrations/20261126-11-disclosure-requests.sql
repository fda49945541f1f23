-- A release to a wider circle begins as a request. It is in force once the chair's people and both heads have consented
-- to the very same terms: then, and not before, it stands in disclosures.
create table disclosure_requests (
  id           uuid primary key default gen_random_uuid(),
  site_id      uuid not null references sites (id),
  audience     text not null check (audience in ('observer', 'field', 'analyst')),
  precision    text not null check (precision in ('P1', 'P2', 'P3')),
  purpose      text not null check (purpose <> ''),
  risks        text not null check (risks <> ''),
  expires_at   timestamptz not null,
  -- Hash of what is consented to; each consent names it.
  terms_sha256 text not null check (terms_sha256 ~ '^[0-9a-f]{64}$'),
  requested_by uuid not null references people (id),
  requested_at timestamptz not null default now(),
  -- Taken back or refused by one of the three; also set when a release in force is revoked.
  ended_at     timestamptz,
  ended_by     uuid references people (id),
  end_reason   text not null default '',
  check (expires_at > requested_at),
  check (expires_at <= requested_at + interval '1 year'),
  check ((ended_at is null) = (ended_by is null)),
  check ((ended_at is null) = (end_reason = ''))
);

create index disclosure_requests_by_site on disclosure_requests (site_id);

-- Who has consented, for whom: one of the chair's people for the chair, a head for their delegation.
create table disclosure_consents (
  request_id   uuid not null references disclosure_requests (id),
  party        text not null check (party in ('belgrade', 'chair', 'pristina')),
  person_id    uuid not null references people (id),
  terms_sha256 text not null check (terms_sha256 ~ '^[0-9a-f]{64}$'),
  consented_at timestamptz not null default now(),
  primary key (request_id, party)
);

create trigger disclosure_consents_are_append_only
  before update or delete or truncate on disclosure_consents
  for each statement execute function refuse_change();

alter table disclosures add column request_id uuid unique references disclosure_requests (id);

-- What stands in disclosures by a request is what all three consented to.
create function require_three_consents() returns trigger language plpgsql as $$
begin
  if new.request_id is not null and (
    select count(*) from app.disclosure_consents consent
    join app.disclosure_requests request on request.id = consent.request_id
    where request.id = new.request_id and consent.terms_sha256 = request.terms_sha256
      and request.site_id = new.site_id and request.audience = new.audience
      and request.precision = new.precision and request.expires_at = new.expires_at) < 3
  then
    raise exception 'a disclosure needs the consent of the chair and of both heads';
  end if;
  return new;
end
$$;

create trigger disclosures_have_three_consents
  before insert on disclosures
  for each row execute function require_three_consents();
