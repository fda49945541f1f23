import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import type { Finding } from '#recording.ts';
import { findElements, readXml, textOf, type XmlElement } from './xml.ts';

async function read(content: string | Uint8Array, mostBytes?: number) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const findings: Finding[] = [];
  const root = await readXml({ name: 'LINE.DZX', bytes: bytesInMemory(bytes) }, findings, mostBytes);
  return { root, findings, codes: findings.map(({ code }) => code) };
}

/** An element as a short text: `a[x=1]{text|child}`. */
function sketch({ name, attributes, children, text }: XmlElement): string {
  const told = [...attributes].map(([key, value]) => `${key}=${value}`).join(',');
  const inside = [text.trim(), ...children.map(sketch)].filter((part) => part !== '').join('|');
  return `${name}${told === '' ? '' : `[${told}]`}${inside === '' ? '' : `{${inside}}`}`;
}

async function sketched(content: string): Promise<string> {
  const { root } = await read(content);
  return root ? sketch(root) : '';
}

describe('an XML file', () => {
  it.each([
    ['<a/>', 'a'],
    ['<a></a>', 'a'],
    ['<?xml version="1.0"?>\n<!-- b --><a ><b >1</b ><b>2</b></a>', 'a{b{1}|b{2}}'],
    ['<a x="1" y = \'2 "3"\'/>', 'a[x=1,y=2 "3"]'],
    ['<n:a xmlns:n="www.example.com/1.02" n:x="1"/>', 'a[n=www.example.com/1.02,x=1]'],
    ['<a>1<b/>2<!-- 3 -->4<?5 6?>7</a>', 'a{1247|b}'],
    ['<a><![CDATA[<b>&amp;</b>]]></a>', 'a{<b>&amp;</b>}'],
    ['<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F600;</a>', 'a{<>&"\'AB\u{1F600}}'],
    ['<a x="&quot;1&quot;"/>', 'a[x="1"]'],
    ['<a>Größe 测线</a>', 'a{Größe 测线}'],
  ])('%s is read', async (content, wanted) => {
    expect(await sketched(content)).toBe(wanted);
    expect((await read(content)).findings).toEqual([]);
  });

  it('knows the line of each element', async () => {
    const { root } = await read('<a>\n<b>\r\n</b>\n\n<c\nx="1"/><d/></a>');
    expect(root?.children.map(({ line }) => line)).toEqual([2, 5, 6]);
  });

  it('is read in the encoding that it claims or that its first bytes show', async () => {
    const ofBytes = (latin1: string) => Uint8Array.from(latin1, (character) => character.charCodeAt(0));
    const utf16 = Uint16Array.from('\ufeff<a>é</a>', (character) => character.charCodeAt(0));
    for (const bytes of [
      new Uint8Array(utf16.buffer),
      ofBytes('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>'),
      ofBytes('<?xml version="1.0" encoding="klingon"?><a>\xc3\xa9</a>'),
      ofBytes('\xef\xbb\xbf<?xml encoding="utf-16"?><a>\xc3\xa9</a>'),
    ]) {
      const { root, findings } = await read(bytes);
      expect(root?.text).toBe('é');
      expect(findings).toEqual([]);
    }
  });

  it('with bytes that are none of its encoding says so', async () => {
    const { root, codes } = await read(Uint8Array.from('<a>\xe9</a>', (c) => c.charCodeAt(0)));
    expect(root?.text).toBe('\ufffd');
    expect(codes).toEqual(['text-not-decoded']);
  });
});

