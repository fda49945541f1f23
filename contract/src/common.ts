import { type Static, Type } from 'typebox';

/** Written in one way only, so that two ids are one thing exactly when their texts are equal. */
export const Id = Type.String({
  format: 'uuid',
  pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
});
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

/** What a change says of the version that it was made to: `"7"`. Left out it is refused as `precondition-required`. */
export const IfMatch = Type.Object({ 'if-match': Type.Optional(Type.String()) });
