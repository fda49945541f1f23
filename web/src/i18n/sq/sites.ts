export const sites = {
  'site.family.candidate': 'I mundshëm',
  'site.family.under-assessment': 'Në vlerësim',
  'site.family.agreed': 'I dakorduar për gërmim',
  'site.family.excluded': 'Pa gërmim të planifikuar',
  'site.family.closed': 'I gërmuar',
};
