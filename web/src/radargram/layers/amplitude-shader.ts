/** One triangle that covers the plot; the fragment shader knows its pixel by itself. */
export const amplitudeVertexSource = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4(corner * 4.0 - 1.0, 0.0, 1.0);
}`;

/**
 * All tiles of the view lie in one layered texture and a small table says which layer holds which block, so a
 * pixel may gather amplitudes across the seams of tiles. `shade.ts` is the twin of this text, word for word.
 */
export const amplitudeFragmentSource = `#version 300 es
precision highp float;
precision highp int;
precision highp isampler2D;
precision highp isampler2DArray;

uniform isampler2DArray u_tiles;  // one texel a sample: x is the sample, y the trace, z the tile
uniform isampler2D u_blocks;      // which tile stands for a block (-1: none), and how many levels coarser it is
uniform sampler2D u_colours;
uniform ivec2 u_firstBlock;
uniform ivec2 u_firstCell;
uniform ivec2 u_lastCell;
uniform vec2 u_fraction;
uniform vec2 u_cellsPerPx;
uniform float u_factor;
uniform float u_gainDbPerSample;
uniform float u_timeZeroSample;
uniform int u_plotHeightPx;
uniform float u_pixelRatio;
out vec4 colour;

const int nothing = -65536;       // no amplitude of 16 bits
const int mostCellsPerPx = 256;

int readCell(ivec2 cell) {
  cell = clamp(cell + u_firstCell, ivec2(0), u_lastCell);
  ivec2 block = (cell >> 8) - u_firstBlock;
  if (any(lessThan(block, ivec2(0))) || any(greaterThanEqual(block, textureSize(u_blocks, 0)))) return nothing;
  ivec2 tile = texelFetch(u_blocks, block, 0).xy;
  if (tile.x < 0) return nothing;
  return texelFetch(u_tiles, ivec3(cell.y & 255, (cell.x >> tile.y) & 255, tile.x), 0).r;
}

struct Blend { ivec2 one; ivec2 other; float share; };

Blend blendAt(int px, float fraction, float cellsPerPx) {
  if (cellsPerPx >= 1.0) {
    int first = int(ceil(fraction + float(px) * cellsPerPx - 0.5));
    int last = max(first, int(ceil(fraction + float(px + 1) * cellsPerPx - 0.5)) - 1);
    return Blend(ivec2(first, last), ivec2(first, last), 0.0);
  }
  float middle = fraction + (float(px) + 0.5) * cellsPerPx - 0.5;
  int cell = int(floor(middle));
  return Blend(ivec2(cell), ivec2(cell + 1), middle - float(cell));
}

int strongest(ivec2 traces, ivec2 samples) {
  int stride = (samples.y - samples.x + mostCellsPerPx) / mostCellsPerPx;
  int best = nothing;
  for (int trace = traces.x; trace <= traces.y; trace++) {
    for (int s = samples.x; s <= samples.y; s += stride) {
      int amplitude = readCell(ivec2(trace, s));
      if (amplitude == nothing) continue;
      if (best == nothing || abs(amplitude) > abs(best)) best = amplitude;
    }
  }
  return best;
}

float blended(float one, float other, float share) {
  if (one == float(nothing)) return other;
  if (other == float(nothing)) return one;
  return one + (other - one) * share;
}

float amplitudeIn(ivec2 traces, Blend down) {
  float one = float(strongest(traces, down.one));
  if (down.share == 0.0) return one;
  return blended(one, float(strongest(traces, down.other)), down.share);
}

vec4 hatch(ivec2 px) {
  vec3 middle = texelFetch(u_colours, ivec2(128, 0), 0).rgb;
  float stripe = mod(float(px.x + px.y) / u_pixelRatio, 9.0);
  vec3 ink = dot(middle, vec3(0.299, 0.587, 0.114)) > 0.5 ? vec3(0.0) : vec3(1.0);
  return vec4(mix(middle, ink, stripe < 1.5 ? 0.22 : 0.06), 1.0);
}

void main() {
  ivec2 px = ivec2(gl_FragCoord.xy);
  px.y = u_plotHeightPx - 1 - px.y;
  Blend across = blendAt(px.x, u_fraction.x, u_cellsPerPx.x);
  Blend down = blendAt(px.y, u_fraction.y, u_cellsPerPx.y);
  float amplitude = amplitudeIn(across.one, down);
  if (across.share != 0.0) amplitude = blended(amplitude, amplitudeIn(across.other, down), across.share);
  if (amplitude == float(nothing)) {
    colour = hatch(px);
    return;
  }
  float fromFirst = u_fraction.y + (float(px.y) + 0.5) * u_cellsPerPx.y - 0.5;
  float gainDb = u_gainDbPerSample * max(0.0, float(u_firstCell.y) + fromFirst - u_timeZeroSample);
  float brightness = clamp(amplitude * u_factor * exp2(gainDb * 0.16609640474436813), -1.0, 1.0);
  colour = texelFetch(u_colours, ivec2(floor((brightness * 0.5 + 0.5) * 255.0 + 0.5), 0), 0);
}`;
