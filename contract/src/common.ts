import { type Static, Type } from 'typebox';

export const Id = Type.String({ format: 'uuid' });
export const IdParams = Type.Object({ id: Id });

/** WGS 84, [longitude, latitude] in degrees. */
export const Position = Type.Tuple([Type.Number(), Type.Number()]);
export type Position = Static<typeof Position>;

/** WGS 84 and the trace number: [longitude, latitude, trace]. */
export const TrackPoint = Type.Tuple([Type.Number(), Type.Number(), Type.Number()]);
export type TrackPoint = Static<typeof TrackPoint>;

export const Timestamp = Type.String({ format: 'date-time' });
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

export function nullable<const S extends Parameters<typeof Type.Union>[0][number]>(schema: S) {
  return Type.Union([schema, Type.Null()]);
}
