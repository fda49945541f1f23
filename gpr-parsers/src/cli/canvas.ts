import { glyphs } from './glyphs.ts';

/** A field of colour numbers that can be drawn on. */
export type Canvas = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** All pixels of one colour. */
export function createCanvas(width: number, height: number, colour: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height).fill(colour) };
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A box; what lies outside of the canvas is left out. */
export function fillBox(canvas: Canvas, { x, y, width, height }: Box, colour: number) {
  const [left, right] = [Math.max(0, x), Math.min(canvas.width, x + width)];
  for (let row = Math.max(0, y); row < Math.min(canvas.height, y + height); row++) {
    if (left < right) canvas.pixels.fill(colour, row * canvas.width + left, row * canvas.width + right);
  }
}

/** Each dot of a sign is a box of so many pixels; a sign has five dots and a gap of one. */
const dotSize = 2;

/** The height of a line of text. */
export const textHeight = 7 * dotSize;

/** The width that a text takes. */
export function textWidth(text: string): number {
  return Math.max(0, text.length * 6 - 1) * dotSize;
}

/** Text, its upper left corner at a point. */
export function drawText(canvas: Canvas, text: string, at: { x: number; y: number }, colour: number) {
  for (const [index, sign] of [...text].entries()) {
    for (const [row, dots] of (glyphs[sign] ?? []).entries()) {
      for (const [column, dot] of [...dots].entries()) {
        if (dot !== '#') continue;
        const x = at.x + (index * 6 + column) * dotSize;
        fillBox(canvas, { x, y: at.y + row * dotSize, width: dotSize, height: dotSize }, colour);
      }
    }
  }
}
