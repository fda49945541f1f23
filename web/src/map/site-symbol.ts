import { type SiteStatus, type SiteStatusFamily, siteStatusFamilies, siteStatusFamily } from '@jsa/contract';
import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  siteShapeCorners,
  siteSymbolHaloPx,
  siteSymbolOutlineColour,
  siteSymbolOutlinePx,
  siteSymbols,
} from '#state/site-status.ts';

const fieldPx = 24;
const circleRadiusPx = 8;
/** Room around the field for outline and halo. */
const marginPx = 5;

export function siteSymbolName(status: SiteStatus): string {
  return `site-${siteStatusFamily[status]}`;
}

function tracePath(context: CanvasRenderingContext2D, family: SiteStatusFamily): void {
  const { shape } = siteSymbols[family];
  context.beginPath();
  if (shape === 'circle') context.arc(fieldPx / 2, fieldPx / 2, circleRadiusPx, 0, 2 * Math.PI);
  for (const [x, y] of siteShapeCorners[shape]) context.lineTo(x, y);
  context.closePath();
}

function drawSymbol(family: SiteStatusFamily, pixelRatio: number): ImageData {
  const sidePx = Math.round((fieldPx + 2 * marginPx) * pixelRatio);
  const canvas = document.createElement('canvas');
  canvas.width = sidePx;
  canvas.height = sidePx;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the browser gives no canvas to draw symbols on');
  context.scale(pixelRatio, pixelRatio);
  context.translate(marginPx, marginPx);
  context.lineJoin = 'round';
  tracePath(context, family);
  context.strokeStyle = '#ffffff';
  context.lineWidth = 2 * siteSymbolHaloPx + siteSymbolOutlinePx;
  context.stroke();
  context.fillStyle = siteSymbols[family].fillColour;
  context.fill();
  context.strokeStyle = siteSymbolOutlineColour;
  context.lineWidth = siteSymbolOutlinePx;
  context.stroke();
  return context.getImageData(0, 0, sidePx, sidePx);
}

/** Draws the five symbols at the screen's pixel ratio; they are the same in both themes. */
export function addSiteSymbols(map: MapLibreMap): void {
  const pixelRatio = Math.max(1, window.devicePixelRatio);
  for (const family of siteStatusFamilies) {
    map.addImage(`site-${family}`, drawSymbol(family, pixelRatio), { pixelRatio });
  }
}
