import type { RadargramGeometry } from '@jsa/contract';
import { depthM } from '@jsa/gpr-processing';
import type { MessageStore } from '#i18n/messages.ts';
import type { Component } from '#state/component.ts';
import { type Ticks, ticksBetween, wholeTicksBetween } from './axis-ticks.ts';
import type { Camera } from './camera.ts';
import type { PlotBox } from './layout.ts';
import { distanceMAt, timeZeroSampleOf, twoWayTimeNsAt } from './line-units.ts';
import styles from './radargram-view.module.css';
import { svgElement } from './svg.ts';

export type AxesState = {
  readonly camera: Camera;
  readonly geometry: RadargramGeometry;
  readonly velocityMPerNs: number;
  readonly box: PlotBox;
};

type Side = 'left' | 'right' | 'top' | 'bottom';
type Axis = { readonly side: Side; readonly ticks: Ticks; readonly from: number; readonly to: number };
type Drawing = AxesState & { readonly messages: MessageStore };

const tickPx = 5;
const labelGapPx = 8;
/** An upright sentence needs so much height. */
const longTitlePx = 320;
const pxPerTick = { across: 92, down: 44 };

function tickAt({ box }: Drawing, { side, from, to }: Axis, value: number, label: string): SVGElement[] {
  const share = (value - from) / (to - from);
  if (side === 'left' || side === 'right') {
    const y = box.top + share * box.heightPx;
    const edge = side === 'left' ? box.left : box.left + box.widthPx;
    const outwards = side === 'left' ? -1 : 1;
    const anchor = side === 'left' ? 'end' : 'start';
    return [
      svgElement('path', { class: styles.tick, d: `M${edge} ${y}h${outwards * tickPx}` }),
      svgElement('text', { x: edge + outwards * labelGapPx, y, dy: '0.34em', 'text-anchor': anchor }, label),
    ];
  }
  const x = box.left + share * box.widthPx;
  const edge = side === 'top' ? box.top : box.top + box.heightPx;
  const outwards = side === 'top' ? -1 : 1;
  const y = edge + (side === 'top' ? -labelGapPx : labelGapPx + 9);
  return [
    svgElement('path', { class: styles.tick, d: `M${x} ${edge}v${outwards * tickPx}` }),
    svgElement('text', { x, y, 'text-anchor': 'middle' }, label),
  ];
}

function drawAxis(drawing: Drawing, axis: Axis): SVGElement {
  const group = svgElement('g', { 'data-axis': axis.side });
  for (const value of axis.ticks.values) {
    const label = drawing.messages.formatNumber(value, axis.ticks.digits);
    group.append(...tickAt(drawing, axis, value, label));
  }
  return group;
}

function drawTitle({ box }: Drawing, side: Side, text: string, isAlone = false): SVGElement {
  const middleX = box.left + box.widthPx / 2;
  const middleY = box.top + box.heightPx / 2;
  if (side === 'top') {
    return svgElement('text', { class: styles.axisTitle, x: 2, y: box.top - labelGapPx }, text);
  }
  if (side === 'bottom') {
    const y = box.top + box.heightPx + (isAlone ? 20 : 33);
    return svgElement('text', { class: styles.axisTitle, x: middleX, y, 'text-anchor': 'middle' }, text);
  }
  const x = side === 'left' ? 13 : box.left + box.widthPx + (box.left > 54 ? 52 : 49);
  return svgElement(
    'text',
    { class: styles.axisTitle, transform: `translate(${x} ${middleY}) rotate(-90)`, 'text-anchor': 'middle' },
    text,
  );
}

function drawTraces(drawing: Drawing): SVGElement[] {
  const { camera, box, messages } = drawing;
  const [from, to] = [camera.firstTrace, camera.firstTrace + camera.traceSpan];
  const ticks = wholeTicksBetween(from, to, { px: box.widthPx, pxPerTick: pxPerTick.across });
  return [
    drawAxis(drawing, { side: 'top', ticks, from, to }),
    drawTitle(drawing, 'top', messages.translate('radargram.trace')),
  ];
}

