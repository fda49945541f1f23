/** `north` and `east` are the only senses that exist in the region; `s-or-north` is the letter S, north to a Serbian hand. */
export type Axis = 'latitude' | 'longitude';
type Sense = { axis: Axis; sense: 'region' | 'opposite' | 'unsaid' | 's' };

const words: Readonly<Record<string, string>> = {
  // Latitude, north: English, Albanian (veri), Serbian and Macedonian (sever) in both scripts, with their abbreviations.
  north: 'n v veri veriu veriore gjv gjgjv с север северно сгш sever severno sgš sgs north nord',
  east: 'e е l lindje lindore gjl gjgjl i istok istočno istocno igd и исток источно игд east',
  south: 'j јug jug jugore ј југ jgš south',
  west: 'w p perëndim perendim z zapad з запад west',
  latitude: 'lat latitude latituda gjerësia gjerësi gjeresia gjeresi širina sirina ширина φ',
  longitude: 'lon lng long longitude gjatësia gjatësi gjatesia gjatesi dužina duzina дужина λ',
};

const senses: Readonly<Record<string, Sense>> = {
  north: { axis: 'latitude', sense: 'region' },
  east: { axis: 'longitude', sense: 'region' },
  south: { axis: 'latitude', sense: 'opposite' },
  west: { axis: 'longitude', sense: 'opposite' },
  latitude: { axis: 'latitude', sense: 'unsaid' },
  longitude: { axis: 'longitude', sense: 'unsaid' },
};

const byWord = new Map<string, Sense>([
  ...Object.entries(words).flatMap(([name, list]) =>
    list.split(' ').map((word) => [word, senses[name]] as const),
  ),
  // South in English, north (sever) in Serbian: its companion tells.
  ['s', { axis: 'latitude', sense: 's' }],
]);

const serbianEastOrWest = ['i', 'istok', 'istočno', 'istocno', 'igd', 'z', 'zapad'];

export function readAxisWord(word: string): Sense | null {
  return byWord.get(plainWord(word)) ?? null;
}

/** Whether whoever writes this companion of an S writes Serbian, so that the S is north. */
export function isSerbianCompanion(word: string): boolean {
  return serbianEastOrWest.includes(plainWord(word));
}

function plainWord(word: string): string {
  return word.toLowerCase().replaceAll('.', '');
}
