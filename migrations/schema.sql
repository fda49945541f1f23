-- The schema after all migrations, for reading. Made by "npm run migrate -- --write-schema"; never applied.

create table accounts (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  provider text not null,
  provider_person_id text not null,
  password_hash text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint accounts_password_hash_check CHECK ((password_hash <> ''::text)),
  constraint accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_provider_provider_person_id_key UNIQUE (provider, provider_person_id)
);

create table appointments (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  organisation_kind text not null,
  role text not null,
  valid_from date not null default CURRENT_DATE,
  valid_until date,
  appointed_by uuid,
  appointed_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint appointments_appointed_by_fkey FOREIGN KEY (appointed_by) REFERENCES people(id),
  constraint appointments_check CHECK ((valid_until >= valid_from)),
  constraint appointments_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people(id),
  constraint appointments_fit_the_organisation CHECK ((((organisation_kind = 'delegation'::text) AND (role = ANY (ARRAY['head'::text, 'member'::text, 'analyst'::text]))) OR ((organisation_kind = 'chair'::text) AND (role = ANY (ARRAY['chair'::text, 'secretariat'::text]))) OR ((organisation_kind = 'field-team'::text) AND (role = 'field'::text)) OR ((organisation_kind = 'institution'::text) AND (role = 'analyst'::text)) OR ((organisation_kind = 'observer'::text) AND (role = 'observer'::text)) OR ((organisation_kind = 'host'::text) AND (role = 'admin'::text)))),
  constraint appointments_person_id_organisation_kind_fkey FOREIGN KEY (person_id, organisation_kind) REFERENCES people(id, organisation_kind),
  constraint appointments_pkey PRIMARY KEY (id)
);

create table audit_events (
  id bigint not null generated always as identity,
  occurred_at timestamp with time zone not null default now(),
  person_id uuid,
  action text not null,
  subject_id text,
  details jsonb not null default '{}'::jsonb,
  constraint audit_events_action_check CHECK ((action <> ''::text)),
  constraint audit_events_details_check CHECK ((jsonb_typeof(details) = 'object'::text)),
  constraint audit_events_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint audit_events_pkey PRIMARY KEY (id)
);

create table boundary_editions (
  id uuid not null default gen_random_uuid(),
  name text not null,
  source text not null,
  licence text not null,
  data_date date not null,
  is_official boolean not null,
  accuracy_m double precision not null,
  accuracy_p95_m double precision not null,
  line geometry(LineString,4326) not null,
  is_current boolean not null default false,
  imported_at timestamp with time zone not null default now(),
  constraint boundary_editions_accuracy_m_check CHECK ((accuracy_m > (0)::double precision)),
  constraint boundary_editions_accuracy_p95_m_check CHECK ((accuracy_p95_m > (0)::double precision)),
  constraint boundary_editions_check CHECK ((accuracy_p95_m <= accuracy_m)),
  constraint boundary_editions_licence_check CHECK ((licence <> ''::text)),
  constraint boundary_editions_line_check CHECK ((NOT st_isempty(line))),
  constraint boundary_editions_name_check CHECK ((name <> ''::text)),
  constraint boundary_editions_pkey PRIMARY KEY (id),
  constraint boundary_editions_source_check CHECK ((source <> ''::text))
);

