import { useCallback, useEffect, useState } from 'react';

/** What the server said, what it said last while it is asked again, or why it said nothing. */
type Asked<Answer> = {
  readonly answer: Answer | null;
  readonly problem: unknown;
  /** Asks again; what was there stays on the screen until the new answer comes. */
  reload(): void;
};

/** Asks when the panel opens. `ask` must be the same function as long as it asks the same. */
export function useAnswer<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Asked<Answer> {
  const [state, setState] = useState<{ answer: Answer | null; problem: unknown }>({
    answer: null,
    problem: null,
  });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    ask(controller.signal)
      .then((answer) => !controller.signal.aborted && setState({ answer, problem: null }))
      .catch((problem: unknown) => {
        if (!controller.signal.aborted) setState((before) => ({ ...before, problem }));
      });
    return () => controller.abort();
  }, [ask, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, reload };
}
