import { shadingOf } from '#radargram/shade.ts';
import { tileKey } from '#radargram/tile-cache.ts';
import { ancestorOf, type TilePlace } from '#radargram/tile-plan.ts';
import type { ColourMap } from '#state/display.ts';
import { cividisStops, greyStops, seismicStops, spreadColours } from '#webgl/colour-map.ts';
import { createProgram, type Program } from '#webgl/program.ts';
import { createColourTexture, createPairTexture, type Texture } from '#webgl/texture.ts';
import { amplitudeFragmentSource, amplitudeVertexSource } from './amplitude-shader.ts';
import type { RadargramFrame, RadargramLayer } from './layer.ts';
import { createTileShelf, type TileShelf } from './tile-shelf.ts';

const [tileUnit, blockUnit, colourUnit] = [0, 1, 2];

type StandIn = {
  readonly block: number;
  readonly key: string;
  readonly values: Int16Array;
  readonly levelsAbove: number;
};

/** The tile itself, or the finest loaded one above it. */
function standInFor(frame: RadargramFrame, place: TilePlace, block: number): StandIn | null {
  for (let levelsAbove = 0; place.level + levelsAbove < frame.geometry.levelCount; levelsAbove++) {
    const ancestor = ancestorOf(place, levelsAbove);
    const values = frame.read(ancestor);
    if (!values) continue;
    return { block, key: tileKey({ ...ancestor, radargramId: frame.radargramId }), values, levelsAbove };
  }
  return null;
}

/** The table that the shader looks tiles up in: for each block its layer and how many levels coarser that is. */
function tableOfBlocks(frame: RadargramFrame, shelf: TileShelf) {
  const { level, blocks } = frame.plan;
  const width = blocks.lastTraceBlock - blocks.firstTraceBlock + 1;
  const height = blocks.lastSampleBlock - blocks.firstSampleBlock + 1;
  const table = new Int16Array(width * height * 2).fill(-1);
  const standIns: StandIn[] = [];
  for (let block = 0; block < width * height; block++) {
    const traceBlock = blocks.firstTraceBlock + (block % width);
    const sampleBlock = blocks.firstSampleBlock + Math.floor(block / width);
    const standIn = standInFor(frame, { level, traceBlock, sampleBlock }, block);
    if (standIn) standIns.push(standIn);
  }
  const layers = shelf.put(standIns);
  for (const [index, { block, levelsAbove }] of standIns.entries()) {
    table[block * 2] = layers[index];
    table[block * 2 + 1] = levelsAbove;
  }
  return { table, width, height };
}

function setUniforms(gl: WebGL2RenderingContext, program: Program, frame: RadargramFrame): void {
  const shading = shadingOf(frame);
  const { firstTraceBlock, firstSampleBlock } = frame.plan.blocks;
  gl.uniform1i(program.uniform('u_tiles'), tileUnit);
  gl.uniform1i(program.uniform('u_blocks'), blockUnit);
  gl.uniform1i(program.uniform('u_colours'), colourUnit);
  gl.uniform2i(program.uniform('u_firstBlock'), firstTraceBlock, firstSampleBlock);
  gl.uniform2i(program.uniform('u_firstCell'), ...shading.firstCell);
  gl.uniform2i(program.uniform('u_lastCell'), ...shading.lastCell);
  gl.uniform2f(program.uniform('u_fraction'), ...shading.fraction);
  gl.uniform2f(program.uniform('u_cellsPerPx'), ...shading.cellsPerPx);
  gl.uniform1f(program.uniform('u_factor'), shading.factor);
  gl.uniform1f(program.uniform('u_gainDbPerSample'), shading.gainDbPerSample);
  gl.uniform1f(program.uniform('u_timeZeroSample'), shading.timeZeroSample);
  gl.uniform1i(program.uniform('u_plotHeightPx'), frame.plot.heightPx);
  gl.uniform1f(program.uniform('u_pixelRatio'), frame.pixelRatio);
}

/**
 * Draws the loaded tiles of the view, hatched where none is. Amplitudes go to the card once; contrast, gain,
 * polarity, colours and view are uniforms, so all of them are free to drag.
 */
export function createAmplitudeLayer(gl: WebGL2RenderingContext): RadargramLayer {
  const program = createProgram(gl, amplitudeVertexSource, amplitudeFragmentSource);
  const shelf = createTileShelf(gl);
  const blocks = createPairTexture(gl);
  const colours: Readonly<Record<ColourMap, Texture>> = {
    grey: createColourTexture(gl, spreadColours(greyStops)),
    cividis: createColourTexture(gl, spreadColours(cividisStops)),
    seismic: createColourTexture(gl, spreadColours(seismicStops)),
  };
  return {
    draw(frame) {
      const { table, width, height } = tableOfBlocks(frame, shelf);
      blocks.write(table, width, height);
      gl.viewport(0, 0, frame.plot.widthPx, frame.plot.heightPx);
      gl.useProgram(program.handle);
      setUniforms(gl, program, frame);
      shelf.bind(tileUnit);
      blocks.bind(blockUnit);
      colours[frame.display.colourMap].bind(colourUnit);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    destroy() {
      for (const texture of [shelf, blocks, ...Object.values(colours)]) texture.destroy();
      program.destroy();
    },
  };
}
