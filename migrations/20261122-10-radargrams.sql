-- A radargram: one channel of a recording after one recipe. Its pyramid of tiles lies in the store under its id.
create table radargrams (
  id                 uuid primary key default gen_random_uuid(),
  recording_id       uuid not null references recordings (id),
  channel            integer not null check (channel >= 0),
  channel_name       text not null,
  state              text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  -- A sentence, exactly while it is failed.
  failed_reason      text check (failed_reason <> ''),

  -- What was done, so that it can be done again.
  recipe             jsonb check (jsonb_typeof(recipe) = 'object'),
  recipe_sha256      text check (recipe_sha256 ~ '^[0-9a-f]{64}$'),
  code_version       text check (code_version <> ''),
  input_sha256       text check (input_sha256 ~ '^[0-9a-f]{64}$'),

  -- What came of it; the two that may be null in the contract may be null here.
  trace_count        integer check (trace_count > 0),
  samples_per_trace  integer check (samples_per_trace > 0),
  sample_interval_ns double precision check (sample_interval_ns > 0),
  first_sample_ns    double precision,
  trace_spacing_m    double precision check (trace_spacing_m > 0),
  level_count        integer check (level_count > 0),
  amplitude_scale    double precision check (amplitude_scale >= 0),
  amplitude_p98      double precision check (amplitude_p98 >= 0),
  amplitude_maximum  double precision check (amplitude_maximum >= 0),
  created_at         timestamptz not null default now(),

  constraint radargrams_failed_has_its_reason check ((state = 'failed') = (failed_reason is not null)),
  constraint radargrams_done_is_whole check (
    state <> 'done' or num_nulls(recipe, recipe_sha256, code_version, input_sha256, trace_count, samples_per_trace,
      first_sample_ns, level_count, amplitude_scale, amplitude_p98, amplitude_maximum) = 0),
  -- The same work is never there twice, not even before its recipe is known.
  constraint radargrams_once_a_recipe unique nulls not distinct (recording_id, channel, recipe_sha256)
);