describe('a malformed XML file', () => {
  it.each([
    ['<a>1 & 2 &nbsp; &#0; &#xD800; &#x110000;</a>', 'a{1 & 2 &nbsp; &#0; &#xD800; &#x110000;}'],
    ['<a>1 < 2</a>', 'a{1 < 2}'],
    ['<a>M<"`<A~ =</a>', 'a{M<"`<A~ =}'],
    ['<a><b>1</a>', 'a{b{1}}'],
    ['<a><b><c>1</b>2</a>', 'a{2|b{c{1}}}'],
    ['<a>1</b>2</a>', 'a{12}'],
    ['<a x=1>2</a>', ''],
    ['<a/><b/>', 'a'],
  ])('%s is read as far as it can be, and that is told', async (content, wanted) => {
    expect(await sketched(content)).toBe(wanted);
    const { findings } = await read(content);
    expect(findings).toMatchObject([
      { severity: 'warning', code: 'xml-malformed', file: 'LINE.DZX', line: 1 },
    ]);
  });

  it.each([
    '<a><b>1</b>',
    '<a><b>1</b><!-- ',
    '<a><b>1</b><?x',
    '<a><b>1</b><![CDATA[',
    '<a><b>1</b><!DOCTYPE [',
    '<a><b>1</b><c',
    '<a><b>1</b>half',
    '<a><b>1</b><![CDATA[half',
  ])('%s keeps what stands before its end', async (content) => {
    expect(await sketched(content)).toBe('a{b{1}}');
    expect((await read(content)).codes).toContain('xml-cut-off');
  });

  it('that ends at any byte is read up to there', async () => {
    const whole = '<?xml version="1.0"?><!--1--><a x="1"><b>2</b><![CDATA[3]]>&amp;<c/></a>';
    for (let end = 0; end < whole.length; end++) {
      const { root, codes } = await read(whole.slice(0, end));
      if (root) expect(codes).toContain('xml-cut-off');
      expect(root === null || root.name === 'a').toBe(true);
    }
  });

  it('expands no entity that it defines itself', async () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY b "1111111111"><!ENTITY c "&b;&b;&b;"><!ENTITY d SYSTEM "file:///d">]>\n<a>&c;&d;</a>';
    const { root, codes } = await read(bomb);
    expect(root?.text).toBe('&c;&d;');
    expect(codes.sort()).toEqual(['xml-definitions-not-used', 'xml-malformed']);
  });

  it('may be without any element', async () => {
    for (const content of ['', ' \n', 'LINE 01', '<?xml version="1.0"?>', '\0\0\0']) {
      expect((await read(content)).root).toBeNull();
    }
  });

  it('of other bytes is no hindrance', async () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * at * 31 + at * 7) % 256);
    expect((await read(noise)).root).toBeNull();
  });
});

describe('an XML file without end', () => {
  it('is read to 64 elements deep', async () => {
    const { root, codes } = await read('<a>'.repeat(100_000));
    let depth = 0;
    for (let at = root ?? undefined; at; at = at.children[0]) depth++;
    expect(depth).toBe(64);
    expect(codes).toEqual(['xml-too-much']);
  });

  it('is read to a million elements', async () => {
    const { root, codes } = await read(`<a>${'<b/>'.repeat(1_000_001)}</a>`);
    expect(root?.children).toHaveLength(999_999);
    expect(codes).toEqual(['xml-too-much']);
  });

  it('is read to the size that such a file may have', async () => {
    const { root, codes } = await read('<a><b/><b/><b/></a>', 11);
    expect(root?.children).toHaveLength(2);
    expect(codes).toEqual(['text-too-long', 'xml-cut-off']);
  });

  it.each(['<', '<a x="', '</', '<!', '<!--', '<![CDATA[', '<?', '&', '&#', '<a b', '<a \n', '<a></b>'])(
    'of nothing but %j is passed in time that grows with its size only',
    async (piece) => {
      const { findings } = await read(`<r>${piece.repeat(200_000)}`);
      expect(findings.length).toBeGreaterThan(0);
    },
  );
});

describe('in the elements of an XML file', () => {
  it('those of a name are found however deep, in their order', async () => {
    const { root } = await read('<a><b i="1"/><c><b i="2"><b i="3"/></b></c><b i="4"/></a>');
    if (!root) throw new Error('The file has a root.');
    expect(findElements(root, 'b').map(({ attributes }) => attributes.get('i'))).toEqual(['1', '2', '4']);
    expect(findElements(root, 'c', 'b').map(({ name }) => name)).toEqual(['b', 'c', 'b']);
    expect(findElements(root, 'd')).toEqual([]);
  });

  it('a text is that of the first child of its name, trimmed', async () => {
    const { root } = await read('<a><b> 1\n</b><b>2</b></a>');
    if (!root) throw new Error('The file has a root.');
    expect(textOf(root, 'b')).toBe('1');
    expect(textOf(root, 'c')).toBe('');
  });
});
