/** A texture that is only ever read by `texelFetch`: no filter, no wrap, no mip level. */
export type Texture = {
  bind(unit: number): void;
  destroy(): void;
};

/** Equal pictures of 16-bit integers on top of each other; whole layers are written. */
export type LayeredTexture = Texture & {
  readonly layerCount: number;
  write(layer: number, values: Int16Array): void;
};

function createUnfiltered(gl: WebGL2RenderingContext, target: number): Texture {
  const handle = gl.createTexture();
  gl.bindTexture(target, handle);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(target, filter, gl.NEAREST);
  }
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(target, wrap, gl.CLAMP_TO_EDGE);
  }
  return {
    bind(unit) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(target, handle);
    },
    destroy: () => gl.deleteTexture(handle),
  };
}

/** R16I is exact for 16-bit integers, where R16F would round all above 2048. */
export function createLayeredInt16Texture(
  gl: WebGL2RenderingContext,
  size: { width: number; height: number; layerCount: number },
): LayeredTexture {
  const { width, height, layerCount } = size;
  const texture = createUnfiltered(gl, gl.TEXTURE_2D_ARRAY);
  gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.R16I, width, height, layerCount);
  return {
    ...texture,
    layerCount,
    write(layer, values) {
      texture.bind(0);
      gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
      gl.texSubImage3D(
        gl.TEXTURE_2D_ARRAY,
        0,
        0,
        0,
        layer,
        width,
        height,
        1,
        gl.RED_INTEGER,
        gl.SHORT,
        values,
      );
    },
  };
}

/** Pairs of 16-bit integers, for small tables that a shader looks things up in; `write` may change the size. */
export function createPairTexture(gl: WebGL2RenderingContext): Texture & {
  write(values: Int16Array, width: number, height: number): void;
} {
  const texture = createUnfiltered(gl, gl.TEXTURE_2D);
  return {
    ...texture,
    write(values, width, height) {
      texture.bind(0);
      gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RG16I, width, height, 0, gl.RG_INTEGER, gl.SHORT, values);
    },
  };
}

/** One row of colours, four bytes each. */
export function createColourTexture(gl: WebGL2RenderingContext, colours: Uint8Array): Texture {
  const texture = createUnfiltered(gl, gl.TEXTURE_2D);
  const width = colours.length / 4;
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, colours);
  return texture;
}
