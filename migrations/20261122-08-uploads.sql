-- A file on its way in: what whoever sends it has said about it. The bytes and how many of them have come are kept by
-- the upload protocol (tus), under the same id.
create table uploads (
  id           uuid primary key,
  person_id    uuid not null references people (id),
  file_name    text not null check (file_name <> ''),
  -- Null while the sender has not said it.
  byte_length  bigint check (byte_length >= 0),
  created_at   timestamptz not null default now(),
  -- Set when it was handed over; such a row stays, so that a repeated hand-over leads to the same receipt.
  recording_id uuid references recordings (id)
);

create index uploads_by_person on uploads (person_id);
create index uploads_by_recording on uploads (recording_id);
