import type { Tx } from '#db/db.ts';

/** The one place where a receipt moves its site; a site that is not ready for the field stays where it is. */
export async function moveToSurveyed(
  _tx: Tx,
  _handedOver: { siteId: string; handedOverBy: string },
): Promise<void> {}
