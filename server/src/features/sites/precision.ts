import type { Owner, Person, Precision } from '@jsa/contract';
import { isAtLeast } from '@jsa/contract';

/** What of a site decides who sees how precisely where it lies, as far as it concerns one person. Moments as ISO 8601. */
export type SiteCircle = {
  readonly owner: Owner;
  /** When it first became ready for the field; null before. */
  readonly surveyReadyAt: string | null;
  /** Missions to it on whose team the person is. */
  readonly missions: readonly Mission[];
  /** Remains were found there: until all three have agreed otherwise, nothing that was released counts. */
  readonly isEmbargoed: boolean;
  /** Releases to a wider circle that are in force. */
  readonly releases: readonly Release[];
};

type Mission = {
  /** The first moment of its first day. */
  readonly startsAt: string;
  /** When both representatives signed the joint receipt; null until then. */
  readonly receivedAt: string | null;
};

type Release = {
  readonly audience: 'observer' | 'field' | 'analyst';
  readonly precision: 'P1' | 'P2' | 'P3';
  readonly expiresAt: string;
};

type Reader = Pick<Person, 'roles' | 'organisation'> & {
  /** Who looks as somebody else, in a preview: they never see more than they do themselves. */
  readonly within?: Reader;
};

function isPast(iso: string | null, moment: Date): boolean {
  return iso !== null && new Date(iso) <= moment;
}

function isUnderWay({ startsAt, receivedAt }: Mission, moment: Date): boolean {
  return isPast(startsAt, moment) && !isPast(receivedAt, moment);
}

function precisionOfRole(
  role: Person['roles'][number],
  { organisation }: Reader,
  site: SiteCircle,
  moment: Date,
): Precision {
  switch (role) {
    case 'chair':
    case 'secretariat':
    case 'analyst':
      return 'P4';
    case 'head':
    case 'member':
      if (organisation.delegation === site.owner) return 'P4';
      return isPast(site.surveyReadyAt, moment) ? 'P4' : 'P3';
    case 'field':
      return site.missions.some((mission) => isUnderWay(mission, moment)) ? 'P4' : 'P0';
    case 'observer':
    case 'admin':
      return 'P0';
  }
}

/**
 * The one place that decides how precisely a person may see where a site lies at a moment. Everything with coordinates
 * on its way out, and everything computed from them, passes through it: P0 means that the site does not exist for them.
 */
export function precisionFor(person: Reader, site: SiteCircle, moment: Date): Precision {
  const own = ownPrecision(person, site, moment);
  if (person.within === undefined) return own;
  const most = precisionFor(person.within, site, moment);
  return isAtLeast(own, most) ? most : own;
}

function ownPrecision(person: Reader, site: SiteCircle, moment: Date): Precision {
  const byRole = person.roles.map((role) => precisionOfRole(role, person, site, moment));
  const byRelease = (site.isEmbargoed ? [] : site.releases)
    .filter(
      ({ audience, expiresAt }) =>
        !isPast(expiresAt, moment) && person.roles.some((role) => role === audience),
    )
    .map(({ precision }): Precision => precision);
  return [...byRole, ...byRelease].reduce<Precision>(
    (best, each) => (isAtLeast(each, best) ? each : best),
    'P0',
  );
}

/**
 * The code by which a reader of this precision knows a site. The numbers of the real codes have no gaps: who sees no more
 * than roughly where a site lies would count by them how many others there are, and is told a code out of the site's id.
 */
export function codeFor(precision: Precision, { id, code }: { id: string; code: string }): string {
  return isAtLeast(precision, 'P3') ? code : `JSA-${id.slice(0, 6).toUpperCase()}`;
}

/**
 * A moment at which something happened to a site, ISO 8601, as precisely as a reader of this precision may know it: who
 * sees no more than roughly where it lies is told the month (`2026-05`), for the day would tell when people are there.
 */
export function momentFor(precision: Precision, moment: string | Date): string {
  const iso = new Date(moment).toISOString();
  return isAtLeast(precision, 'P3') ? iso : iso.slice(0, 'yyyy-mm'.length);
}
