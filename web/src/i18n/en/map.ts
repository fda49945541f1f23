export const map = {
  'map.label': 'Map of candidate sites and survey lines',
  'map.fit-to-sites': 'Show all sites',
  'map.zoom-in': 'Zoom in',
  'map.zoom-out': 'Zoom out',
  'map.north-up': 'North up',
  'map.abl': 'Administrative Boundary Line (ABL)',
  'map.abl-short': 'ABL',
  'map.abl-band':
    'Within {distance} of this line the side cannot be told. Source: {source}, {date}; worst-case accuracy {accuracy}.',
  'map.abl-unofficial': 'Not an official line. An official edition can be loaded by the administrator.',
  'map.demo': 'DEMO: fictional site',
  'map.synthetic': 'Synthetic: made by simulation',
  'map.not-a-field-map': 'Orientation map, not a field map',
  'map.uncertainty': 'Position known to ± {distance}',
  'map.survey-line': 'Survey line {name}',
  'map.trace': 'Trace {trace}',
  'map.sites-without-place':
    '{count, plural, one {# site has} other {# sites have}} no place that you may see',
  'map.attribution': 'Outlines © OpenStreetMap contributors (ODbL); places: GeoNames (CC BY 4.0)',
  'map.footnote':
    'All references to Kosovo shall be understood to be in the context of UN Security Council resolution 1244 (1999).',
  'map.failed': 'The map cannot be drawn: this browser gives no WebGL2.',
};
