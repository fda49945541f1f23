-- The code of a site is given by the database, one after the other without a gap within a year, and never twice: the
-- row of the year is locked until the site is there, and a site that failed to be made gives its number back.
create table site_code_years (
  year        integer primary key,
  last_number integer not null check (last_number > 0)
);

insert into site_code_years (year, last_number)
select substr(code, 5, 4)::integer, max(substr(code, 10)::integer) from sites group by 1;

alter table sites drop constraint sites_code_check;
alter table sites add constraint sites_code_check check (code ~ '^JSA-[0-9]{4}-[0-9]{3,6}$');

create function give_site_code() returns trigger language plpgsql as $$
declare
  code_year integer := extract(year from now() at time zone 'UTC');
  number integer;
begin
  if new.code is null then
    insert into app.site_code_years as given (year, last_number) values (code_year, 1)
    on conflict (year) do update set last_number = given.last_number + 1
    returning last_number into number;
    new.code := 'JSA-' || code_year || '-' || lpad(number::text, greatest(3, length(number::text)), '0');
  elsif not new.is_fictional then
    raise exception 'the code of a site is given, not chosen' using errcode = 'check_violation';
  elsif new.code ~ '^JSA-[0-9]{4}-[0-9]{3,6}$' then
    insert into app.site_code_years as given (year, last_number)
    values (substr(new.code, 5, 4)::integer, greatest(1, substr(new.code, 10)::integer))
    on conflict (year) do update set last_number = greatest(given.last_number, excluded.last_number);
  end if;
  return new;
end
$$;

create trigger sites_are_given_their_code
  before insert on sites
  for each row execute function give_site_code();

create trigger sites_are_never_deleted
  before delete or truncate on sites
  for each statement execute function refuse_change();
