import { type RefObject, useEffect, useRef } from 'react';
import type { Component } from '#state/component.ts';

/**
 * Gives a host element to something that React does not draw, feeds it, and takes it away again.
 * `create` is called once for each mount: what it closes over must not change.
 */
export function useComponent<State>(
  create: (host: HTMLElement) => Component<State>,
  state: State,
): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null);
  const component = useRef<Component<State> | null>(null);
  const firstCreate = useRef(create);

  useEffect(() => {
    if (!host.current) return;
    component.current = firstCreate.current(host.current);
    return () => {
      component.current?.destroy();
      component.current = null;
    };
  }, []);

  useEffect(() => component.current?.update(state), [state]);
  return host;
}
