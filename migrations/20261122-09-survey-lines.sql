-- A survey line: one recording's path over the ground; there is none when its traces have no places.
--
-- The track's M ordinate is the trace number and rises from vertex to vertex. A click on the map thus finds its trace,
-- and a trace its place on the map, by linear referencing alone; no table of trace positions is kept.
create table survey_lines (
  id           uuid primary key default gen_random_uuid(),
  recording_id uuid not null unique references recordings (id),
  track        geometry(LineStringM, 4326) not null check (st_npoints(track) > 1 and st_isvalidtrajectory(track))
);

create index survey_lines_by_track on survey_lines using gist (track);
