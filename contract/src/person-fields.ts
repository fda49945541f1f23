import { Type } from 'typebox';

/** What the library that signs in takes for an address; one that it does not take could never sign in. */
export const emailPattern =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+.-]*[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

export const EmailAddress = Type.String({ maxLength: 254, pattern: emailPattern.source });

/** A name in any script, with at least one sign that is seen. */
export const PersonName = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: '^[^\\u0000]*\\S[^\\u0000]*$',
});

/** A day, `2026-11-26`. */
export const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
