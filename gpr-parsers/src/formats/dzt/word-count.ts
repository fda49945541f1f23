/** From here on a word is taken for the idle one, and its traces are no longer kept. */
const enoughToBeIdle = 4096;
const mostDepartures = 1_000_000;

/** A trace whose mark word is not the idle one. */
export type Departure = { readonly trace: number; readonly word: number };

/** Which words come at which traces, but for the most frequent: that one is only counted, to bound the memory. */
export type WordCount = {
  add(word: number, trace: number): void;
  /** All traces that depart from the most frequent word, in order; null when they are too many to be kept. */
  departures(): Departure[] | null;
};

export function createWordCount(): WordCount {
  const tracesByWord = new Map<number, number[]>();
  let idleWord: number | null = null;
  let keptCount = 0;

  function becomeIdle(word: number, traces: readonly number[]) {
    idleWord = word;
    keptCount -= traces.length;
    tracesByWord.delete(word);
  }

  return {
    add(word, trace) {
      if (word === idleWord || keptCount > mostDepartures) return;
      const traces = tracesByWord.get(word) ?? [];
      if (traces.length === 0) tracesByWord.set(word, traces);
      traces.push(trace);
      keptCount++;
      if (idleWord === null && traces.length >= enoughToBeIdle) becomeIdle(word, traces);
    },
    departures() {
      if (keptCount > mostDepartures) return null;
      const byFrequency = [...tracesByWord].sort(([, some], [, others]) => others.length - some.length);
      const departing = idleWord === null ? byFrequency.slice(1) : byFrequency;
      return departing
        .flatMap(([word, traces]) => traces.map((trace) => ({ trace, word })))
        .sort((one, other) => one.trace - other.trace);
    },
  };
}
