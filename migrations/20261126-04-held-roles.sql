-- An appointment ends by its last day or, at once, by somebody's word.
alter table appointments
  add column ended_at timestamptz,
  add column ended_by uuid references people (id);

-- The roles that people hold at this moment: the one place that says which appointments count.
create view held_roles as
select distinct appointment.person_id, appointment.role
from appointments appointment
join people person on person.id = appointment.person_id
where appointment.valid_from <= current_date
  and (appointment.valid_until is null or appointment.valid_until >= current_date)
  and appointment.ended_at is null
  and person.deactivated_at is null;
