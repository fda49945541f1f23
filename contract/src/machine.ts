/** A state machine is a table: state → action → next state. A final state is `{}`. */
export type Machine<State extends string, Action extends string> = {
  readonly initial: State;
  readonly transitions: { readonly [S in State]: { readonly [A in Action]?: State } };
};

/** The state that `action` leads to, or null when it is not allowed in `state`. */
export function nextState<S extends string, A extends string>(
  machine: Machine<S, A>,
  state: S,
  action: A,
): S | null {
  return machine.transitions[state][action] ?? null;
}
