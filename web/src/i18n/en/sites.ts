export const sites = {
  'site.family.candidate': 'Candidate',
  'site.family.under-assessment': 'Under assessment',
  'site.family.agreed': 'Agreed for excavation',
  'site.family.excluded': 'No excavation planned',
  'site.family.closed': 'Excavated',
};
