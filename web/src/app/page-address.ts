import { addressOfSelection, selectionOfAddress } from '#app/address.ts';
import { addressOfScreen, screenOfAddress } from '#app/screen-address.ts';
import type { Parts } from '#panels/parts.ts';
import { nameOfRole, roleOfName } from '#state/preview.ts';
import { addressOfFilter, filterOfAddress } from '#state/site-filter.ts';
import { details, siteTabs, type View } from '#state/view.ts';

type Addressed = Pick<Parts, 'selection' | 'view' | 'filter' | 'preview' | 'session'>;

/** The cursor moves with every move of the pointer; the address follows when it has come to rest. */
const restMs = 400;

function detailOfAddress(search: string): View['detail'] {
  const name = new URLSearchParams(search).get('panel');
  return details.find((detail) => detail === name) ?? null;
}

function siteTabOfAddress(search: string): View['siteTab'] {
  const name = new URLSearchParams(search).get('tab');
  return siteTabs.find((tab) => tab === name) ?? 'overview';
}

function roundOfAddress(search: string): string | null {
  const text = new URLSearchParams(search).get('round') ?? '';
  return /^[0-9a-f-]{36}$/.test(text) ? text : null;
}

function traceOfAddress(search: string): number | null {
  const text = new URLSearchParams(search).get('trace') ?? '';
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
}

/** The query for all that is shown; what others keep there (`lang`) stays. */
function addressOf(search: string, { selection, view, filter, preview }: Addressed): string {
  const { screen, detail, siteTab, roundId } = view.get();
  const { cursor, ...chosen } = selection.get();
  const withFilter = addressOfFilter(
    addressOfScreen(addressOfSelection(search, chosen), screen),
    filter.get(),
  );
  const query = new URLSearchParams(withFilter);
  const put = (name: string, value: string | null) =>
    value === null ? query.delete(name) : query.set(name, value);
  const { role } = preview.get();
  put('panel', detail);
  put('tab', detail === 'site' && siteTab !== 'overview' ? siteTab : null);
  put('round', screen === 'rounds' ? roundId : null);
  put('as', role === null ? null : nameOfRole(role));
  put('trace', cursor === null ? null : String(Math.round(cursor.trace)));
  return query.size === 0 ? '' : `?${query}`;
}

/** Shows what the address says; a role is looked as once it is known who asks. */
function apply(search: string, { selection, view, filter, preview, session }: Addressed): void {
  const chosen = selectionOfAddress(search);
  const trace = traceOfAddress(search);
  const { radargramId } = chosen;
  const cursor =
    trace === null || radargramId === null
      ? null
      : { radargramId, trace, sample: null, source: 'map' as const };
  selection.set({ ...chosen, cursor });
  view.set({
    screen: screenOfAddress(search),
    detail: detailOfAddress(search),
    siteTab: siteTabOfAddress(search),
    roundId: roundOfAddress(search),
  });
  filter.set(filterOfAddress(search));
  preview.set({ role: roleOfName(session.get().person, new URLSearchParams(search).get('as')) });
}

/**
 * Keeps all that is shown in the address, and shows what the address says. A step that people take (another screen, site,
 * recording or panel) is one that the browser's back button undoes; the rest is written in place.
 */
export function followPageAddress(parts: Addressed): void {
  let isApplying = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let step = '';
  const stepNow = () => {
    const { siteId, recordingId } = parts.selection.get();
    const { screen, detail, siteTab, roundId } = parts.view.get();
    return [siteId, recordingId, screen, detail, siteTab, roundId].join(' ');
  };
  const show = () => {
    isApplying = true;
    apply(location.search, parts);
    isApplying = false;
    step = stepNow();
  };
  const write = () => {
    clearTimeout(timer);
    const search = addressOf(location.search, parts);
    const isStep = stepNow() !== step;
    step = stepNow();
    if (search === location.search) return;
    const address = `${location.pathname}${search}${location.hash}`;
    if (isStep) history.pushState(history.state, '', address);
    else history.replaceState(history.state, '', address);
  };
  // Several stores change for one step: it is written once, when they all have.
  const follow = () => {
    if (isApplying) return;
    clearTimeout(timer);
    timer = setTimeout(write, stepNow() === step ? restMs : 0);
  };
  show();
  for (const store of [parts.selection, parts.view, parts.filter, parts.preview]) store.subscribe(follow);
  parts.session.subscribe(({ stage }) => {
    if (stage === 'signed-in') show();
  });
  window.addEventListener('popstate', show);
}
