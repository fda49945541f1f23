-- The geometries that map tiles are cut from, in the map's own projection, kept with each row.
alter table sites
  add column location_3857 geometry(Point, 3857) generated always as (st_transform(location, 3857)) stored,
  add column area_3857     geometry(MultiPolygon, 3857) generated always as (st_transform(area, 3857)) stored,
  add column cell_3857     geometry(Polygon, 3857) generated always as (
    st_transform(
      st_makeenvelope(
        floor(st_x(st_transform(location, 32634)) / 1000) * 1000,
        floor(st_y(st_transform(location, 32634)) / 1000) * 1000,
        floor(st_x(st_transform(location, 32634)) / 1000) * 1000 + 1000,
        floor(st_y(st_transform(location, 32634)) / 1000) * 1000 + 1000,
        32634),
      3857)) stored;

create index sites_by_cell_3857 on sites using gist (cell_3857);
create index sites_by_area_3857 on sites using gist (area_3857);

alter table survey_lines
  add column track_3857 geometry(LineStringM, 3857) generated always as (st_transform(track, 3857)) stored;

create index survey_lines_by_track_3857 on survey_lines using gist (track_3857);