function drawDistances(drawing: Drawing): SVGElement[] {
  const { camera, geometry, box, messages } = drawing;
  const from = distanceMAt(geometry, camera.firstTrace);
  const to = distanceMAt(geometry, camera.firstTrace + camera.traceSpan);
  if (from === null || to === null) {
    return [drawTitle(drawing, 'bottom', messages.translate('radargram.no-spacing'), true)];
  }
  const ticks = ticksBetween(from, to, { px: box.widthPx, pxPerTick: pxPerTick.across });
  return [
    drawAxis(drawing, { side: 'bottom', ticks, from, to }),
    drawTitle(drawing, 'bottom', messages.translate('radargram.distance')),
  ];
}

function drawSamples(drawing: Drawing): SVGElement[] {
  const { camera, box, messages } = drawing;
  const [from, to] = [camera.firstSample, camera.firstSample + camera.sampleSpan];
  const ticks = wholeTicksBetween(from, to, { px: box.heightPx, pxPerTick: pxPerTick.down });
  const titleKey = box.heightPx < longTitlePx ? 'radargram.sample' : 'radargram.two-way-time-samples';
  return [
    drawAxis(drawing, { side: 'left', ticks, from, to }),
    drawTitle(drawing, 'left', messages.translate(titleKey)),
  ];
}

function drawTimesAndDepths(drawing: Drawing): SVGElement[] {
  const { camera, geometry, velocityMPerNs, box, messages } = drawing;
  const from = twoWayTimeNsAt(geometry, camera.firstSample);
  const to = twoWayTimeNsAt(geometry, camera.firstSample + camera.sampleSpan);
  if (from === null || to === null) return drawSamples(drawing);
  const room = { px: box.heightPx, pxPerTick: pxPerTick.down };
  const [topM, bottomM] = [depthM(from, velocityMPerNs), depthM(to, velocityMPerNs)];
  const depths = ticksBetween(topM, bottomM, room);
  const below = { ...depths, values: depths.values.filter((depth) => depth >= 0) };
  const velocity = messages.formatNumber(velocityMPerNs, 3);
  return [
    drawAxis(drawing, { side: 'left', ticks: ticksBetween(from, to, room), from, to }),
    drawTitle(drawing, 'left', messages.translate('radargram.two-way-time')),
    drawAxis(drawing, { side: 'right', ticks: below, from: topM, to: bottomM }),
    drawTitle(drawing, 'right', messages.translate('radargram.depth', { velocity })),
  ];
}

function drawTimeZero({ camera, geometry, box }: Drawing): SVGElement[] {
  const sample = timeZeroSampleOf(geometry);
  const share = sample === null ? -1 : (sample - camera.firstSample) / camera.sampleSpan;
  if (share <= 0 || share >= 1) return [];
  const y = box.top + share * box.heightPx;
  const d = `M${box.left} ${y}h${box.widthPx}`;
  return [
    svgElement('path', { class: styles.timeZeroHalo, d }),
    svgElement('path', { class: styles.timeZero, d }),
  ];
}

/**
 * Traces above, distance below, two-way time (or samples) left, depth right, and a thin line at time-zero.
 * Colours come from the style sheet, so a change of theme needs no drawing.
 */
export function createAxes(host: SVGSVGElement, messages: MessageStore): Component<AxesState | null> {
  return {
    update(state) {
      if (state === null) {
        host.replaceChildren();
        return;
      }
      const drawing = { ...state, messages };
      const { left: x, top: y, widthPx: width, heightPx: height } = state.box;
      host.replaceChildren(
        svgElement('rect', { class: styles.frame, x, y, width, height }),
        ...drawTimeZero(drawing),
        ...drawTraces(drawing),
        ...drawDistances(drawing),
        ...drawTimesAndDepths(drawing),
      );
    },
    destroy: () => host.replaceChildren(),
  };
}
