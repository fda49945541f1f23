import type { NamedSource } from '#byte-source.ts';
import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { FileHeader } from './file-header.ts';
import { binaryHeaderFields, fileHeaderBytes, textHeaderBytes, traceHeaderBytes } from './header.ts';
import { readTextHeader } from './text-header.ts';

/** An extended text may be of any length until its end stanza; longer than this it is none. */
const mostExtendedHeaders = 1000;

/** Where the first trace begins: after the extended text headers of revisions 1 and 2, whose count may be wrong. */
export async function findDataOffset(
  header: FileHeader,
  { source, findings }: { source: NamedSource; findings: Finding[] },
): Promise<number> {
  const { binary, revision } = header;
  const { name: file, bytes } = source;
  const hasRoom = (offset: number) =>
    offset >= fileHeaderBytes && offset + traceHeaderBytes <= bytes.byteLength;
  if (revision === 0) return fileHeaderBytes;
  if (revision === 2 && binary.firstTraceOffset > 0 && hasRoom(binary.firstTraceOffset)) {
    return binary.firstTraceOffset;
  }
  const stated = binary.extendedTextHeaderCount;
  if (stated === -1) {
    const end = await findEndStanza(source);
    if (end !== null && hasRoom(end)) return end;
  } else if (stated >= 0 && hasRoom(fileHeaderBytes + stated * textHeaderBytes)) {
    return fileHeaderBytes + stated * textHeaderBytes;
  }
  const why = stated === -1 ? 'but no end stanza follows' : 'for which the file has no room';
  const message = `The header counts ${stated} extended text headers, ${why}; the traces are read from byte ${fileHeaderBytes}.`;
  const { byteOffset } = binaryHeaderFields.extendedTextHeaderCount;
  findings.push(warning('extended-text-unusable', message, { file, byteOffset }));
  return fileHeaderBytes;
}

/** The byte after the extended text header that holds `((SEG: EndText))`. */
async function findEndStanza({ bytes }: NamedSource): Promise<number | null> {
  for (let number = 0; number < mostExtendedHeaders; number++) {
    const start = fileHeaderBytes + number * textHeaderBytes;
    const end = start + textHeaderBytes;
    if (end > bytes.byteLength) return null;
    const { lines } = readTextHeader(new Uint8Array(await bytes.slice(start, end)));
    if (/\(\(\s*SEG:\s*EndText\s*\)\)/i.test(lines.join('\n'))) return end;
  }
  return null;
}
