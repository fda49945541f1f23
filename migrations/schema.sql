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

create table assessment_versions (
  joint_assessment_id uuid not null,
  version integer not null,
  content jsonb not null,
  reason text not null default ''::text,
  changed_by uuid,
  changed_at timestamp with time zone not null default now(),
  constraint assessment_versions_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  constraint assessment_versions_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint assessment_versions_joint_assessment_id_fkey FOREIGN KEY (joint_assessment_id) REFERENCES joint_assessments(id),
  constraint assessment_versions_pkey PRIMARY KEY (joint_assessment_id, version),
  constraint assessment_versions_version_check CHECK ((version > 0))
);

create table audit_chain (
  sequence bigint not null,
  event_id bigint not null,
  previous_sha256 text not null,
  sha256 text not null,
  constraint audit_chain_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit_events(id),
  constraint audit_chain_event_id_key UNIQUE (event_id),
  constraint audit_chain_pkey PRIMARY KEY (sequence),
  constraint audit_chain_previous_sha256_check CHECK ((previous_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint audit_chain_sequence_check CHECK ((sequence > 0)),
  constraint audit_chain_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table audit_events (
  id bigint not null generated always as identity,
  occurred_at timestamp with time zone not null default now(),
  person_id uuid,
  action text not null,
  subject_id text,
  details jsonb not null default '{}'::jsonb,
  salt uuid not null default gen_random_uuid(),
  person_name text,
  organisation_name text,
  roles text[],
  subject_sha256 text,
  site_id uuid,
  owner text,
  address_class text,
  user_agent_family text,
  subject_kind text default split_part(action, '.'::text, 1),
  constraint audit_events_action_check CHECK ((action <> ''::text)),
  constraint audit_events_address_class_check CHECK ((address_class = ANY (ARRAY['this-machine'::text, 'private-network'::text, 'public-network'::text]))),
  constraint audit_events_details_check CHECK ((jsonb_typeof(details) = 'object'::text)),
  constraint audit_events_owner_check CHECK ((owner = ANY (ARRAY['belgrade'::text, 'pristina'::text, 'chair'::text]))),
  constraint audit_events_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint audit_events_pkey PRIMARY KEY (id),
  constraint audit_events_subject_sha256_check CHECK ((subject_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint audit_events_user_agent_family_check CHECK ((user_agent_family <> ''::text))
);

create table audit_head (
  is_the_one boolean not null default true,
  sequence bigint not null,
  sha256 text not null,
  constraint audit_head_is_the_one_check CHECK (is_the_one),
  constraint audit_head_pkey PRIMARY KEY (is_the_one)
);

create table boundary_activations (
  id uuid not null default gen_random_uuid(),
  edition_id uuid not null,
  report jsonb not null,
  report_sha256 text not null,
  proposed_by uuid not null,
  proposed_organisation_id uuid not null,
  proposed_at timestamp with time zone not null default now(),
  confirmed_by uuid,
  confirmed_organisation_id uuid,
  confirmed_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  constraint boundary_activations_check CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  constraint boundary_activations_check1 CHECK (((confirmed_by IS NULL) = (confirmed_organisation_id IS NULL))),
  constraint boundary_activations_check2 CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  constraint boundary_activations_check3 CHECK (((confirmed_at IS NULL) OR (withdrawn_at IS NULL))),
  constraint boundary_activations_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES people(id),
  constraint boundary_activations_confirmed_organisation_id_fkey FOREIGN KEY (confirmed_organisation_id) REFERENCES organisations(id),
  constraint boundary_activations_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES boundary_editions(id),
  constraint boundary_activations_need_two_organisations CHECK ((confirmed_organisation_id <> proposed_organisation_id)),
  constraint boundary_activations_need_two_people CHECK ((confirmed_by <> proposed_by)),
  constraint boundary_activations_pkey PRIMARY KEY (id),
  constraint boundary_activations_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people(id),
  constraint boundary_activations_proposed_organisation_id_fkey FOREIGN KEY (proposed_organisation_id) REFERENCES organisations(id),
  constraint boundary_activations_report_sha256_check CHECK ((report_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint boundary_activations_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES people(id)
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
  publisher text not null default ''::text,
  valid_from date,
  valid_to date,
  note text not null default ''::text,
  original_name text,
  original_sha256 text,
  original_crs text not null default ''::text,
  transformation text not null default ''::text,
  imported_by uuid,
  activated_at timestamp with time zone,
  constraint boundary_editions_accuracy_m_check CHECK ((accuracy_m > (0)::double precision)),
  constraint boundary_editions_accuracy_p95_m_check CHECK ((accuracy_p95_m > (0)::double precision)),
  constraint boundary_editions_are_valid_forwards CHECK ((valid_to >= valid_from)),
  constraint boundary_editions_check CHECK ((accuracy_p95_m <= accuracy_m)),
  constraint boundary_editions_have_whole_originals CHECK (((original_name IS NULL) = (original_sha256 IS NULL))),
  constraint boundary_editions_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES people(id),
  constraint boundary_editions_in_force_were_activated CHECK (((NOT is_current) OR (activated_at IS NOT NULL))),
  constraint boundary_editions_licence_check CHECK ((licence <> ''::text)),
  constraint boundary_editions_line_check CHECK ((NOT st_isempty(line))),
  constraint boundary_editions_name_check CHECK ((name <> ''::text)),
  constraint boundary_editions_original_sha256_check CHECK ((original_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint boundary_editions_pkey PRIMARY KEY (id),
  constraint boundary_editions_source_check CHECK ((source <> ''::text))
);

create table boundary_files (
  sha256 text not null,
  file_name text not null,
  kept_by uuid not null,
  kept_at timestamp with time zone not null default now(),
  constraint boundary_files_file_name_check CHECK ((file_name <> ''::text)),
  constraint boundary_files_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES people(id),
  constraint boundary_files_pkey PRIMARY KEY (sha256),
  constraint boundary_files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table boundary_recomputations (
  edition_id uuid not null,
  fraction real not null default 0,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  failure text,
  constraint boundary_recomputations_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES boundary_editions(id),
  constraint boundary_recomputations_fraction_check CHECK (((fraction >= (0)::double precision) AND (fraction <= (1)::double precision))),
  constraint boundary_recomputations_pkey PRIMARY KEY (edition_id)
);

create table boundary_sides (
  edition_id uuid not null,
  inside geometry(MultiPolygon,4326) not null,
  outside geometry(MultiPolygon,4326) not null,
  constraint boundary_sides_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES boundary_editions(id),
  constraint boundary_sides_inside_check CHECK ((NOT st_isempty(inside))),
  constraint boundary_sides_outside_check CHECK ((NOT st_isempty(outside))),
  constraint boundary_sides_pkey PRIMARY KEY (edition_id)
);

create table clearances (
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  kind text not null,
  activity text not null,
  is_applicable boolean not null,
  not_applicable_because text not null default ''::text,
  scope geometry(MultiPolygon,4326),
  valid_from date,
  valid_until date,
  document_reference text not null default ''::text,
  note text not null default ''::text,
  version integer not null default 1,
  noted_by uuid not null,
  noted_at timestamp with time zone not null default now(),
  constraint clearances_activity_check CHECK ((activity = ANY (ARRAY['survey'::text, 'excavation'::text]))),
  constraint clearances_check CHECK ((valid_until >= valid_from)),
  constraint clearances_kind_check CHECK ((kind = ANY (ARRAY['landowner'::text, 'municipality'::text, 'judicial-order'::text, 'explosive-ordnance'::text, 'security-plan'::text]))),
  constraint clearances_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id),
  constraint clearances_pkey PRIMARY KEY (id),
  constraint clearances_say_why_not CHECK ((is_applicable OR (not_applicable_because <> ''::text))),
  constraint clearances_scope_check CHECK (((scope IS NULL) OR (st_isvalid(scope) AND (NOT st_isempty(scope))))),
  constraint clearances_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint clearances_that_apply_are_documents CHECK (((NOT is_applicable) OR ((scope IS NOT NULL) AND (valid_from IS NOT NULL) AND (document_reference <> ''::text)))),
  constraint clearances_version_check CHECK ((version > 0))
);

create table dig_finds (
  site_id uuid not null,
  stage integer not null,
  reported_by uuid not null,
  reported_at timestamp with time zone not null default now(),
  constraint dig_finds_pkey PRIMARY KEY (site_id, stage),
  constraint dig_finds_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES people(id),
  constraint dig_finds_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint dig_finds_stage_check CHECK ((stage > 0))
);

create table dig_plans (
  site_id uuid not null,
  version integer not null,
  area geometry(MultiPolygon,4326) not null,
  depth_m double precision not null,
  method text not null,
  method_note text not null default ''::text,
  stop_rules text not null,
  residual_rule text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null default now(),
  constraint dig_plans_area_check CHECK ((st_isvalid(area) AND (NOT st_isempty(area)))),
  constraint dig_plans_depth_m_check CHECK (((depth_m > (0)::double precision) AND (depth_m <= (20)::double precision))),
  constraint dig_plans_method_check CHECK ((method = ANY (ARRAY['hand'::text, 'machine-then-hand'::text, 'machine'::text]))),
  constraint dig_plans_pkey PRIMARY KEY (site_id, version),
  constraint dig_plans_residual_rule_check CHECK ((residual_rule <> ''::text)),
  constraint dig_plans_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint dig_plans_stop_rules_check CHECK ((stop_rules <> ''::text)),
  constraint dig_plans_version_check CHECK ((version > 0)),
  constraint dig_plans_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id)
);

create table dig_records (
  site_id uuid not null,
  stage integer not null,
  version integer not null,
  dug_from date not null,
  dug_until date not null,
  residual geometry(MultiPolygon,4326),
  residual_because text not null default ''::text,
  tested jsonb not null,
  untested text not null default ''::text,
  interruptions jsonb not null,
  result text not null,
  volume_statement text not null default ''::text,
  families_on date,
  families_by text not null default ''::text,
  note text not null default ''::text,
  written_by uuid not null,
  written_at timestamp with time zone not null default now(),
  constraint dig_records_check CHECK ((dug_until >= dug_from)),
  constraint dig_records_check1 CHECK (((residual IS NULL) = (residual_because = ''::text))),
  constraint dig_records_check2 CHECK (((families_on IS NULL) = (families_by = ''::text))),
  constraint dig_records_interruptions_check CHECK ((jsonb_typeof(interruptions) = 'array'::text)),
  constraint dig_records_pkey PRIMARY KEY (site_id, stage, version),
  constraint dig_records_residual_check CHECK ((st_isvalid(residual) AND (NOT st_isempty(residual)))),
  constraint dig_records_result_check CHECK ((result = ANY (ARRAY['remains-found'::text, 'not-found-in-volume'::text, 'inconclusive'::text]))),
  constraint dig_records_say_the_volume CHECK (((result <> 'not-found-in-volume'::text) OR (volume_statement <> ''::text))),
  constraint dig_records_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint dig_records_stage_check CHECK ((stage > 0)),
  constraint dig_records_tested_check CHECK ((jsonb_typeof(tested) = 'array'::text)),
  constraint dig_records_version_check CHECK ((version > 0)),
  constraint dig_records_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id)
);

create table dig_refusals (
  site_id uuid not null,
  stage integer not null,
  version integer not null,
  delegation text not null,
  reason text not null,
  refused_by uuid not null,
  refused_at timestamp with time zone not null default now(),
  constraint dig_refusals_delegation_check CHECK ((delegation = ANY (ARRAY['belgrade'::text, 'pristina'::text]))),
  constraint dig_refusals_pkey PRIMARY KEY (site_id, stage, delegation),
  constraint dig_refusals_reason_check CHECK ((reason <> ''::text)),
  constraint dig_refusals_refused_by_fkey FOREIGN KEY (refused_by) REFERENCES people(id),
  constraint dig_refusals_site_id_stage_version_fkey FOREIGN KEY (site_id, stage, version) REFERENCES dig_records(site_id, stage, version)
);

create table dig_trenches (
  site_id uuid not null,
  stage integer not null,
  version integer not null,
  number integer not null,
  area geometry(MultiPolygon,4326) not null,
  depth_m double precision not null,
  constraint dig_trenches_area_check CHECK ((st_isvalid(area) AND (NOT st_isempty(area)))),
  constraint dig_trenches_depth_m_check CHECK (((depth_m > (0)::double precision) AND (depth_m <= (20)::double precision))),
  constraint dig_trenches_number_check CHECK ((number > 0)),
  constraint dig_trenches_pkey PRIMARY KEY (site_id, stage, version, number),
  constraint dig_trenches_site_id_stage_version_fkey FOREIGN KEY (site_id, stage, version) REFERENCES dig_records(site_id, stage, version)
);

create table disclosure_consents (
  request_id uuid not null,
  party text not null,
  person_id uuid not null,
  terms_sha256 text not null,
  consented_at timestamp with time zone not null default now(),
  constraint disclosure_consents_party_check CHECK ((party = ANY (ARRAY['belgrade'::text, 'chair'::text, 'pristina'::text]))),
  constraint disclosure_consents_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint disclosure_consents_pkey PRIMARY KEY (request_id, party),
  constraint disclosure_consents_request_id_fkey FOREIGN KEY (request_id) REFERENCES disclosure_requests(id),
  constraint disclosure_consents_terms_sha256_check CHECK ((terms_sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table disclosure_requests (
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  audience text not null,
  precision text not null,
  purpose text not null,
  risks text not null,
  expires_at timestamp with time zone not null,
  terms_sha256 text not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text not null default ''::text,
  constraint disclosure_requests_audience_check CHECK ((audience = ANY (ARRAY['observer'::text, 'field'::text, 'analyst'::text]))),
  constraint disclosure_requests_check CHECK ((expires_at > requested_at)),
  constraint disclosure_requests_check1 CHECK ((expires_at <= (requested_at + '1 year'::interval))),
  constraint disclosure_requests_check2 CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint disclosure_requests_check3 CHECK (((ended_at IS NULL) = (end_reason = ''::text))),
  constraint disclosure_requests_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people(id),
  constraint disclosure_requests_pkey PRIMARY KEY (id),
  constraint disclosure_requests_precision_check CHECK (("precision" = ANY (ARRAY['P1'::text, 'P2'::text, 'P3'::text]))),
  constraint disclosure_requests_purpose_check CHECK ((purpose <> ''::text)),
  constraint disclosure_requests_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES people(id),
  constraint disclosure_requests_risks_check CHECK ((risks <> ''::text)),
  constraint disclosure_requests_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint disclosure_requests_terms_sha256_check CHECK ((terms_sha256 ~ '^[0-9a-f]{64}$'::text))
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
  request_id uuid,
  constraint disclosures_audience_check CHECK ((audience = ANY (ARRAY['observer'::text, 'field'::text, 'analyst'::text]))),
  constraint disclosures_check CHECK ((expires_at > decided_at)),
  constraint disclosures_check1 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint disclosures_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people(id),
  constraint disclosures_pkey PRIMARY KEY (id),
  constraint disclosures_precision_check CHECK (("precision" = ANY (ARRAY['P1'::text, 'P2'::text, 'P3'::text]))),
  constraint disclosures_purpose_check CHECK ((purpose <> ''::text)),
  constraint disclosures_request_id_fkey FOREIGN KEY (request_id) REFERENCES disclosure_requests(id),
  constraint disclosures_request_id_key UNIQUE (request_id),
  constraint disclosures_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES people(id),
  constraint disclosures_risks_check CHECK ((risks <> ''::text)),
  constraint disclosures_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table embargo_ends (
  site_id uuid not null,
  stage integer not null,
  party text not null,
  person_id uuid not null,
  agreed_at timestamp with time zone not null default now(),
  constraint embargo_ends_party_check CHECK ((party = ANY (ARRAY['belgrade'::text, 'chair'::text, 'pristina'::text]))),
  constraint embargo_ends_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint embargo_ends_pkey PRIMARY KEY (site_id, stage, party),
  constraint embargo_ends_site_id_stage_fkey FOREIGN KEY (site_id, stage) REFERENCES dig_finds(site_id, stage)
);

create table frozen_minutes (
  round_id uuid not null,
  record jsonb not null,
  signed jsonb not null,
  kid text not null,
  pdf bytea not null,
  pdf_sha256 text not null,
  frozen_at timestamp with time zone not null default now(),
  constraint frozen_minutes_check CHECK ((pdf_sha256 = encode(sha256(pdf), 'hex'::text))),
  constraint frozen_minutes_kid_fkey FOREIGN KEY (kid) REFERENCES signing_keys(kid),
  constraint frozen_minutes_pkey PRIMARY KEY (round_id),
  constraint frozen_minutes_round_id_fkey FOREIGN KEY (round_id) REFERENCES minutes(round_id)
);

create table gap_explanations (
  id uuid not null default gen_random_uuid(),
  joint_assessment_id uuid not null,
  place geometry(Point,4326) not null,
  reason text not null,
  explained_by uuid not null,
  explained_at timestamp with time zone not null default now(),
  constraint gap_explanations_explained_by_fkey FOREIGN KEY (explained_by) REFERENCES people(id),
  constraint gap_explanations_joint_assessment_id_fkey FOREIGN KEY (joint_assessment_id) REFERENCES joint_assessments(id),
  constraint gap_explanations_pkey PRIMARY KEY (id),
  constraint gap_explanations_place_check CHECK ((NOT st_isempty(place))),
  constraint gap_explanations_reason_check CHECK ((reason <> ''::text))
);

create table hand_over_answers (
  hand_over_id uuid not null,
  delegation text not null,
  answer text not null,
  person_id uuid not null,
  reason text not null default ''::text,
  answered_at timestamp with time zone not null default now(),
  constraint hand_over_answers_answer_check CHECK ((answer = ANY (ARRAY['signed'::text, 'refused'::text]))),
  constraint hand_over_answers_check CHECK (((answer = 'refused'::text) = (reason <> ''::text))),
  constraint hand_over_answers_delegation_check CHECK ((delegation = ANY (ARRAY['belgrade'::text, 'pristina'::text]))),
  constraint hand_over_answers_hand_over_id_fkey FOREIGN KEY (hand_over_id) REFERENCES hand_overs(id),
  constraint hand_over_answers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint hand_over_answers_pkey PRIMARY KEY (hand_over_id, delegation)
);

create table hand_overs (
  id uuid not null default gen_random_uuid(),
  joint_assessment_id uuid not null,
  manifest text not null,
  manifest_sha256 text not null,
  handed_over_by uuid not null,
  handed_over_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawal_reason text not null default ''::text,
  constraint hand_overs_check CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint hand_overs_check1 CHECK (((withdrawn_at IS NULL) = (withdrawal_reason = ''::text))),
  constraint hand_overs_handed_over_by_fkey FOREIGN KEY (handed_over_by) REFERENCES people(id),
  constraint hand_overs_joint_assessment_id_fkey FOREIGN KEY (joint_assessment_id) REFERENCES joint_assessments(id),
  constraint hand_overs_manifest_check CHECK ((jsonb_typeof((manifest)::jsonb) = 'object'::text)),
  constraint hand_overs_manifest_sha256_check CHECK ((manifest_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint hand_overs_pkey PRIMARY KEY (id),
  constraint hand_overs_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES people(id)
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

create table joint_reports (
  survey_id uuid not null,
  version integer not null default 1,
  state text not null default 'draft'::text,
  revision integer not null default 0,
  written jsonb not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null default now(),
  report_sha256 text,
  frozen_at timestamp with time zone,
  constraint joint_reports_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  constraint joint_reports_check CHECK (((state = 'frozen'::text) = (frozen_at IS NOT NULL))),
  constraint joint_reports_check1 CHECK (((state = 'frozen'::text) = (report_sha256 IS NOT NULL))),
  constraint joint_reports_pkey PRIMARY KEY (survey_id),
  constraint joint_reports_report_sha256_check CHECK ((report_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint joint_reports_revision_check CHECK ((revision >= 0)),
  constraint joint_reports_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'offered'::text, 'frozen'::text]))),
  constraint joint_reports_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES surveys(id),
  constraint joint_reports_version_check CHECK ((version > 0))
);

create table known_devices (
  token_sha256 text not null,
  person_id uuid not null,
  seen_at timestamp with time zone not null default now(),
  constraint known_devices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint known_devices_pkey PRIMARY KEY (token_sha256, person_id),
  constraint known_devices_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table lead_openings (
  id uuid not null,
  lead_id uuid not null,
  reason bytea not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null default now(),
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  constraint lead_openings_are_confirmed_within_a_day CHECK (((confirmed_at >= requested_at) AND (confirmed_at <= (requested_at + '24:00:00'::interval)))),
  constraint lead_openings_check CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  constraint lead_openings_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES people(id),
  constraint lead_openings_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(id),
  constraint lead_openings_need_two_people CHECK ((confirmed_by <> requested_by)),
  constraint lead_openings_pkey PRIMARY KEY (id),
  constraint lead_openings_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES people(id)
);

create table lead_versions (
  lead_id uuid not null,
  version integer not null,
  source_reliability text not null,
  information_credibility smallint not null,
  learnt_on date not null,
  caveats text[] not null,
  do_not_table_before date,
  reference bytea not null,
  statement bytea not null,
  source_key bytea not null,
  caveat_text bytea not null,
  place bytea not null,
  withdrawal_reason bytea not null,
  has_place boolean not null,
  has_source_key boolean not null,
  fields text[] not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null default now(),
  constraint lead_versions_caveats_check CHECK ((caveats <@ ARRAY['own-delegation-only'::text, 'chair-only'::text, 'no-tabling'::text, 'do-not-contact-source'::text, 'source-at-risk'::text, 'no-copies'::text, 'do-not-table-before'::text])),
  constraint lead_versions_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  constraint lead_versions_check CHECK (((do_not_table_before IS NOT NULL) = ('do-not-table-before'::text = ANY (caveats)))),
  constraint lead_versions_fields_check CHECK ((cardinality(fields) > 0)),
  constraint lead_versions_information_credibility_check CHECK (((information_credibility >= 1) AND (information_credibility <= 6))),
  constraint lead_versions_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES leads(id),
  constraint lead_versions_pkey PRIMARY KEY (lead_id, version),
  constraint lead_versions_source_reliability_check CHECK ((source_reliability = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text, 'F'::text]))),
  constraint lead_versions_version_check CHECK ((version > 0))
);

create table leads (
  id uuid not null,
  owner text not null,
  status text not null default 'held'::text,
  version integer not null,
  site_id uuid,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  constraint leads_check CHECK (((status = 'tabled'::text) = (site_id IS NOT NULL))),
  constraint leads_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  constraint leads_owner_check CHECK ((owner = ANY (ARRAY['belgrade'::text, 'pristina'::text, 'chair'::text]))),
  constraint leads_pkey PRIMARY KEY (id),
  constraint leads_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint leads_site_id_key UNIQUE (site_id),
  constraint leads_status_check CHECK ((status = ANY (ARRAY['held'::text, 'tabled'::text, 'withdrawn'::text]))),
  constraint leads_version_check CHECK ((version > 0))
);

create table line_recordings (
  recording_id uuid not null,
  line_id uuid not null,
  start_m double precision not null default 0,
  length_m double precision,
  walked text not null default 'as-planned'::text,
  assigned_by uuid,
  assigned_at timestamp with time zone not null default now(),
  constraint line_recordings_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES people(id),
  constraint line_recordings_length_m_check CHECK ((length_m > (0)::double precision)),
  constraint line_recordings_line_id_fkey FOREIGN KEY (line_id) REFERENCES numbered_lines(id),
  constraint line_recordings_pkey PRIMARY KEY (recording_id),
  constraint line_recordings_recording_id_fkey FOREIGN KEY (recording_id) REFERENCES recordings(id),
  constraint line_recordings_start_m_check CHECK ((start_m >= (0)::double precision)),
  constraint line_recordings_walked_check CHECK ((walked = ANY (ARRAY['as-planned'::text, 'forward'::text, 'back'::text])))
);

create table mail_choices (
  person_id uuid not null,
  mail text not null,
  chosen_at timestamp with time zone not null default now(),
  constraint mail_choices_mail_check CHECK ((mail = ANY (ARRAY['each'::text, 'daily'::text, 'never'::text]))),
  constraint mail_choices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint mail_choices_pkey PRIMARY KEY (person_id)
);

create table minutes (
  round_id uuid not null,
  version integer not null default 1,
  state text not null default 'draft'::text,
  revision integer not null default 0,
  draft jsonb not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null default now(),
  constraint minutes_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  constraint minutes_check CHECK (((state = 'draft'::text) OR (revision > 0))),
  constraint minutes_pkey PRIMARY KEY (round_id),
  constraint minutes_revision_check CHECK ((revision >= 0)),
  constraint minutes_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint minutes_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'offered'::text, 'frozen'::text]))),
  constraint minutes_version_check CHECK ((version > 0))
);

create table minutes_answers (
  round_id uuid not null,
  revision integer not null,
  delegation text not null,
  answer text not null,
  reservation text not null default ''::text,
  language text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null default now(),
  constraint minutes_answers_answer_check CHECK ((answer = ANY (ARRAY['approves'::text, 'reserves'::text]))),
  constraint minutes_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES people(id),
  constraint minutes_answers_check CHECK (((answer = 'reserves'::text) = (reservation <> ''::text))),
  constraint minutes_answers_delegation_check CHECK ((delegation = ANY (ARRAY['belgrade'::text, 'pristina'::text]))),
  constraint minutes_answers_language_check CHECK ((language = ANY (ARRAY['en'::text, 'sq'::text, 'sr-Latn'::text, 'sr-Cyrl'::text]))),
  constraint minutes_answers_pkey PRIMARY KEY (round_id, revision, delegation),
  constraint minutes_answers_round_id_revision_fkey FOREIGN KEY (round_id, revision) REFERENCES minutes_revisions(round_id, revision)
);

create table minutes_revisions (
  round_id uuid not null,
  revision integer not null,
  content jsonb not null,
  content_sha256 text not null,
  offered_by uuid not null,
  offered_at timestamp with time zone not null default now(),
  constraint minutes_revisions_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint minutes_revisions_offered_by_fkey FOREIGN KEY (offered_by) REFERENCES people(id),
  constraint minutes_revisions_pkey PRIMARY KEY (round_id, revision),
  constraint minutes_revisions_revision_check CHECK ((revision > 0)),
  constraint minutes_revisions_round_id_fkey FOREIGN KEY (round_id) REFERENCES minutes(round_id)
);

create table mission_attendance (
  id uuid not null default gen_random_uuid(),
  joint_assessment_id uuid not null,
  delegation text not null,
  attended_on date not null,
  person_id uuid,
  arrived_at time without time zone,
  left_at time without time zone,
  absence_reason text not null default ''::text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now(),
  constraint mission_attendance_check CHECK ((left_at >= arrived_at)),
  constraint mission_attendance_delegation_check CHECK ((delegation = ANY (ARRAY['belgrade'::text, 'pristina'::text]))),
  constraint mission_attendance_is_presence_or_absence CHECK ((((person_id IS NOT NULL) AND (arrived_at IS NOT NULL) AND (absence_reason = ''::text)) OR ((person_id IS NULL) AND (arrived_at IS NULL) AND (left_at IS NULL) AND (absence_reason <> ''::text)))),
  constraint mission_attendance_joint_assessment_id_fkey FOREIGN KEY (joint_assessment_id) REFERENCES joint_assessments(id),
  constraint mission_attendance_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint mission_attendance_pkey PRIMARY KEY (id),
  constraint mission_attendance_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people(id)
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

create table notifications (
  id uuid not null default gen_random_uuid(),
  number bigint not null generated always as identity,
  person_id uuid not null,
  kind text not null,
  round_id uuid,
  site_id uuid,
  told_at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint notifications_check CHECK (((round_id IS NULL) <> (site_id IS NULL))),
  constraint notifications_kind_check CHECK ((kind = ANY (ARRAY['round-opened'::text, 'round-extended'::text, 'both-positions-in'::text, 'positions-published'::text, 'minutes-offered'::text, 'minutes-frozen'::text, 'remains-found'::text, 'dig-record-written'::text, 'embargo-ended'::text]))),
  constraint notifications_number_key UNIQUE (number),
  constraint notifications_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint notifications_pkey PRIMARY KEY (id),
  constraint notifications_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint notifications_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table numbered_lines (
  id uuid not null default gen_random_uuid(),
  survey_id uuid not null,
  direction text,
  position integer not null,
  name text not null,
  constraint numbered_lines_direction_check CHECK ((direction = ANY (ARRAY['along'::text, 'across'::text]))),
  constraint numbered_lines_have_their_own_name UNIQUE (survey_id, name) DEFERRABLE INITIALLY DEFERRED,
  constraint numbered_lines_name_check CHECK ((name <> ''::text)),
  constraint numbered_lines_pkey PRIMARY KEY (id),
  constraint numbered_lines_position_check CHECK (("position" >= 0)),
  constraint numbered_lines_survey_id_direction_position_key UNIQUE NULLS NOT DISTINCT (survey_id, direction, "position"),
  constraint numbered_lines_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES surveys(id)
);

create table obstacles (
  id uuid not null default gen_random_uuid(),
  joint_assessment_id uuid not null,
  name text not null,
  reason text not null,
  area geometry(Polygon,4326) not null,
  constraint obstacles_area_check CHECK ((st_isvalid(area) AND (NOT st_isempty(area)))),
  constraint obstacles_joint_assessment_id_fkey FOREIGN KEY (joint_assessment_id) REFERENCES joint_assessments(id),
  constraint obstacles_name_check CHECK ((name <> ''::text)),
  constraint obstacles_pkey PRIMARY KEY (id),
  constraint obstacles_reason_check CHECK ((reason <> ''::text))
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

create table position_deposits (
  item_id uuid not null,
  delegation text not null,
  commitment text not null,
  iv bytea not null,
  ciphertext bytea not null,
  share_for_chair bytea not null,
  share_for_server bytea,
  key_for_own bytea not null,
  chair_key_id uuid not null,
  own_key_id uuid not null,
  deposited_by uuid not null,
  deposited_at timestamp with time zone not null,
  replaced_count integer not null default 0,
  disclosed_key bytea,
  constraint position_deposits_chair_key_id_fkey FOREIGN KEY (chair_key_id) REFERENCES sealing_keys(id),
  constraint position_deposits_ciphertext_check CHECK ((octet_length(ciphertext) = 32816)),
  constraint position_deposits_commitment_check CHECK ((commitment ~ '^[0-9a-f]{64}$'::text)),
  constraint position_deposits_delegation_check CHECK ((delegation = ANY (ARRAY['belgrade'::text, 'pristina'::text]))),
  constraint position_deposits_deposited_by_fkey FOREIGN KEY (deposited_by) REFERENCES people(id),
  constraint position_deposits_disclosed_key_check CHECK ((octet_length(disclosed_key) = 293)),
  constraint position_deposits_item_id_fkey FOREIGN KEY (item_id) REFERENCES round_items(id),
  constraint position_deposits_iv_check CHECK ((octet_length(iv) = 12)),
  constraint position_deposits_key_for_own_check CHECK ((octet_length(key_for_own) = 232)),
  constraint position_deposits_own_key_id_fkey FOREIGN KEY (own_key_id) REFERENCES sealing_keys(id),
  constraint position_deposits_pkey PRIMARY KEY (item_id, delegation),
  constraint position_deposits_replaced_count_check CHECK ((replaced_count >= 0)),
  constraint position_deposits_share_for_chair_check CHECK ((octet_length(share_for_chair) = 232)),
  constraint position_deposits_share_for_server_check CHECK ((octet_length(share_for_server) = 293))
);

create table published_positions (
  item_id uuid not null,
  delegation text not null,
  commitment text not null,
  padded bytea not null,
  nonce bytea not null,
  published_at timestamp with time zone not null default now(),
  constraint published_positions_check CHECK ((commitment = encode(sha256((padded || nonce)), 'hex'::text))),
  constraint published_positions_commitment_check CHECK ((commitment ~ '^[0-9a-f]{64}$'::text)),
  constraint published_positions_delegation_check CHECK ((delegation = ANY (ARRAY['belgrade'::text, 'pristina'::text]))),
  constraint published_positions_item_id_delegation_fkey FOREIGN KEY (item_id, delegation) REFERENCES position_deposits(item_id, delegation),
  constraint published_positions_item_id_fkey FOREIGN KEY (item_id) REFERENCES round_items(id),
  constraint published_positions_nonce_check CHECK ((octet_length(nonce) = 32)),
  constraint published_positions_padded_check CHECK ((octet_length(padded) = 32768)),
  constraint published_positions_pkey PRIMARY KEY (item_id, delegation)
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

create table reading_shapes (
  reading_id uuid not null,
  anomaly_id uuid not null,
  shape geometry(MultiPolygon,4326),
  constraint reading_shapes_pkey PRIMARY KEY (reading_id, anomaly_id),
  constraint reading_shapes_reading_id_fkey FOREIGN KEY (reading_id) REFERENCES readings(id)
);

create table readings (
  id uuid not null default gen_random_uuid(),
  survey_id uuid not null,
  party text not null,
  person_id uuid not null,
  is_informed boolean not null,
  version integer not null default 1,
  content jsonb not null,
  begun_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  sealed_at timestamp with time zone,
  sha256 text,
  constraint readings_check CHECK (((sealed_at IS NULL) = (sha256 IS NULL))),
  constraint readings_party_check CHECK ((party = ANY (ARRAY['belgrade'::text, 'neutral'::text, 'pristina'::text]))),
  constraint readings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint readings_pkey PRIMARY KEY (id),
  constraint readings_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint readings_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES surveys(id),
  constraint readings_survey_id_person_id_is_informed_key UNIQUE (survey_id, person_id, is_informed),
  constraint readings_version_check CHECK ((version > 0))
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

create table report_answers (
  survey_id uuid not null,
  revision integer not null,
  delegation text not null,
  dissent text not null default ''::text,
  language text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null default now(),
  constraint report_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES people(id),
  constraint report_answers_delegation_check CHECK ((delegation = ANY (ARRAY['belgrade'::text, 'pristina'::text]))),
  constraint report_answers_language_check CHECK ((language = ANY (ARRAY['en'::text, 'sq'::text, 'sr-Latn'::text, 'sr-Cyrl'::text]))),
  constraint report_answers_pkey PRIMARY KEY (survey_id, revision, delegation),
  constraint report_answers_survey_id_revision_fkey FOREIGN KEY (survey_id, revision) REFERENCES report_revisions(survey_id, revision)
);

create table report_revisions (
  survey_id uuid not null,
  revision integer not null,
  content jsonb not null,
  content_sha256 text not null,
  offered_by uuid not null,
  offered_at timestamp with time zone not null default now(),
  constraint report_revisions_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint report_revisions_offered_by_fkey FOREIGN KEY (offered_by) REFERENCES people(id),
  constraint report_revisions_pkey PRIMARY KEY (survey_id, revision),
  constraint report_revisions_revision_check CHECK ((revision > 0)),
  constraint report_revisions_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES joint_reports(survey_id)
);

create table round_code_years (
  year integer not null,
  last_number integer not null,
  constraint round_code_years_last_number_check CHECK ((last_number > 0)),
  constraint round_code_years_pkey PRIMARY KEY (year)
);

create table round_extensions (
  round_id uuid not null,
  extended_at timestamp with time zone not null default now(),
  deadline timestamp with time zone not null,
  reason text not null,
  extended_by uuid not null,
  constraint round_extensions_extended_by_fkey FOREIGN KEY (extended_by) REFERENCES people(id),
  constraint round_extensions_pkey PRIMARY KEY (round_id, extended_at),
  constraint round_extensions_reason_check CHECK ((reason <> ''::text)),
  constraint round_extensions_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id)
);

create table round_item_sites (
  item_id uuid not null,
  site_id uuid not null,
  site_version integer not null,
  constraint round_item_sites_item_id_fkey FOREIGN KEY (item_id) REFERENCES round_items(id),
  constraint round_item_sites_pkey PRIMARY KEY (item_id, site_id),
  constraint round_item_sites_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint round_item_sites_site_version_check CHECK ((site_version > 0))
);

create table round_items (
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  number integer not null,
  subjects jsonb not null,
  subject_sha256 text not null,
  state text not null default 'sealed'::text,
  released_at timestamp with time zone,
  release_count integer not null default 0,
  published_at timestamp with time zone,
  close_reason text not null default ''::text,
  outcome jsonb,
  site_move jsonb,
  constraint round_items_check CHECK (((state = 'published'::text) = (published_at IS NOT NULL))),
  constraint round_items_check1 CHECK (((state = ANY (ARRAY['no-position'::text, 'published'::text])) = (outcome IS NOT NULL))),
  constraint round_items_check2 CHECK (((state = 'no-position'::text) = (close_reason <> ''::text))),
  constraint round_items_number_check CHECK ((number > 0)),
  constraint round_items_pkey PRIMARY KEY (id),
  constraint round_items_release_count_check CHECK ((release_count >= 0)),
  constraint round_items_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id),
  constraint round_items_round_id_number_key UNIQUE (round_id, number),
  constraint round_items_state_check CHECK ((state = ANY (ARRAY['sealed'::text, 'released'::text, 'published'::text, 'no-position'::text]))),
  constraint round_items_subject_sha256_check CHECK ((subject_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint round_items_subjects_check CHECK ((jsonb_typeof(subjects) = 'array'::text))
);

create table rounds (
  id uuid not null default gen_random_uuid(),
  code text,
  kind text not null,
  state text not null default 'draft'::text,
  title text not null,
  agenda text not null default ''::text,
  budget_note text not null default ''::text,
  deadline timestamp with time zone not null,
  hides_receipts boolean not null default false,
  version integer not null default 1,
  site_ids uuid[] not null,
  pack jsonb,
  pack_sha256 text,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  opened_by uuid,
  opened_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint rounds_check CHECK (((state = 'draft'::text) = (opened_at IS NULL))),
  constraint rounds_check1 CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
  constraint rounds_check2 CHECK (((opened_at IS NULL) = (code IS NULL))),
  constraint rounds_check3 CHECK (((opened_at IS NULL) = (pack IS NULL))),
  constraint rounds_check4 CHECK (((opened_at IS NULL) = (pack_sha256 IS NULL))),
  constraint rounds_check5 CHECK (((opened_at IS NULL) = (opened_by IS NULL))),
  constraint rounds_code_check CHECK ((code ~ '^JSA-R-[0-9]{4}-[0-9]{3,6}$'::text)),
  constraint rounds_code_key UNIQUE (code),
  constraint rounds_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  constraint rounds_kind_check CHECK ((kind = ANY (ARRAY['assess'::text, 'dig'::text, 'close'::text, 'season-list'::text]))),
  constraint rounds_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people(id),
  constraint rounds_pack_sha256_check CHECK ((pack_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint rounds_pkey PRIMARY KEY (id),
  constraint rounds_site_ids_check CHECK (((cardinality(site_ids) >= 1) AND (cardinality(site_ids) <= 60))),
  constraint rounds_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'ended'::text]))),
  constraint rounds_title_check CHECK ((title <> ''::text)),
  constraint rounds_version_check CHECK ((version > 0))
);

create table schema_migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (name)
);

create table sealing_keys (
  id uuid not null default gen_random_uuid(),
  number bigint not null generated always as identity,
  party text not null,
  recipient text not null,
  registered_by uuid not null,
  registered_at timestamp with time zone not null default now(),
  constraint sealing_keys_number_key UNIQUE (number),
  constraint sealing_keys_party_check CHECK ((party = ANY (ARRAY['belgrade'::text, 'chair'::text, 'pristina'::text]))),
  constraint sealing_keys_pkey PRIMARY KEY (id),
  constraint sealing_keys_recipient_check CHECK ((recipient ~ '^age1[02-9ac-hj-np-z]{58}$'::text)),
  constraint sealing_keys_recipient_key UNIQUE (recipient),
  constraint sealing_keys_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES people(id)
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

create table signing_keys (
  kid text not null,
  number bigint not null generated always as identity,
  public_x text not null,
  sealed_private_key bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint signing_keys_kid_check CHECK ((kid ~ '^[A-Za-z0-9_-]{43}$'::text)),
  constraint signing_keys_number_key UNIQUE (number),
  constraint signing_keys_pkey PRIMARY KEY (kid),
  constraint signing_keys_public_x_check CHECK ((public_x ~ '^[A-Za-z0-9_-]{43}$'::text))
);

create table site_boundary_relations (
  site_id uuid not null,
  edition_id uuid not null,
  side text not null,
  distance_m double precision not null,
  uncertainty_m double precision not null,
  computed_at timestamp with time zone not null default now(),
  constraint site_boundary_relations_distance_m_check CHECK ((distance_m >= (0)::double precision)),
  constraint site_boundary_relations_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES boundary_editions(id),
  constraint site_boundary_relations_pkey PRIMARY KEY (site_id, edition_id),
  constraint site_boundary_relations_side_check CHECK ((side = ANY (ARRAY['inside'::text, 'outside'::text, 'elsewhere'::text, 'undetermined'::text, 'straddling'::text]))),
  constraint site_boundary_relations_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id) ON DELETE CASCADE,
  constraint site_boundary_relations_uncertainty_m_check CHECK ((uncertainty_m > (0)::double precision))
);

create table site_code_years (
  year integer not null,
  last_number integer not null,
  constraint site_code_years_last_number_check CHECK ((last_number > 0)),
  constraint site_code_years_pkey PRIMARY KEY (year)
);

create table site_moves (
  from_status text,
  action text not null,
  to_status text not null,
  constraint site_moves_from_status_action_to_status_key UNIQUE NULLS NOT DISTINCT (from_status, action, to_status)
);

create table site_side_decisions (
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  edition_id uuid not null,
  side text not null,
  reason text not null,
  source text not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null default now(),
  constraint site_side_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people(id),
  constraint site_side_decisions_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES boundary_editions(id),
  constraint site_side_decisions_pkey PRIMARY KEY (id),
  constraint site_side_decisions_reason_check CHECK ((reason <> ''::text)),
  constraint site_side_decisions_side_check CHECK ((side = ANY (ARRAY['inside'::text, 'outside'::text, 'straddling'::text]))),
  constraint site_side_decisions_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint site_side_decisions_source_check CHECK ((source <> ''::text))
);

create table site_signatures (
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  stage integer not null,
  kind text not null,
  delegation text,
  person_id uuid not null,
  signed_at timestamp with time zone not null default now(),
  note text not null default ''::text,
  seen_ids uuid[] not null default '{}'::uuid[],
  constraint site_signatures_delegation_check CHECK ((delegation = ANY (ARRAY['belgrade'::text, 'pristina'::text]))),
  constraint site_signatures_kind_check CHECK ((kind = ANY (ARRAY['receipt'::text, 'duplicates'::text, 'dossier'::text, 'as-dug'::text, 'new-information'::text]))),
  constraint site_signatures_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint site_signatures_pkey PRIMARY KEY (id),
  constraint site_signatures_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table site_versions (
  site_id uuid not null,
  version integer not null,
  content jsonb not null,
  sha256 text not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  constraint site_versions_made_by_fkey FOREIGN KEY (made_by) REFERENCES people(id),
  constraint site_versions_pkey PRIMARY KEY (site_id, version),
  constraint site_versions_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint site_versions_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint site_versions_version_check CHECK ((version > 0))
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
  status_since timestamp with time zone not null default now(),
  stage integer not null default 1,
  stage_since timestamp with time zone not null default now(),
  ground geometry(Geometry,4326) default COALESCE((area)::geometry, (st_buffer((location)::geography, GREATEST(horizontal_uncertainty_m, (1)::double precision)))::geometry),
  location_3857 geometry(Point,3857) default st_transform(location, 3857),
  area_3857 geometry(MultiPolygon,3857) default st_transform(area, 3857),
  cell_3857 geometry(Polygon,3857) default st_transform(st_makeenvelope((floor((st_x(st_transform(location, 32634)) / (1000)::double precision)) * (1000)::double precision), (floor((st_y(st_transform(location, 32634)) / (1000)::double precision)) * (1000)::double precision), ((floor((st_x(st_transform(location, 32634)) / (1000)::double precision)) * (1000)::double precision) + (1000)::double precision), ((floor((st_y(st_transform(location, 32634)) / (1000)::double precision)) * (1000)::double precision) + (1000)::double precision), 32634), 3857),
  area_point_3857 geometry(Point,3857) default st_transform(COALESCE(st_pointonsurface(area), location), 3857),
  planned_from date,
  planned_until date,
  constraint sites_are_not_merged_into_themselves CHECK ((merged_into <> id)),
  constraint sites_area_check CHECK (((area IS NULL) OR (st_isvalid(area) AND (NOT st_isempty(area))))),
  constraint sites_check CHECK ((expected_depth_to_m >= expected_depth_from_m)),
  constraint sites_code_check CHECK ((code ~ '^JSA-[0-9]{4}-[0-9]{3,6}$'::text)),
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
  constraint sites_planned_days_check CHECK ((planned_until >= planned_from)),
  constraint sites_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people(id),
  constraint sites_stage_check CHECK ((stage > 0)),
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
  source text not null default 'gnss'::text,
  gnss_track geometry(LineStringM,4326),
  track_3857 geometry(LineStringM,3857) default st_transform(track, 3857),
  constraint survey_lines_gnss_track_check CHECK (((gnss_track IS NULL) OR ((st_npoints(gnss_track) > 1) AND st_isvalidtrajectory(gnss_track)))),
  constraint survey_lines_keep_other_positions_beside_a_grid CHECK (((source = 'grid'::text) OR (gnss_track IS NULL))),
  constraint survey_lines_pkey PRIMARY KEY (id),
  constraint survey_lines_recording_id_fkey FOREIGN KEY (recording_id) REFERENCES recordings(id),
  constraint survey_lines_recording_id_key UNIQUE (recording_id),
  constraint survey_lines_source_check CHECK ((source = ANY (ARRAY['gnss'::text, 'grid'::text]))),
  constraint survey_lines_track_check CHECK (((st_npoints(track) > 1) AND st_isvalidtrajectory(track)))
);

create table survey_versions (
  survey_id uuid not null,
  version integer not null,
  content jsonb not null,
  reason text not null default ''::text,
  changed_by uuid,
  changed_at timestamp with time zone not null default now(),
  constraint survey_versions_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people(id),
  constraint survey_versions_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint survey_versions_pkey PRIMARY KEY (survey_id, version),
  constraint survey_versions_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES surveys(id),
  constraint survey_versions_version_check CHECK ((version > 0))
);

create table surveys (
  id uuid not null default gen_random_uuid(),
  joint_assessment_id uuid not null,
  number integer not null,
  kind text not null,
  method jsonb not null default '{}'::jsonb,
  grid jsonb,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint surveys_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id),
  constraint surveys_grid_check CHECK ((jsonb_typeof(grid) = 'object'::text)),
  constraint surveys_joint_assessment_id_fkey FOREIGN KEY (joint_assessment_id) REFERENCES joint_assessments(id),
  constraint surveys_joint_assessment_id_number_key UNIQUE (joint_assessment_id, number),
  constraint surveys_kind_check CHECK ((kind = ANY (ARRAY['grid'::text, 'track'::text]))),
  constraint surveys_method_check CHECK ((jsonb_typeof(method) = 'object'::text)),
  constraint surveys_number_check CHECK ((number > 0)),
  constraint surveys_on_a_grid_have_one CHECK (((kind = 'grid'::text) = (grid IS NOT NULL))),
  constraint surveys_pkey PRIMARY KEY (id),
  constraint surveys_version_check CHECK ((version > 0))
);

create table unaccounted_counts (
  id uuid not null default gen_random_uuid(),
  counted_on date not null,
  count integer not null,
  source text not null,
  note text not null default ''::text,
  entered_by uuid,
  entered_at timestamp with time zone not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text not null default ''::text,
  constraint unaccounted_counts_check CHECK (((withdrawn_at IS NULL) = (withdrawn_reason = ''::text))),
  constraint unaccounted_counts_count_check CHECK ((count >= 0)),
  constraint unaccounted_counts_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES people(id),
  constraint unaccounted_counts_pkey PRIMARY KEY (id),
  constraint unaccounted_counts_source_check CHECK ((source <> ''::text)),
  constraint unaccounted_counts_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES people(id)
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
CREATE INDEX audit_events_by_owner ON app.audit_events USING btree (owner, id);
CREATE INDEX audit_events_by_person ON app.audit_events USING btree (person_id, id);
CREATE INDEX audit_events_by_subject ON app.audit_events USING btree (subject_id, id);
CREATE UNIQUE INDEX boundary_activations_one_open ON app.boundary_activations USING btree ((true)) WHERE ((confirmed_at IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX boundary_editions_one_is_current ON app.boundary_editions USING btree (is_current) WHERE is_current;
CREATE INDEX clearances_by_site ON app.clearances USING btree (site_id, activity, kind);
CREATE INDEX disclosure_requests_by_site ON app.disclosure_requests USING btree (site_id);
CREATE INDEX disclosures_by_site ON app.disclosures USING btree (site_id);
CREATE INDEX gap_explanations_by_assessment ON app.gap_explanations USING btree (joint_assessment_id, explained_at);
CREATE UNIQUE INDEX hand_overs_one_at_a_time ON app.hand_overs USING btree (joint_assessment_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX invitations_by_organisation ON app.invitations USING btree (organisation_id, invited_at);
CREATE INDEX lead_openings_by_lead ON app.lead_openings USING btree (lead_id, requested_at);
CREATE INDEX leads_by_owner ON app.leads USING btree (owner, created_at);
CREATE INDEX line_recordings_by_line ON app.line_recordings USING btree (line_id);
CREATE INDEX mission_attendance_by_assessment ON app.mission_attendance USING btree (joint_assessment_id);
CREATE INDEX mission_members_by_person ON app.mission_members USING btree (person_id);
CREATE INDEX notifications_by_person ON app.notifications USING btree (person_id, number DESC);
CREATE INDEX notifications_unmailed ON app.notifications USING btree (person_id) WHERE ((mailed_at IS NULL) AND (read_at IS NULL));
CREATE INDEX obstacles_by_assessment ON app.obstacles USING btree (joint_assessment_id);
CREATE UNIQUE INDEX organisations_one_chair ON app.organisations USING btree (kind) WHERE (kind = 'chair'::text);
CREATE INDEX passkeys_by_person ON app.passkeys USING btree (person_id);
CREATE INDEX recording_files_by_sha256 ON app.recording_files USING btree (sha256);
CREATE INDEX recordings_by_receipt ON app.recordings USING btree (received_at DESC, id);
CREATE INDEX recordings_by_site ON app.recordings USING btree (site_id);
CREATE INDEX round_item_sites_by_site ON app.round_item_sites USING btree (site_id);
CREATE INDEX sealing_keys_by_party ON app.sealing_keys USING btree (party, number DESC);
CREATE INDEX sessions_by_expiry ON app.sessions USING btree (expires_at);
CREATE INDEX sessions_by_person ON app.sessions USING btree (person_id);
CREATE INDEX sign_in_attempts_by_age ON app.sign_in_attempts USING btree (last_failed_at);
CREATE INDEX sign_in_challenges_by_identifier ON app.sign_in_challenges USING btree (identifier);
CREATE INDEX site_boundary_relations_by_edition ON app.site_boundary_relations USING btree (edition_id, side);
CREATE INDEX site_side_decisions_by_site ON app.site_side_decisions USING btree (site_id, decided_at);
CREATE INDEX site_signatures_by_site ON app.site_signatures USING btree (site_id, stage);
CREATE UNIQUE INDEX site_signatures_once_a_delegation ON app.site_signatures USING btree (site_id, stage, kind, delegation) WHERE (delegation IS NOT NULL);
CREATE INDEX sites_by_area ON app.sites USING gist (area);
CREATE INDEX sites_by_area_3857 ON app.sites USING gist (area_3857);
CREATE INDEX sites_by_cell_3857 ON app.sites USING gist (cell_3857);
CREATE INDEX sites_by_ground ON app.sites USING gist (ground);
CREATE INDEX sites_by_location ON app.sites USING gist (location);
CREATE INDEX survey_lines_by_track ON app.survey_lines USING gist (track);
CREATE INDEX survey_lines_by_track_3857 ON app.survey_lines USING gist (track_3857);
CREATE INDEX uploads_by_person ON app.uploads USING btree (person_id);
CREATE INDEX uploads_by_recording ON app.uploads USING btree (recording_id);
CREATE TRIGGER assessment_versions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.assessment_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_chain_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.audit_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_chain_links BEFORE INSERT ON app.audit_chain FOR EACH ROW EXECUTE FUNCTION link_audit_entry();
CREATE CONSTRAINT TRIGGER audit_chain_moves_the_head AFTER INSERT ON app.audit_chain DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION advance_audit_head();
CREATE TRIGGER audit_events_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_are_prepared BEFORE INSERT ON app.audit_events FOR EACH ROW EXECUTE FUNCTION prepare_audit_event();
CREATE CONSTRAINT TRIGGER audit_events_are_sealed AFTER INSERT ON app.audit_events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_audit_event();
CREATE TRIGGER audit_events_tell_of_sites AFTER INSERT ON app.audit_events FOR EACH ROW WHEN (((new.site_id IS NOT NULL) AND (new.action !~~ '%.view'::text) AND (split_part(new.action, '.'::text, 1) = ANY (ARRAY['site'::text, 'clearance'::text, 'disclosure'::text, 'assessment'::text, 'survey'::text, 'boundary'::text, 'dig'::text, 'reading'::text, 'report'::text])))) EXECUTE FUNCTION tell_of_site();
CREATE TRIGGER audit_head_moves_forward BEFORE UPDATE ON app.audit_head FOR EACH ROW EXECUTE FUNCTION refuse_other_audit_head();
CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON app.audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER boundary_editions_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.boundary_editions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER boundary_editions_are_never_overwritten BEFORE UPDATE OF name, source, publisher, licence, data_date, is_official, accuracy_m, accuracy_p95_m, line, valid_from, valid_to, note, original_name, original_sha256, original_crs, transformation, imported_at, imported_by ON app.boundary_editions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deposits_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.position_deposits FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deposits_keep_to_the_round BEFORE INSERT OR UPDATE ON app.position_deposits FOR EACH ROW EXECUTE FUNCTION guard_deposit();
CREATE TRIGGER dig_finds_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.dig_finds FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dig_plans_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.dig_plans FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dig_records_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.dig_records FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dig_refusals_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.dig_refusals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dig_trenches_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.dig_trenches FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disclosure_consents_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.disclosure_consents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disclosures_have_three_consents BEFORE INSERT ON app.disclosures FOR EACH ROW EXECUTE FUNCTION require_three_consents();
CREATE TRIGGER embargo_ends_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.embargo_ends FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen_minutes_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.frozen_minutes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER hand_over_answers_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.hand_over_answers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER joint_reports_are_frozen BEFORE UPDATE ON app.joint_reports FOR EACH ROW EXECUTE FUNCTION keep_frozen_report();
CREATE TRIGGER joint_reports_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.joint_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lead_openings_are_kept BEFORE DELETE OR TRUNCATE ON app.lead_openings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lead_versions_are_kept BEFORE DELETE OR TRUNCATE ON app.lead_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lead_versions_are_only_sealed_anew BEFORE UPDATE ON app.lead_versions FOR EACH ROW EXECUTE FUNCTION refuse_change_of_a_lead_version();
CREATE TRIGGER leads_are_kept BEFORE DELETE OR TRUNCATE ON app.leads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER line_recordings_are_sealed_by_the_receipt BEFORE INSERT OR DELETE OR UPDATE ON app.line_recordings FOR EACH ROW EXECUTE FUNCTION refuse_after_receipt();
CREATE TRIGGER minutes_answers_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.minutes_answers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER minutes_are_frozen BEFORE UPDATE ON app.minutes FOR EACH ROW EXECUTE FUNCTION keep_minutes_frozen();
CREATE TRIGGER minutes_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.minutes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER minutes_revisions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.minutes_revisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_positions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.published_positions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reading_shapes_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.reading_shapes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER readings_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.readings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER readings_are_sealed BEFORE UPDATE ON app.readings FOR EACH ROW EXECUTE FUNCTION keep_sealed_reading();
CREATE TRIGGER report_answers_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.report_answers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_revisions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.report_revisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_extensions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.round_extensions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_item_sites_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.round_item_sites FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_items_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.round_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_items_move_by_their_states BEFORE UPDATE ON app.round_items FOR EACH ROW EXECUTE FUNCTION guard_round_item();
CREATE TRIGGER rounds_are_frozen BEFORE UPDATE ON app.rounds FOR EACH ROW EXECUTE FUNCTION keep_round_frozen();
CREATE TRIGGER rounds_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.rounds FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealing_keys_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.sealing_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signing_keys_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.signing_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER site_side_decisions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.site_side_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER site_signatures_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.site_signatures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER site_versions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.site_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sites_are_given_their_code BEFORE INSERT ON app.sites FOR EACH ROW EXECUTE FUNCTION give_site_code();
CREATE TRIGGER sites_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.sites FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sites_move_by_the_table BEFORE INSERT OR UPDATE OF status ON app.sites FOR EACH ROW EXECUTE FUNCTION check_site_move();
CREATE TRIGGER survey_versions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON app.survey_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER unaccounted_counts_are_kept BEFORE UPDATE ON app.unaccounted_counts FOR EACH ROW EXECUTE FUNCTION keep_unaccounted_count();
CREATE TRIGGER unaccounted_counts_are_never_deleted BEFORE DELETE OR TRUNCATE ON app.unaccounted_counts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
