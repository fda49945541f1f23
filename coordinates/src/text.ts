const lookAlikes: readonly (readonly [RegExp, string])[] = [
  [/[º˚⁰∘ᵒ]/gu, '°'],
  [/[′’‘`´ʹʼ＇‛]/gu, "'"],
  [/[″”“„ʺ＂˝‟]/gu, '"'],
  [/[−–—‐‑]/gu, '-'],
  [/[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/gu, ' '],
];

/** One sign for each of its look-alikes; as long as it was, so that an index into it is one into what was written. */
export function withPlainSigns(text: string): string {
  const plain = lookAlikes.reduce((so, [look, sign]) => so.replace(look, sign), text);
  return plain.replace(/wgs ?-?84|etrs ?-?89/giu, (name) => ' '.repeat(name.length));
}

/** "42,6629" → 42.6629, with the unit of its last digit. */
export function numberOf(text: string): { value: number; unit: number } {
  const plain = text.replace(',', '.');
  const decimalCount = plain.split('.')[1]?.length ?? 0;
  return { value: Number(plain), unit: 10 ** -decimalCount };
}