create table disclosures (
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  audience text not null,
  precision text not null,
  purpose text not null,
  risks text not null,
  expires_at timestamp with time zone not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint disclosures_audience_check CHECK ((audience = ANY (ARRAY['observer'::text, 'field'::text, 'analyst'::text]))),
  constraint disclosures_check CHECK ((expires_at > decided_at)),
  constraint disclosures_check1 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint disclosures_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people(id),
  constraint disclosures_pkey PRIMARY KEY (id),
  constraint disclosures_precision_check CHECK (("precision" = ANY (ARRAY['P1'::text, 'P2'::text, 'P3'::text]))),
  constraint disclosures_purpose_check CHECK ((purpose <> ''::text)),
  constraint disclosures_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES people(id),
  constraint disclosures_risks_check CHECK ((risks <> ''::text)),
  constraint disclosures_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table invitations (
  id uuid not null default gen_random_uuid(),
  token_sha256 text not null,
  email text not null,
  organisation_id uuid not null,
  organisation_kind text not null,
  role text not null,
  valid_until date,
  invited_by uuid not null,
  invited_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  used_at timestamp with time zone,
  person_id uuid,
  constraint invitations_check CHECK ((expires_at > invited_at)),
  constraint invitations_check1 CHECK (((used_at IS NULL) OR (revoked_at IS NULL))),
  constraint invitations_check2 CHECK (((used_at IS NULL) = (person_id IS NULL))),
  constraint invitations_email_check CHECK (((email = lower(email)) AND (email ~~ '%_@_%'::text))),
  constraint invitations_fit_the_organisation CHECK ((((organisation_kind = 'delegation'::text) AND (role = ANY (ARRAY['head'::text, 'member'::text, 'analyst'::text]))) OR ((organisation_kind = 'chair'::text) AND (role = ANY (ARRAY['chair'::text, 'secretariat'::text]))) OR ((organisation_kind = 'field-team'::text) AND (role = 'field'::text)) OR ((organisation_kind = 'institution'::text) AND (role = 'analyst'::text)) OR ((organisation_kind = 'observer'::text) AND (role = 'observer'::text)) OR ((organisation_kind = 'host'::text) AND (role = 'admin'::text)))),
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES people(id),
  constraint invitations_organisation_id_organisation_kind_fkey FOREIGN KEY (organisation_id, organisation_kind) REFERENCES organisations(id, kind),
  constraint invitations_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint invitations_token_sha256_key UNIQUE (token_sha256)
);

create table job_runners (
  id text not null,
  started_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  constraint job_runners_pkey PRIMARY KEY (id)
);

create table joint_assessments (
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  number integer not null,
  starts_on date not null,
  ends_on date not null,
  conditions jsonb not null default '{}'::jsonb,
  deviations text not null default ''::text,
  version integer not null default 1,
  received_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint joint_assessments_check CHECK ((ends_on >= starts_on)),
  constraint joint_assessments_conditions_check CHECK ((jsonb_typeof(conditions) = 'object'::text)),
  constraint joint_assessments_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  constraint joint_assessments_number_check CHECK ((number > 0)),
  constraint joint_assessments_pkey PRIMARY KEY (id),
  constraint joint_assessments_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint joint_assessments_site_id_number_key UNIQUE (site_id, number),
  constraint joint_assessments_version_check CHECK ((version > 0))
);

create table known_devices (
  token_sha256 text not null,
  person_id uuid not null,
  seen_at timestamp with time zone not null default now(),
  constraint known_devices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint known_devices_pkey PRIMARY KEY (token_sha256, person_id),
  constraint known_devices_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table mission_members (
  joint_assessment_id uuid not null,
  person_id uuid not null,
  task text not null,
  constraint mission_members_joint_assessment_id_fkey FOREIGN KEY (joint_assessment_id) REFERENCES joint_assessments(id),
  constraint mission_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint mission_members_pkey PRIMARY KEY (joint_assessment_id, person_id),
  constraint mission_members_task_check CHECK ((task = ANY (ARRAY['lead'::text, 'operator'::text, 'member'::text])))
);

create table organisations (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  delegation text,
  created_at timestamp with time zone not null default now(),
  constraint organisations_check CHECK (((kind = 'delegation'::text) = (delegation IS NOT NULL))),
  constraint organisations_delegation_check CHECK ((delegation = ANY (ARRAY['belgrade'::text, 'pristina'::text]))),
  constraint organisations_delegation_key UNIQUE (delegation),
  constraint organisations_id_kind_key UNIQUE (id, kind),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['delegation'::text, 'chair'::text, 'field-team'::text, 'institution'::text, 'observer'::text, 'host'::text]))),
  constraint organisations_name_check CHECK ((name <> ''::text)),
  constraint organisations_name_key UNIQUE (name),
  constraint organisations_pkey PRIMARY KEY (id)
);

create table passkeys (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  name text,
  credential_id text not null,
  public_key text not null,
  counter double precision not null,
  device_type text not null,
  is_synced boolean not null,
  transports text,
  aaguid text,
  created_at timestamp with time zone not null default now(),
  constraint passkeys_counter_check CHECK ((counter >= (0)::double precision)),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint passkeys_pkey PRIMARY KEY (id)
);

create table people (
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null default now(),
  organisation_id uuid not null,
  organisation_kind text not null,
  email_verified boolean not null default false,
  image_url text,
  updated_at timestamp with time zone not null default now(),
  has_second_factor boolean not null default false,
  deactivated_at timestamp with time zone,
  constraint people_email_check CHECK (((email = lower(email)) AND (email ~~ '%_@_%'::text))),
  constraint people_email_key UNIQUE (email),
  constraint people_id_organisation_kind_key UNIQUE (id, organisation_kind),
  constraint people_name_check CHECK ((name <> ''::text)),
  constraint people_organisation_id_organisation_kind_fkey FOREIGN KEY (organisation_id, organisation_kind) REFERENCES organisations(id, kind),
  constraint people_pkey PRIMARY KEY (id)
);

