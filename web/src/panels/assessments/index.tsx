/** Not there yet. */
export function AssessmentsTab() {
  return null;
}
