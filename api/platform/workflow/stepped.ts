/** What goes from state to state. `version` counts when its row raises one with every step. */
export interface Stepped<State extends string> {
  id: string;
  state: State;
  version?: number;
}
