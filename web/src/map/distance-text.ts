import type { MessageStore } from '#i18n/messages.ts';

/** "1.5 km" from a kilometre on, "25 m" below, "0.5 m" below one metre; never more digits than that. */
export function distanceText(messages: MessageStore, distanceM: number): string {
  if (distanceM >= 1000) {
    const distanceKm = distanceM / 1000;
    return `${messages.formatNumber(distanceKm, Number.isInteger(distanceKm) ? 0 : 1)}\u00a0km`;
  }
  return `${messages.formatNumber(distanceM, distanceM < 1 ? 1 : 0)}\u00a0m`;
}
