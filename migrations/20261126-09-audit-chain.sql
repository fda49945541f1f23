-- The audit log becomes a chain: every entry is sealed by a SHA-256 over its own content and the seal before it, made
-- here in the database. docs/audit-log.md tells the format, so that an export can be checked by anybody's own program.
--
-- An entry is written in the transaction of the act; it is sealed when that transaction commits. Only then is the head
-- of the chain locked: entries have an order without gaps, and nobody who waits for the head can hold up anything else.
do $$
begin
  if current_setting('server_encoding') <> 'UTF8' then
    raise exception 'the audit log needs a database whose encoding is UTF8, not %', current_setting('server_encoding');
  end if;
end
$$;

alter table audit_events
  -- Unknown to whoever sees only the seal: without it, a short content could be guessed and the guess be checked.
  add column salt              uuid not null default gen_random_uuid(),
  -- Who the person was at that moment; names, organisations and roles change.
  add column person_name       text,
  add column organisation_name text,
  add column roles             text[],
  -- The version of the subject, where its owner has a hash of it.
  add column subject_sha256    text check (subject_sha256 ~ '^[0-9a-f]{64}$'),
  -- Whose material it is about; a delegation reads what was disclosed of its own.
  add column site_id           uuid,
  add column owner             text check (owner in ('belgrade', 'pristina', 'chair')),
  -- From where, as little as serves: never an address, never a device.
  add column address_class     text check (address_class in ('this-machine', 'private-network', 'public-network')),
  add column user_agent_family text check (user_agent_family <> ''),
  add column subject_kind      text generated always as (split_part(action, '.', 1)) stored;

create index audit_events_by_person on audit_events (person_id, id);
create index audit_events_by_owner on audit_events (owner, id);

-- Time and salt are the database's own, whatever was sent; text is kept in one Unicode form (NFC).
create function prepare_audit_event() returns trigger language plpgsql as $$
begin
  new.occurred_at := clock_timestamp();
  new.salt := gen_random_uuid();
  new.action := normalize(new.action, NFC);
  new.subject_id := normalize(new.subject_id, NFC);
  new.person_name := normalize(new.person_name, NFC);
  new.organisation_name := normalize(new.organisation_name, NFC);
  new.details := normalize(new.details::text, NFC)::jsonb;
  return new;
end
$$;

create trigger audit_events_are_prepared
  before insert on audit_events
  for each row execute function prepare_audit_event();

-- One line of the text that is hashed: the name, the length of the value in bytes, the value. A null has no length.
create function audit_field(name text, value text) returns text language sql immutable as $$
  select name || coalesce('=' || octet_length(value) || ':' || value, '=-') || E'\n'
$$;

-- UTC to the microsecond, the only way in which the log writes a moment.
create function audit_moment(moment timestamptz) returns text language sql stable as $$
  select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

create function audit_entry_text(entry audit_events, sequence bigint, previous_sha256 text) returns text
language sql stable as $$
  select E'jsa-audit-entry 1\n'
    || app.audit_field('sequence', sequence::text)
    || app.audit_field('previousSha256', previous_sha256)
    || app.audit_field('salt', entry.salt::text)
    || app.audit_field('occurredAt', app.audit_moment(entry.occurred_at))
    || app.audit_field('personId', entry.person_id::text)
    || app.audit_field('personName', entry.person_name)
    || app.audit_field('organisation', entry.organisation_name)
    || app.audit_field('roles', array_to_string(entry.roles, ','))
    || app.audit_field('action', entry.action)
    || app.audit_field('subjectId', entry.subject_id)
    || app.audit_field('subjectSha256', entry.subject_sha256)
    || app.audit_field('siteId', entry.site_id::text)
    || app.audit_field('owner', entry.owner)
    || app.audit_field('details', entry.details::text)
    || app.audit_field('addressClass', entry.address_class)
    || app.audit_field('userAgentFamily', entry.user_agent_family)
$$;

