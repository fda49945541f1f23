import type { Mark, OpenRecording } from '#recording.ts';
import { type Canvas, createCanvas, drawText, fillBox, textHeight, textWidth } from './canvas.ts';
import type { IndexedPicture } from './png.ts';
import type { ReducedRadargram } from './reduced-radargram.ts';

/** Black is strongly negative, white strongly positive, the grey in the middle the channel's level. */
const mostGrey = 252;
const paper = 253;
const ink = 254;
const markColour = 255;

const margin = { left: 90, right: 24, top: 42, bottom: 22 };

/** All channels together are drawn about so high at most; viewers of pictures have their limits. */
export const mostPictureHeight = 16_000;

/** A short line is drawn larger, that it can be seen. */
const usualSize = { width: 700, height: 350 };
const mostMagnification = 12;

/** What runs downwards in a panel: two-way time or depth; the samples' numbers where neither is known. */
export type VerticalAxis = {
  readonly unit: 'ns' | 'm' | 'sample';
  readonly first: number;
  readonly span: number;
};

/** The axis of a channel as it was recorded. */
export function timeAxisOf(
  { sampleIntervalNs, firstSampleNs }: Pick<OpenRecording, 'sampleIntervalNs' | 'firstSampleNs'>,
  samplesPerTrace: number,
): VerticalAxis {
  const unit = sampleIntervalNs === null ? 'sample' : 'ns';
  return { unit, first: firstSampleNs, span: samplesPerTrace * (sampleIntervalNs ?? 1) };
}

/** One channel, ready to be drawn: `contrast` is the amplitude that is drawn fully white. */
export type Panel = {
  readonly channel: number;
  readonly axis: VerticalAxis;
  readonly reduced: ReducedRadargram;
  readonly contrast: number;
};

/** What is said of a line besides its panels. */
type DrawnLine = Pick<OpenRecording, 'traceCount' | 'traceSpacingM'>;

/** The channels one below the other, each with its axes: time or depth downwards, distance or traces to the right. */
export function drawRadargram(
  line: DrawnLine,
  panels: readonly Panel[],
  marks: readonly Mark[],
): IndexedPicture {
  const [{ reduced }] = panels;
  const usualHeight = Math.min(usualSize.height, mostPictureHeight / panels.length);
  const size = {
    width: reduced.width * magnification(usualSize.width / reduced.width),
    height: reduced.height * magnification(usualHeight / reduced.height),
  };
  const panelHeight = margin.top + size.height + margin.bottom;
  const canvas = createCanvas(margin.left + size.width + margin.right, panels.length * panelHeight, paper);
  for (const [index, panel] of panels.entries()) {
    const box = { x: margin.left, y: index * panelHeight + margin.top, ...size };
    drawAmplitudes(canvas, panel, box);
    drawVerticalAxis(canvas, panel.axis, box);
    drawTraceAxis(canvas, line, box);
    drawMarks(canvas, { marks, traceCount: line.traceCount }, box);
    if (panels.length > 1) {
      drawText(canvas, `channel ${panel.channel}`, { x: box.x, y: box.y + size.height + 6 }, ink);
    }
  }
  const greys = Array.from({ length: mostGrey + 1 }, (_, grey) => {
    const level = Math.round((255 * grey) / mostGrey);
    return [level, level, level] as const;
  });
  return { ...canvas, palette: [...greys, [255, 255, 255], [30, 30, 30], [200, 30, 30]] };
}

function magnification(wanted: number): number {
  return Math.max(1, Math.min(mostMagnification, Math.floor(wanted)));
}

type PanelBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function drawAmplitudes(canvas: Canvas, { reduced, contrast }: Panel, box: PanelBox) {
  const { width, height, amplitudes } = reduced;
  for (let y = 0; y < box.height; y++) {
    const row = Math.floor((y * height) / box.height);
    const at = (box.y + y) * canvas.width + box.x;
    for (let x = 0; x < box.width; x++) {
      const amplitude = amplitudes[Math.floor((x * width) / box.width) * height + row];
      const share = contrast > 0 ? Math.min(1, Math.max(-1, amplitude / contrast)) : 0;
      canvas.pixels[at + x] = Math.round(((share + 1) / 2) * mostGrey);
    }
  }
}

function drawVerticalAxis(canvas: Canvas, { unit, first, span }: VerticalAxis, box: PanelBox) {
  drawText(canvas, unit, { x: 6, y: box.y - 32 }, ink);
  for (const { value, label } of ticks(first, span, box.height / 60)) {
    const y = box.y + Math.round(((value - first) / span) * box.height);
    fillBox(canvas, { x: box.x - 8, y, width: 7, height: 1 }, ink);
    drawText(canvas, label, { x: box.x - 14 - textWidth(label), y: y - textHeight / 2 }, ink);
  }
}

function drawTraceAxis(canvas: Canvas, { traceCount, traceSpacingM }: DrawnLine, box: PanelBox) {
  const span = traceCount * (traceSpacingM ?? 1);
  for (const { value, label } of ticks(0, span, box.width / 130)) {
    const x = box.x + Math.round((value / span) * box.width);
    const told = traceSpacingM !== null ? `${label} m` : value === 0 ? `trace ${label}` : label;
    fillBox(canvas, { x, y: box.y - 8, width: 1, height: 7 }, ink);
    const left = Math.min(x - Math.round(textWidth(told) / 2), canvas.width - textWidth(told) - 2);
    drawText(canvas, told, { x: Math.max(box.x - 10, left), y: box.y - 32 }, ink);
  }
}

function drawMarks(
  canvas: Canvas,
  { marks, traceCount }: { marks: readonly Mark[]; traceCount: number },
  box: PanelBox,
) {
  for (const { trace } of marks) {
    const x = box.x + Math.floor(((trace + 0.5) / traceCount) * box.width);
    fillBox(canvas, { x: x - 1, y: box.y + box.height + 1, width: 2, height: 5 }, markColour);
  }
}

/** Round values within a span, about as many as wanted: steps of 1, 2 or 5 times a power of ten. */
function ticks(start: number, span: number, wantedCount: number): { value: number; label: string }[] {
  const coarse = span / Math.max(1, wantedCount);
  const power = 10 ** Math.floor(Math.log10(coarse));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= coarse) ?? 10);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const found: { value: number; label: string }[] = [];
  for (let index = Math.ceil(start / step - 1e-9); index * step < start + span; index++) {
    const value = index * step;
    found.push({ value, label: value.toFixed(decimals).replace(/^-0$/, '0') });
  }
  return found;
}
