import { type SiteStatusFamily, siteStatusFamilies } from '@jsa/contract';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Theme, themes } from '#state/display.ts';
import {
  siteShapeCorners,
  siteSymbolHaloPx,
  siteSymbolOutlineColour,
  siteSymbolOutlinePx,
  siteSymbols,
} from '#state/site-status.ts';
import { mapColours } from './look.ts';

const siteFieldPx = 24;
const siteCircleRadiusPx = 8;
/** Room around the field for outline and halo. */
const siteMarginPx = 5;
const dotRadiusPx = 3.4;

export function placeDotName(theme: Theme): string {
  return `place-dot-${theme}`;
}

/** A drawing on a square of `sidePx` CSS pixels, at the screen's pixel ratio. */
function drawImage(
  sidePx: number,
  pixelRatio: number,
  draw: (context: CanvasRenderingContext2D) => void,
): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(sidePx * pixelRatio);
  canvas.height = canvas.width;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the browser gives no canvas to draw symbols on');
  context.scale(pixelRatio, pixelRatio);
  draw(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function drawSite(context: CanvasRenderingContext2D, family: SiteStatusFamily): void {
  const { shape, fillColour } = siteSymbols[family];
  const middle = siteFieldPx / 2;
  context.translate(siteMarginPx, siteMarginPx);
  context.lineJoin = 'round';
  context.beginPath();
  if (shape === 'circle') context.arc(middle, middle, siteCircleRadiusPx, 0, 2 * Math.PI);
  for (const [x, y] of siteShapeCorners[shape]) context.lineTo(x, y);
  context.closePath();
  context.strokeStyle = '#ffffff';
  context.lineWidth = 2 * siteSymbolHaloPx + siteSymbolOutlinePx;
  context.stroke();
  context.fillStyle = fillColour;
  context.fill();
  context.strokeStyle = siteSymbolOutlineColour;
  context.lineWidth = siteSymbolOutlinePx;
  context.stroke();
}

function drawDot(context: CanvasRenderingContext2D, theme: Theme): void {
  const colours = mapColours[theme];
  const middle = dotRadiusPx + 1;
  context.beginPath();
  context.arc(middle, middle, dotRadiusPx, 0, 2 * Math.PI);
  context.fillStyle = colours.textHalo;
  context.fill();
  context.strokeStyle = colours.text;
  context.lineWidth = 1.4;
  context.stroke();
}

/** Draws every image of the map: the five site symbols, which no theme changes, and the dots of places in both themes. */
export function addMapImages(map: MapLibreMap): void {
  const pixelRatio = Math.max(1, window.devicePixelRatio);
  const siteSidePx = siteFieldPx + 2 * siteMarginPx;
  for (const family of siteStatusFamilies) {
    const image = drawImage(siteSidePx, pixelRatio, (context) => drawSite(context, family));
    map.addImage(`site-${family}`, image, { pixelRatio });
  }
  const dotSidePx = 2 * (dotRadiusPx + 1);
  for (const theme of themes) {
    const image = drawImage(dotSidePx, pixelRatio, (context) => drawDot(context, theme));
    map.addImage(placeDotName(theme), image, { pixelRatio });
  }
}
