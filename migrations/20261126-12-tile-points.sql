-- Where a site's symbol stands for a reader of its area: the point as it was typed may say more than the area does.
alter table sites
  add column area_point_3857 geometry(Point, 3857) generated always as (
    st_transform(coalesce(st_pointonsurface(area), location), 3857)) stored;
