export const sites = {
  'site.family.candidate': 'Potencijalna lokacija',
  'site.family.under-assessment': 'Procena u toku',
  'site.family.agreed': 'Dogovoreno za iskopavanje',
  'site.family.excluded': 'Iskopavanje nije planirano',
  'site.family.closed': 'Iskopano',
};
