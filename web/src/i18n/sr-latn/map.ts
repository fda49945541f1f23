export const map = {
  'map.label': 'Mapa potencijalnih lokacija i mernih profila',
  'map.fit-to-sites': 'Prikaži sve lokacije',
  'map.zoom-in': 'Uvećaj',
  'map.zoom-out': 'Umanji',
  'map.north-up': 'Sever gore',
  'map.abl': 'Administrativna linija (AL)',
  'map.abl-short': 'AL',
  'map.abl-band':
    'Na manje od {distance} od ove linije ne može se reći s koje je strane neko mesto. Izvor: {source}, {date}; tačnost u najgorem slučaju {accuracy}.',
  'map.abl-unofficial': 'Linija nije zvanična. Administrator može da učita zvanično izdanje.',
  'map.demo': 'DEMO: izmišljena lokacija',
  'map.synthetic': 'Sintetički podaci: nastali simulacijom',
  'map.not-a-field-map': 'Mapa za orijentaciju, nije za rad na terenu',
  'map.uncertainty': 'Položaj je poznat sa tačnošću ± {distance}',
  'map.survey-line': 'Merni profil {name}',
  'map.trace': 'Trag {trace}',
  'map.sites-without-place':
    '{count, plural, one {# lokacija nema} few {# lokacije nemaju} other {# lokacija nema}} položaj koji smete da vidite',
  'map.attribution': 'Konture © saradnici projekta OpenStreetMap (ODbL); mesta: GeoNames (CC BY 4.0)',
  'map.footnote':
    'Sva upućivanja na Kosovo treba tumačiti u kontekstu Rezolucije 1244 (1999) Saveta bezbednosti Ujedinjenih nacija.',
  'map.failed': 'Mapa ne može da se nacrta: ovaj pregledač ne nudi WebGL2.',
};
