/** Centre frequencies by GSSI's model names, as they stand in `rh_antname`. Adjustable models (3200) are left out. */
const centreFrequencyMHzByModel: Readonly<Record<string, number>> = {
  '3207': 100,
  '5106': 200,
  '50200HS': 200,
  '50270': 270,
  '50300': 300,
  D50300: 300,
  '350': 350,
  '350HS': 350,
  D400HS: 350,
  '5103': 400,
  '50400': 400,
  '400D': 400,
  '3102': 500,
  D50800: 800,
  '800': 800,
  '3101': 900,
  '51600': 1600,
  'SS MINI': 1600,
  '4105NR': 2000,
  '42000S': 2000,
  '62000': 2000,
  '62300': 2300,
  '52600': 2600,
  SSMINIXT: 2700,
};

/**
 * Centre frequency of an antenna by its model or by a leading `400MHz`, `2.6GHZ`. Null for all else: of
 * `1.5/1.6GHz` and `300/800D`, which name two antennas, neither number is this channel's for certain.
 */
export function centreFrequencyMHzOf(antennaName: string): number | null {
  const name = antennaName.trim().toUpperCase();
  const model = name.replace(/\s*#\d*$/, '');
  if (Object.hasOwn(centreFrequencyMHzByModel, model)) return centreFrequencyMHzByModel[model];
  const printed = /^(\d+(?:\.\d+)?)\s*(MHZ|GHZ)/.exec(name);
  if (!printed) return null;
  const centreFrequencyMHz = Number(printed[1]) * (printed[2] === 'GHZ' ? 1000 : 1);
  return centreFrequencyMHz > 0 ? Math.round(centreFrequencyMHz * 1e6) / 1e6 : null;
}
