export const sitePanel = {};
