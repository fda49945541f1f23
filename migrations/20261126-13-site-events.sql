-- Whoever has the site open hears that something about it changed: the entry in the audit log is the change's own sign,
-- and what is told is the site alone. Views are no change; leads, rounds and people are nobody else's business.
create function tell_of_site() returns trigger language plpgsql as $$
begin
  perform pg_notify('site', new.site_id::text);
  return null;
end
$$;

create trigger audit_events_tell_of_sites
  after insert on audit_events
  for each row
  when (new.site_id is not null and new.action not like '%.view'
        and split_part(new.action, '.', 1) in ('site', 'clearance', 'disclosure', 'assessment', 'survey', 'boundary'))
  execute function tell_of_site();
