import type { Word } from './words.ts';

/** Frequent surnames that no ending gives away, without diacritics. */
const surnames = `
  krasniqi gashi berisha hoxha hoxhaj shala morina bytyqi kelmendi thaci rexhepi hyseni osmani rugova sejdiu kastrati
  bajrami ahmeti jashari haliti zeqiri selimi ramadani maloku sopi kryeziu hasani halili shabani mustafa beqiri avdiu
  elshani gjoka krasniq limani mehmeti salihu sylejmani veseli zogaj zymberi bekteshi bunjaku emini fazliu gjini
  ibrahimi islami jakupi kabashi kadriu llapashtica musliu mulaj nimani pllana qerimi rama rrahmani rustemi sadiku
  tahiri ukaj vllasi xhemajli lushtaku demaci
`;

const albanianForms = new Set(
  surnames
    .trim()
    .split(/\s+/)
    .flatMap((name) => [name, `${name}t`, `${name}n`, `${name}ut`, `${name}un`, `${name}it`, `${name}j`]),
);

const serbianEnding = /(ić|ića|iću|iće|ićem|ići|ićev\p{L}*|ićka|ićke|ićki)$/u;
/** Typed without its accent only the long ending is sure: "Public" is no surname. */
const plainSerbianEnding = /(ov|ev|av|iv|uv|sk|nk|rk|jk|dz|kov)ic(a|u|e|em|i|ev[a-z]*)?$/;
const albanianEnding = /(aj|ajt|ajn|ajve|ajve)$/;
const albanianStrongEnding = /(niqi|iqi|iqit|iqin|lliu|liut|llari|xhiu|biu|diu|riu)$/;

/** Endings that are surnames in a pair, though by themselves they are those of many other words. */
const pairEnding = /(i|u|a|aj|ski|sku|eva|ova|in|ov|ev|ar|qi|shi|ani|iu)$/;

/** A surname by its form alone, also where it begins a sentence. */
export function isSurname({ latin, folded }: Word): boolean {
  if (folded.length < 4) return false;
  return (
    albanianForms.has(folded) ||
    serbianEnding.test(latin) ||
    plainSerbianEnding.test(folded) ||
    albanianStrongEnding.test(folded) ||
    (folded.length > 4 && albanianEnding.test(folded))
  );
}

/** Whether the word may be a surname when a first name stands before it. */
export function mayBeSurname(word: Word): boolean {
  return isSurname(word) || (word.folded.length > 3 && pairEnding.test(word.folded));
}
