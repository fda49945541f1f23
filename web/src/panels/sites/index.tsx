/** Not there yet. */
export function SitePanel(_: { siteId: string }) {
  return null;
}
