import { useKeptDraft } from './kept-draft.ts';

type Kept<Draft> = { readonly draft: Draft; readonly base: Draft; readonly version: number };

export type DraftOver<Draft> = {
  readonly draft: Draft;
  /** The version that what is sent changes. */
  readonly version: number;
  /** Somebody meanwhile changed what was changed here, to something else. */
  readonly isContested: boolean;
  keep(draft: Draft): void;
  forget(): void;
  /** Takes theirs where nothing was changed here, and what was typed here everywhere else. */
  putMine(): void;
};

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

type Parts = Readonly<Record<string, unknown>>;

/** What can be changed part by part; a list is one thing, and so is a place on earth. */
function partsOf(value: unknown): Parts | null {
  const isWhole =
    typeof value !== 'object' || value === null || Array.isArray(value) || 'coordinates' in value;
  return isWhole ? null : (value as Parts);
}

/** True when both changed a part, to different things. */
export function isContested(base: unknown, theirs: unknown, mine: unknown): boolean {
  const [was, their, my] = [partsOf(base), partsOf(theirs), partsOf(mine)];
  if (was && their && my)
    return Object.keys(my).some((name) => isContested(was[name], their[name], my[name]));
  return !isSame(base, theirs) && !isSame(base, mine) && !isSame(theirs, mine);
}

/** Mine where I changed something, theirs everywhere else. */
export function mergedDraft<Draft>(base: Draft, theirs: Draft, mine: Draft): Draft {
  const [was, their, my] = [partsOf(base), partsOf(theirs), partsOf(mine)];
  if (!was || !their || !my) return isSame(base, mine) ? theirs : mine;
  const merged = Object.keys(my).map((name) => [name, mergedDraft(was[name], their[name], my[name])]);
  return Object.fromEntries(merged) as Draft;
}

/**
 * A draft that changes something others change, too, as it is now and in which version. It knows from where it began: what
 * others changed meanwhile is taken in, unless it is what was changed here, and then nothing is sent over it unasked.
 */
export function useDraftOver<Draft extends object>(
  name: string,
  { current, version }: { current: Draft; version: number },
): DraftOver<Draft> {
  const [kept, store] = useKeptDraft<Kept<Draft>>(`${name}:over`);
  const latest = { draft: current, base: current, version };
  const onTop = kept && { ...latest, draft: mergedDraft(kept.base, current, kept.draft) };
  const contested = kept !== null && kept.version !== version && isContested(kept.base, current, kept.draft);
  const shown = (contested ? kept : onTop) ?? latest;
  return {
    draft: shown.draft,
    version: shown.version,
    isContested: contested,
    keep: (draft) => store({ ...shown, draft }),
    forget: () => store(null),
    putMine: () => store(onTop),
  };
}