create function audit_entry_sha256(entry audit_events, sequence bigint, previous_sha256 text) returns text
language sql stable as $$
  select encode(sha256(convert_to(app.audit_entry_text(entry, sequence, previous_sha256), 'UTF8')), 'hex')
$$;

-- The seals, in their order.
create table audit_chain (
  sequence        bigint primary key check (sequence > 0),
  event_id        bigint not null unique references audit_events (id),
  previous_sha256 text not null check (previous_sha256 ~ '^[0-9a-f]{64}$'),
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$')
);

-- The last seal. Its row is also the lock that puts entries one after the other.
create table audit_head (
  is_the_one boolean primary key default true check (is_the_one),
  sequence   bigint not null,
  sha256     text not null
);

insert into audit_head (sequence, sha256) values (0, repeat('0', 64));

create function seal_audit_event() returns trigger language plpgsql as $$
begin
  insert into app.audit_chain (event_id) values (new.id);
  return null;
end
$$;

-- Nothing that is sent counts but which entry it is: place and seals are computed. The head is locked until the end of
-- the transaction; what was linked before in the same one lies beyond it. After a loss the chain goes on from the head,
-- so that the gap stays to be seen.
create function link_audit_entry() returns trigger language plpgsql as $$
declare
  head  app.audit_head;
  last  app.audit_chain;
  entry app.audit_events;
begin
  select * into strict head from app.audit_head for update;
  select * into last from app.audit_chain order by sequence desc limit 1;
  if last.sequence > head.sequence then
    new.sequence := last.sequence + 1;
    new.previous_sha256 := last.sha256;
  else
    new.sequence := head.sequence + 1;
    new.previous_sha256 := head.sha256;
  end if;
  select * into strict entry from app.audit_events where id = new.event_id;
  new.sha256 := app.audit_entry_sha256(entry, new.sequence, new.previous_sha256);
  return new;
end
$$;

-- Once a transaction, however many entries it has: the first call goes to the last of them, the others find it done.
create function advance_audit_head() returns trigger language plpgsql as $$
begin
  update app.audit_head head set sequence = last.sequence, sha256 = last.sha256
  from (select sequence, sha256 from app.audit_chain order by sequence desc limit 1) last
  where head.sequence < last.sequence;
  return null;
end
$$;

create function refuse_other_audit_head() returns trigger language plpgsql as $$
begin
  if new.sequence <= old.sequence
     or not exists (select from app.audit_chain where sequence = new.sequence and sha256 = new.sha256) then
    raise exception 'the head of the audit log moves only forward, to an entry'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;

create trigger audit_chain_links before insert on audit_chain
  for each row execute function link_audit_entry();
create constraint trigger audit_chain_moves_the_head
  after insert on audit_chain deferrable initially deferred
  for each row execute function advance_audit_head();
create trigger audit_head_moves_forward before update on audit_head
  for each row execute function refuse_other_audit_head();
create trigger audit_chain_is_append_only before update or delete or truncate on audit_chain
  for each statement execute function refuse_change();
create trigger audit_head_stays before delete or truncate on audit_head
  for each statement execute function refuse_change();

-- What was written before there was a chain is sealed in the order in which it was written.
do $$
declare
  event_id bigint;
begin
  for event_id in select id from app.audit_events order by id loop
    insert into app.audit_chain (event_id) values (event_id);
  end loop;
end
$$;

set constraints audit_chain_moves_the_head immediate;
set constraints audit_chain_moves_the_head deferred;

create constraint trigger audit_events_are_sealed
  after insert on audit_events deferrable initially deferred
  for each row execute function seal_audit_event();

-- Also in a session that calls itself a replica, where ordinary triggers are silent.
alter table audit_events
  enable always trigger audit_events_are_append_only,
  enable always trigger audit_events_are_prepared,
  enable always trigger audit_events_are_sealed;
alter table audit_chain
  enable always trigger audit_chain_links,
  enable always trigger audit_chain_moves_the_head,
  enable always trigger audit_chain_is_append_only;
alter table audit_head
  enable always trigger audit_head_moves_forward,
  enable always trigger audit_head_stays;
