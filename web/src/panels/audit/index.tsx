/** Not there yet. */
export function AuditScreen() {
  return null;
}
