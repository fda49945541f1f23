-- A recording: the set of files that an instrument wrote for one line, as they were handed over.
-- The originals lie in the store under their SHA-256; everything else here was read from them and can be read again.
create table recordings (
  id                   uuid primary key default gen_random_uuid(),
  site_id              uuid references sites (id),
  name                 text not null check (name <> ''),
  state                text not null default 'received'
                       check (state in ('received', 'parsing', 'parsed', 'unreadable')),
  -- A sentence for the surveyor, exactly while the recording is unreadable.
  unreadable_reason    text check (unreadable_reason <> ''),
  is_synthetic         boolean not null default false,
  -- Hash of the sorted hashes of its files: the same bytes sent again are the same recording.
  content_sha256       text not null unique check (content_sha256 ~ '^[0-9a-f]{64}$'),
  received_at          timestamptz not null default now(),
  received_from        uuid not null references people (id),

  -- What the headers say; null where they do not say it.
  format               text,
  vendor               text,
  instrument           text,
  antenna_name         text,
  centre_frequency_mhz double precision check (centre_frequency_mhz > 0),
  trace_count          integer check (trace_count > 0),
  samples_per_trace    integer check (samples_per_trace > 0),
  channel_count        integer check (channel_count > 0),
  sample_interval_ns   double precision check (sample_interval_ns > 0),
  time_window_ns       double precision check (time_window_ns > 0),
  trace_spacing_m      double precision check (trace_spacing_m > 0),
  -- The console's clock, local time without a zone, as text: it is often wrong and never a moment in time.
  recorded_at          text,
  comment              text,
  raw_header           jsonb not null default '{}' check (jsonb_typeof(raw_header) = 'object'),
  findings             jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
  marks                jsonb not null default '[]' check (jsonb_typeof(marks) = 'array'),

  constraint recordings_parsed_has_its_numbers check (
    state <> 'parsed' or (format is not null and trace_count is not null and samples_per_trace is not null)),
  constraint recordings_unreadable_has_its_reason check ((state = 'unreadable') = (unreadable_reason is not null))
);

create index recordings_by_site on recordings (site_id);
create index recordings_by_receipt on recordings (received_at desc, id);

-- Its files. One original may belong to several recordings (a position file that was handed over with two lines).
create table recording_files (
  recording_id uuid not null references recordings (id),
  name         text not null check (name <> ''),
  byte_length  bigint not null check (byte_length >= 0),
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (recording_id, name)
);

create index recording_files_by_sha256 on recording_files (sha256);
