/** Everything on screen that React does not draw: made by `createX(host)`, fed by `update`, gone after `destroy`. */
export type Component<State> = {
  update(state: State): void;
  destroy(): void;
};
