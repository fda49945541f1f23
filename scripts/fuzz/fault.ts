/** What a reader did that no bytes may make it do. */
export type Fault = {
  /** The law that was broken, always in the same words: faults of one rule are counted together. */
  readonly rule: string;
  /** What was seen. */
  readonly detail: string;
};

/** Gathers faults: each law is stated as what must hold. */
export type FaultList = {
  readonly faults: readonly Fault[];
  /** Notes a fault unless `holds`; `seen` is printed into its detail. */
  check(holds: boolean, rule: string, seen: unknown): void;
};

export function createFaultList(): FaultList {
  const faults: Fault[] = [];
  return {
    faults,
    check(holds, rule, seen) {
      if (!holds) faults.push({ rule, detail: printed(seen) });
    },
  };
}

const mostDetail = 400;

function printed(seen: unknown): string {
  const text = typeof seen === 'string' ? seen : (JSON.stringify(seen, replaceOdd) ?? String(seen));
  return text.length > mostDetail ? `${text.slice(0, mostDetail)}…` : text;
}

/** JSON has no NaN, no infinities and no undefined; here they are what is looked for. */
function replaceOdd(_: string, value: unknown): unknown {
  const isOdd = value === undefined || (typeof value === 'number' && !Number.isFinite(value));
  return isOdd ? String(value) : value;
}
