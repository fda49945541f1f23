const sampleBytes = 65_536;

async function digest(bytes: BufferSource): Promise<string> {
  // Without a secure context (plain http on another machine) there is no crypto.subtle: then only names tell.
  if (globalThis.crypto?.subtle === undefined) return 'no-digest';
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Tells a file from its namesakes, so that an upload is only ever resumed with the bytes that it began with:
 * consoles give the same names, sizes and (unset) dates again and again. Reads start, middle and end only.
 */
export async function fingerprint(file: File): Promise<string> {
  const middle = Math.floor(file.size / 2);
  const parts = [
    file.slice(0, sampleBytes),
    file.slice(middle, middle + sampleBytes),
    file.slice(Math.max(0, file.size - sampleBytes)),
  ];
  const sample = await new Blob(parts).arrayBuffer();
  return ['jsa', file.name, file.size, file.lastModified, await digest(sample)].join('|');
}
