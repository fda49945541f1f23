/** One value that several viewers watch. Listeners hear of changes only, after the value is in place. */
export type Store<Value> = {
  get(): Value;
  set(change: Partial<Value>): void;
  /** Returns the call that ends the subscription. */
  subscribe(listener: (value: Value) => void): () => void;
};

export function createStore<Value extends object>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<(value: Value) => void>();
  return {
    get: () => value,
    set(change) {
      const keys = Object.keys(change) as (keyof Value)[];
      if (keys.every((key) => Object.is(value[key], change[key]))) return;
      value = { ...value, ...change };
      for (const listener of [...listeners]) listener(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
