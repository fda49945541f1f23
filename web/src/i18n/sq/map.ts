export const map = {
  'map.label': 'Harta e lokacioneve të mundshme dhe e profileve të matjes',
  'map.fit-to-sites': 'Shfaq të gjitha lokacionet',
  'map.zoom-in': 'Zmadho',
  'map.zoom-out': 'Zvogëlo',
  'map.north-up': 'Veriu lart',
  'map.abl': 'Vija Administrative Kufitare (VAK)',
  'map.abl-short': 'VAK',
  'map.abl-band':
    'Brenda {distance} nga kjo vijë nuk mund të thuhet se në cilën anë ndodhet një vend. Burimi: {source}, {date}; saktësia në rastin më të keq {accuracy}.',
  'map.abl-unofficial': 'Vijë jozyrtare. Administratori mund të ngarkojë një version zyrtar.',
  'map.demo': 'DEMO: lokacion i trilluar',
  'map.synthetic': 'Sintetike: e krijuar me simulim',
  'map.not-a-field-map': 'Hartë orientuese, jo hartë për terren',
  'map.uncertainty': 'Vendndodhja njihet me saktësi ± {distance}',
  'map.survey-line': 'Profili i matjes {name}',
  'map.trace': 'Gjurma {trace}',
  'map.sites-without-place':
    '{count, plural, one {# lokacion nuk ka} other {# lokacione nuk kanë}} vendndodhje që ju lejohet ta shihni',
  'map.attribution': 'Konturet © kontribuesit e OpenStreetMap (ODbL); vendet: GeoNames (CC BY 4.0)',
  'map.footnote':
    'Të gjitha referencat për Kosovën duhet të kuptohen në kontekstin e Rezolutës 1244 (1999) të Këshillit të Sigurimit të Kombeve të Bashkuara.',
  'map.failed': 'Harta nuk mund të vizatohet: ky shfletues nuk ofron WebGL2.',
};
