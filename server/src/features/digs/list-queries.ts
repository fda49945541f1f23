import type { FrozenDigPlan, Person, SiteStatus } from '@jsa/contract';
import { digListStatuses } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { circleColumns, type SiteCircle } from '#features/sites/index.ts';

export type AgreedRow = {
  circle: SiteCircle;
  siteId: string;
  code: string;
  title: string;
  status: SiteStatus;
  isFictional: boolean;
  isHeld: boolean;
  plan: FrozenDigPlan | null;
  planAreaM2: number | null;
  agreedIn: { roundId: string; code: string; at: string; conditions: string[] } | null;
  season: { roundCode: string; place: number } | null;
  plannedFrom: string | null;
  plannedUntil: string | null;
};

/**
 * In the agreed order: what both ranked in the newest list for the season by its place there, then by the day of the
 * agreement. Nothing is balanced against anything.
 */
export function findAgreed(db: Db, person: Person): Promise<AgreedRow[]> {
  return db.many<AgreedRow>(sql`
    with season as (
      select round.code, item.outcome -> 'rankedByBoth' as ranking
      from app.rounds round
      join app.round_items item on item.round_id = round.id and item.state = 'published'
      where round.kind = 'season-list'
      order by item.published_at desc limit 1)
    select ${circleColumns(person)}, site.id as "siteId", site.code, site.title,
           coalesce(site.held_status, site.status) as status, site.is_fictional as "isFictional",
           site.status = 'on-hold' as "isHeld", agreed.plan,
           st_area(st_setsrid(st_geomfromgeojson((agreed.plan -> 'area')::text), 4326)::geography) as "planAreaM2",
           agreed.round as "agreedIn",
           case when ranked.place is not null then
             json_build_object('roundCode', season.code, 'place', ranked.place) end as season,
           case when site.status = 'excavating' or site.held_status = 'excavating' then site.planned_from::text end
             as "plannedFrom",
           case when site.status = 'excavating' or site.held_status = 'excavating' then site.planned_until::text end
             as "plannedUntil"
    from app.sites site
    left join lateral (
      select subject -> 'digPlan' as plan, item.published_at,
             json_build_object('roundId', round.id, 'code', round.code, 'at', item.published_at,
                               'conditions', item.outcome -> 'conditions') as round
      from app.round_item_sites about
      join app.round_items item on item.id = about.item_id and item.outcome ->> 'kind' = 'agreed'
      join app.rounds round on round.id = item.round_id and round.kind = 'dig'
      cross join lateral jsonb_array_elements(item.subjects) subject
      where about.site_id = site.id and subject ->> 'siteId' = site.id::text
      order by item.published_at desc limit 1) agreed on true
    left join season on true
    left join lateral (
      select entry.place from jsonb_array_elements_text(season.ranking) with ordinality as entry (id, place)
      where entry.id = site.id::text) ranked on true
    where coalesce(site.held_status, site.status) = any(${digListStatuses}::text[])
    order by ranked.place nulls last, agreed.published_at nulls last, site.code`);
}

/** Rounds that are open, and deferred items that no later round took up: what a calendar shows beside the digs. */
export function findRoundDays(
  db: Db,
): Promise<{ siteId: string | null; code: string; day: string; kind: 'deadline' | 'returns' }[]> {
  return db.many(sql`
    select null::uuid as "siteId", round.code, round.deadline::text as day, 'deadline' as kind
    from app.rounds round where round.state = 'open'
    union all
    select site.id, site.code, item.outcome ->> 'reviewOn', 'returns'
    from app.round_items item
    join app.rounds round on round.id = item.round_id
    join app.round_item_sites about on about.item_id = item.id
    join app.sites site on site.id = about.site_id
    where item.outcome ->> 'kind' = 'deferred' and not exists (
      select from app.round_item_sites again
      join app.round_items later on later.id = again.item_id
      join app.rounds next on next.id = later.round_id
      where again.site_id = about.site_id and next.kind = round.kind and next.opened_at > round.opened_at)
    order by day`);
}
