import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { minutesPdf } from './pdf.ts';
import { recordUnderTest } from './record-under-test.ts';

const signed = { payload: 'a', protected: 'b', signature: 'c' };

async function textOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

describe('the paper of the minutes', () => {
  it('says the same in Albanian, English and Serbian in both scripts', async () => {
    const text = await textOf(await minutesPdf(recordUnderTest(), { kid: 'k'.repeat(43), signed }));
    for (const outcome of ['Përfundimi: I shtyrë', 'Outcome: Deferred', 'Ishod: Odloženo', 'Исход: Одложено'])
      expect(text).toContain(outcome);
    // What the chair wrote in Serbian is printed in both scripts.
    expect(text).toContain('Obe strane su rekle');
    expect(text).toContain('Обе стране су рекле');
  });

  it('leaves positions, reservations and names in the words and the script in which they were given', async () => {
    const text = await textOf(await minutesPdf(recordUnderTest(), { kid: 'k'.repeat(43), signed }));
    const countOf = (words: string) => text.split(words).length - 1;
    expect(countOf('Сагласни смо уз надзор.')).toBe(4);
    expect(countOf('Rezervë për shpenzimet e makinerisë.')).toBe(4);
    expect(text).not.toContain('Сагласни смо уз надзор'.replaceAll('С', 'S'));
    expect(countOf('Besa Çela')).toBeGreaterThanOrEqual(12);
  });

  it('prints the head of the audit log, every hash and the key of the signature', async () => {
    const record = recordUnderTest();
    const text = await textOf(await minutesPdf(record, { kid: 'k'.repeat(43), signed }));
    const hashes = [record.contentSha256, record.auditHead.sha256, record.content.round.packSha256];
    const positions = record.content.items[0]?.positions.map(({ commitment }) => commitment) ?? [];
    for (const hash of [...hashes, ...positions, 'k'.repeat(43)]) expect(text).toContain(hash);
  });
});
