import { posix } from 'node:path';
import { groupFiles } from '#group-files.ts';
import type { FoundRecording } from './found-recording.ts';
import { choice } from './readable-formats.ts';

/** Files on the web are named by their address; what lies beside them cannot be listed. */
export function isAddress(word: string): boolean {
  return /^https?:\/\//i.test(word) && URL.canParse(word);
}

/** The name of the file at an address, without what stands behind a question mark: that may be a secret. */
export function fileNameAt(address: string): string {
  const name = posix.basename(new URL(address).pathname);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The recordings that several addresses make: a header and its samples are given as two of them. */
export function groupAddresses(addresses: readonly string[]): FoundRecording[] {
  const byPlace = new Map(addresses.map((address) => [placeOf(address), address]));
  return groupFiles([...byPlace.keys()], choice).map(({ fileNames }) => ({
    asked: fileNameAt(fileNames[0]),
    paths: fileNames.map((place) => byPlace.get(place) ?? place),
  }));
}

function placeOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}
