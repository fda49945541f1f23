import type { WaveletBank } from './wavelet.ts';

export type BinSetting = {
  readonly samplesPerTrace: number;
  readonly firstSampleNs: number;
  readonly centreFrequencyMHz: number;
};

/**
 * Impulses of one trace on the grid of its samples, kept apart by wavelet: a slot for each loss level and kind.
 * An impulse between two samples is shared out between them, which dampens the centre frequency by below 1 %.
 */
export class ImpulseBins {
  /** Echoes later than this do not show. */
  readonly lastNs: number;
  private readonly bank: WaveletBank;
  private readonly setting: BinSetting;
  private readonly tables: readonly Float64Array[];
  private readonly slots: readonly Float64Array[];
  private readonly isTouched: Uint8Array;

  constructor(bank: WaveletBank, setting: BinSetting) {
    this.bank = bank;
    this.setting = setting;
    this.lastNs = setting.firstSampleNs + (setting.samplesPerTrace + bank.halfCount) * bank.spacingNs;
    this.tables = [...bank.pulse, ...bank.halfDerivative];
    this.slots = this.tables.map(() => new Float64Array(setting.samplesPerTrace + 2 * bank.halfCount + 2));
    this.isTouched = new Uint8Array(this.tables.length);
  }

  /** The nearest loss level, and the factor that makes it right at the centre frequency. */
  slotFor(tStarNs: number, isElement: boolean): { slot: number; correction: number } {
    const levelCount = this.bank.pulse.length;
    const level = Math.min(levelCount - 1, Math.round(tStarNs / this.bank.tStarStepNs));
    const restNs = tStarNs - level * this.bank.tStarStepNs;
    const correction = Math.exp((-Math.PI * this.setting.centreFrequencyMHz * restNs) / 1000);
    return { slot: isElement ? level + levelCount : level, correction };
  }

  clear(): void {
    this.isTouched.forEach((touched, slot) => {
      if (touched === 1) this.slots[slot]?.fill(0);
    });
    this.isTouched.fill(0);
  }

  add(timeNs: number, amplitude: number, slot: number): void {
    const at = (timeNs - this.setting.firstSampleNs) / this.bank.spacingNs + this.bank.halfCount;
    const bin = Math.floor(at);
    const bins = this.slots[slot] as Float64Array;
    if (bin < 0 || bin >= bins.length - 1) return;
    this.isTouched[slot] = 1;
    bins[bin] = (bins[bin] as number) + amplitude * (bin + 1 - at);
    bins[bin + 1] = (bins[bin + 1] as number) + amplitude * (at - bin);
  }

  /** Every impulse times its wavelet, summed. */
  convolve(out: Float64Array): void {
    out.fill(0);
    this.isTouched.forEach((touched, slot) => {
      if (touched === 1) spread(this.slots[slot] as Float64Array, this.tables[slot] as Float64Array, out);
    });
  }
}

/** Bin `b` stands at sample `b - halfCount`; the table's middle is the wavelet's time 0. */
function spread(bins: Float64Array, table: Float64Array, out: Float64Array): void {
  for (let bin = 0; bin < bins.length; bin++) {
    const impulse = bins[bin] as number;
    if (impulse === 0) continue;
    const first = Math.max(0, bin - table.length + 1);
    const last = Math.min(out.length - 1, bin);
    for (let sample = first; sample <= last; sample++) {
      out[sample] = (out[sample] as number) + impulse * (table[sample - bin + table.length - 1] as number);
    }
  }
}