create table radargrams (
  id uuid not null default gen_random_uuid(),
  recording_id uuid not null,
  channel integer not null,
  channel_name text not null,
  state text not null default 'queued'::text,
  failed_reason text,
  recipe jsonb,
  recipe_sha256 text,
  code_version text,
  input_sha256 text,
  trace_count integer,
  samples_per_trace integer,
  sample_interval_ns double precision,
  first_sample_ns double precision,
  trace_spacing_m double precision,
  level_count integer,
  amplitude_scale double precision,
  amplitude_p98 double precision,
  amplitude_maximum double precision,
  created_at timestamp with time zone not null default now(),
  constraint radargrams_amplitude_maximum_check CHECK ((amplitude_maximum >= (0)::double precision)),
  constraint radargrams_amplitude_p98_check CHECK ((amplitude_p98 >= (0)::double precision)),
  constraint radargrams_amplitude_scale_check CHECK ((amplitude_scale >= (0)::double precision)),
  constraint radargrams_channel_check CHECK ((channel >= 0)),
  constraint radargrams_code_version_check CHECK ((code_version <> ''::text)),
  constraint radargrams_done_is_whole CHECK (((state <> 'done'::text) OR (num_nulls(recipe, recipe_sha256, code_version, input_sha256, trace_count, samples_per_trace, first_sample_ns, level_count, amplitude_scale, amplitude_p98, amplitude_maximum) = 0))),
  constraint radargrams_failed_has_its_reason CHECK (((state = 'failed'::text) = (failed_reason IS NOT NULL))),
  constraint radargrams_failed_reason_check CHECK ((failed_reason <> ''::text)),
  constraint radargrams_input_sha256_check CHECK ((input_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint radargrams_level_count_check CHECK ((level_count > 0)),
  constraint radargrams_once_a_recipe UNIQUE NULLS NOT DISTINCT (recording_id, channel, recipe_sha256),
  constraint radargrams_pkey PRIMARY KEY (id),
  constraint radargrams_recipe_check CHECK ((jsonb_typeof(recipe) = 'object'::text)),
  constraint radargrams_recipe_sha256_check CHECK ((recipe_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint radargrams_recording_id_fkey FOREIGN KEY (recording_id) REFERENCES recordings(id),
  constraint radargrams_sample_interval_ns_check CHECK ((sample_interval_ns > (0)::double precision)),
  constraint radargrams_samples_per_trace_check CHECK ((samples_per_trace > 0)),
  constraint radargrams_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint radargrams_trace_count_check CHECK ((trace_count > 0)),
  constraint radargrams_trace_spacing_m_check CHECK ((trace_spacing_m > (0)::double precision))
);

create table recording_files (
  recording_id uuid not null,
  name text not null,
  byte_length bigint not null,
  sha256 text not null,
  constraint recording_files_byte_length_check CHECK ((byte_length >= 0)),
  constraint recording_files_name_check CHECK ((name <> ''::text)),
  constraint recording_files_pkey PRIMARY KEY (recording_id, name),
  constraint recording_files_recording_id_fkey FOREIGN KEY (recording_id) REFERENCES recordings(id),
  constraint recording_files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table recordings (
  id uuid not null default gen_random_uuid(),
  site_id uuid,
  name text not null,
  state text not null default 'received'::text,
  unreadable_reason text,
  is_synthetic boolean not null default false,
  content_sha256 text not null,
  received_at timestamp with time zone not null default now(),
  received_from uuid not null,
  format text,
  vendor text,
  instrument text,
  antenna_name text,
  centre_frequency_mhz double precision,
  trace_count integer,
  samples_per_trace integer,
  channel_count integer,
  sample_interval_ns double precision,
  time_window_ns double precision,
  trace_spacing_m double precision,
  recorded_at text,
  comment text,
  raw_header jsonb not null default '{}'::jsonb,
  findings jsonb not null default '[]'::jsonb,
  marks jsonb not null default '[]'::jsonb,
  constraint recordings_centre_frequency_mhz_check CHECK ((centre_frequency_mhz > (0)::double precision)),
  constraint recordings_channel_count_check CHECK ((channel_count > 0)),
  constraint recordings_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint recordings_content_sha256_key UNIQUE (content_sha256),
  constraint recordings_findings_check CHECK ((jsonb_typeof(findings) = 'array'::text)),
  constraint recordings_marks_check CHECK ((jsonb_typeof(marks) = 'array'::text)),
  constraint recordings_name_check CHECK ((name <> ''::text)),
  constraint recordings_parsed_has_its_numbers CHECK (((state <> 'parsed'::text) OR ((format IS NOT NULL) AND (trace_count IS NOT NULL) AND (samples_per_trace IS NOT NULL)))),
  constraint recordings_pkey PRIMARY KEY (id),
  constraint recordings_raw_header_check CHECK ((jsonb_typeof(raw_header) = 'object'::text)),
  constraint recordings_received_from_fkey FOREIGN KEY (received_from) REFERENCES people(id),
  constraint recordings_sample_interval_ns_check CHECK ((sample_interval_ns > (0)::double precision)),
  constraint recordings_samples_per_trace_check CHECK ((samples_per_trace > 0)),
  constraint recordings_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint recordings_state_check CHECK ((state = ANY (ARRAY['received'::text, 'parsing'::text, 'parsed'::text, 'unreadable'::text]))),
  constraint recordings_time_window_ns_check CHECK ((time_window_ns > (0)::double precision)),
  constraint recordings_trace_count_check CHECK ((trace_count > 0)),
  constraint recordings_trace_spacing_m_check CHECK ((trace_spacing_m > (0)::double precision)),
  constraint recordings_unreadable_has_its_reason CHECK (((state = 'unreadable'::text) = (unreadable_reason IS NOT NULL))),
  constraint recordings_unreadable_reason_check CHECK ((unreadable_reason <> ''::text))
);

create table schema_migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (name)
);

create table second_factors (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  secret text not null,
  recovery_codes text not null,
  is_confirmed boolean not null default false,
  failure_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint second_factors_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint second_factors_person_id_key UNIQUE (person_id),
  constraint second_factors_pkey PRIMARY KEY (id)
);

create table sessions (
  id uuid not null default gen_random_uuid(),
  token text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  constraint sessions_check CHECK ((expires_at > created_at)),
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_key UNIQUE (token)
);

create table sign_in_attempts (
  key text not null,
  failure_count integer not null,
  last_failed_at timestamp with time zone not null default now(),
  locked_until timestamp with time zone,
  constraint sign_in_attempts_failure_count_check CHECK ((failure_count >= 0)),
  constraint sign_in_attempts_pkey PRIMARY KEY (key)
);

create table sign_in_challenges (
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint sign_in_challenges_pkey PRIMARY KEY (id)
);

create table sites (
  id uuid not null default gen_random_uuid(),
  code text not null,
  title text not null,
  status text not null,
  is_fictional boolean not null,
  location geometry(Point,4326) not null,
  horizontal_uncertainty_m double precision not null,
  created_at timestamp with time zone not null default now(),
  owner text not null default 'chair'::text,
  proposed_by uuid,
  area geometry(MultiPolygon,4326),
  summary text not null default ''::text,
  hypothesis text not null default ''::text,
  expected_depth_from_m double precision,
  expected_depth_to_m double precision,
  expected_length_m double precision,
  expected_width_m double precision,
  municipality text not null default ''::text,
  original_text text not null default ''::text,
  original_crs text not null default ''::text,
  transformation text not null default ''::text,
  version integer not null default 1,
  survey_ready_at timestamp with time zone,
  held_status text,
  hold_reason text not null default ''::text,
  hold_review_on date,
  merged_into uuid,
  cell geometry(Polygon,4326) default st_transform(st_makeenvelope((floor((st_x(st_transform(location, 32634)) / (1000)::double precision)) * (1000)::double precision), (floor((st_y(st_transform(location, 32634)) / (1000)::double precision)) * (1000)::double precision), ((floor((st_x(st_transform(location, 32634)) / (1000)::double precision)) * (1000)::double precision) + (1000)::double precision), ((floor((st_y(st_transform(location, 32634)) / (1000)::double precision)) * (1000)::double precision) + (1000)::double precision), 32634), 4326),
  constraint sites_are_not_merged_into_themselves CHECK ((merged_into <> id)),
  constraint sites_area_check CHECK (((area IS NULL) OR (st_isvalid(area) AND (NOT st_isempty(area))))),
  constraint sites_check CHECK ((expected_depth_to_m >= expected_depth_from_m)),
  constraint sites_code_check CHECK ((code ~ '^JSA-[0-9]{4}-[0-9]{3}$'::text)),
  constraint sites_code_key UNIQUE (code),
  constraint sites_expected_depth_from_m_check CHECK ((expected_depth_from_m >= (0)::double precision)),
  constraint sites_expected_length_m_check CHECK ((expected_length_m > (0)::double precision)),
  constraint sites_expected_width_m_check CHECK ((expected_width_m > (0)::double precision)),
  constraint sites_horizontal_uncertainty_m_check CHECK ((horizontal_uncertainty_m >= (0)::double precision)),
  constraint sites_location_check CHECK ((NOT st_isempty(location))),
  constraint sites_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES sites(id),
  constraint sites_merged_know_into_which CHECK (((status = 'merged'::text) = (merged_into IS NOT NULL))),
  constraint sites_on_hold_know_their_status CHECK (((status = 'on-hold'::text) = (held_status IS NOT NULL))),
  constraint sites_owner_check CHECK ((owner = ANY (ARRAY['belgrade'::text, 'pristina'::text, 'chair'::text]))),
  constraint sites_pkey PRIMARY KEY (id),
  constraint sites_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people(id),
  constraint sites_status_check CHECK ((status = ANY (ARRAY['proposed'::text, 'desk-review'::text, 'assessment-agreed'::text, 'survey-ready'::text, 'surveyed'::text, 'reported'::text, 'dig-agreed'::text, 'excavating'::text, 'found'::text, 'not-found'::text, 'inconclusive'::text, 'closed-without-dig'::text, 'on-hold'::text, 'withdrawn'::text, 'merged'::text]))),
  constraint sites_title_check CHECK ((title <> ''::text)),
  constraint sites_version_check CHECK ((version > 0))
);

create table spent_codes (
  person_id uuid not null,
  code_sha256 text not null,
  spent_at timestamp with time zone not null default now(),
  constraint spent_codes_code_sha256_check CHECK ((code_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint spent_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint spent_codes_pkey PRIMARY KEY (person_id, code_sha256)
);

create table survey_lines (
  id uuid not null default gen_random_uuid(),
  recording_id uuid not null,
  track geometry(LineStringM,4326) not null,
  constraint survey_lines_pkey PRIMARY KEY (id),
  constraint survey_lines_recording_id_fkey FOREIGN KEY (recording_id) REFERENCES recordings(id),
  constraint survey_lines_recording_id_key UNIQUE (recording_id),
  constraint survey_lines_track_check CHECK (((st_npoints(track) > 1) AND st_isvalidtrajectory(track)))
);

create table uploads (
  id uuid not null,
  person_id uuid not null,
  file_name text not null,
  byte_length bigint,
  created_at timestamp with time zone not null default now(),
  recording_id uuid,
  constraint uploads_byte_length_check CHECK ((byte_length >= 0)),
  constraint uploads_file_name_check CHECK ((file_name <> ''::text)),
  constraint uploads_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint uploads_pkey PRIMARY KEY (id),
  constraint uploads_recording_id_fkey FOREIGN KEY (recording_id) REFERENCES recordings(id)
);

CREATE INDEX accounts_by_person ON app.accounts USING btree (person_id);
CREATE INDEX appointments_by_person ON app.appointments USING btree (person_id);
CREATE INDEX audit_events_by_subject ON app.audit_events USING btree (subject_id, id);
CREATE UNIQUE INDEX boundary_editions_one_is_current ON app.boundary_editions USING btree (is_current) WHERE is_current;
CREATE INDEX disclosures_by_site ON app.disclosures USING btree (site_id);
CREATE INDEX invitations_by_organisation ON app.invitations USING btree (organisation_id, invited_at);
CREATE INDEX mission_members_by_person ON app.mission_members USING btree (person_id);
CREATE UNIQUE INDEX organisations_one_chair ON app.organisations USING btree (kind) WHERE (kind = 'chair'::text);
CREATE INDEX passkeys_by_person ON app.passkeys USING btree (person_id);
CREATE INDEX recording_files_by_sha256 ON app.recording_files USING btree (sha256);
CREATE INDEX recordings_by_receipt ON app.recordings USING btree (received_at DESC, id);
CREATE INDEX recordings_by_site ON app.recordings USING btree (site_id);
CREATE INDEX sessions_by_expiry ON app.sessions USING btree (expires_at);
CREATE INDEX sessions_by_person ON app.sessions USING btree (person_id);
CREATE INDEX sign_in_attempts_by_age ON app.sign_in_attempts USING btree (last_failed_at);
CREATE INDEX sign_in_challenges_by_identifier ON app.sign_in_challenges USING btree (identifier);
CREATE INDEX sites_by_area ON app.sites USING gist (area);
CREATE INDEX sites_by_location ON app.sites USING gist (location);
CREATE INDEX survey_lines_by_track ON app.survey_lines USING gist (track);
CREATE INDEX uploads_by_person ON app.uploads USING btree (person_id);
CREATE INDEX uploads_by_recording ON app.uploads USING btree (recording_id);
CREATE TRIGGER audit_events_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
