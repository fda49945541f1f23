/** Not there yet. */
export function SitePanel() {
  return null;
}
