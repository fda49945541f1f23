import { geometryFileFaults } from '@jsa/contract';
import type { MessageStore } from '#i18n/messages.ts';
import { problemSentence } from './problem-sentence.ts';

export const geometryFormats = 'GeoJSON, KML, KMZ, GPX, Shapefile (zip), GeoPackage';

/** Why a geometry file cannot be read, and where in it, in the reader's language. */
export function geometryFileSentence(messages: MessageStore, problem: unknown): string {
  const { details } = problem as { details?: Record<string, unknown> };
  const fault = geometryFileFaults.find((known) => known === details?.reason);
  if (fault === undefined) return problemSentence(messages, problem);
  const sentence = messages.translate(`geometry-file.fault.${fault}`, { formats: geometryFormats });
  const { feature, vertex, file } = details ?? {};
  if (typeof feature !== 'number') return typeof file === 'string' ? `${sentence} (${file})` : sentence;
  const numbers = { feature: String(feature + 1), vertex: String(Number(vertex) + 1) };
  const place = messages.translate(
    typeof vertex === 'number' ? 'geometry-file.place.vertex' : 'geometry-file.place.feature',
    numbers,
  );
  return `${sentence} ${place}`;
}
