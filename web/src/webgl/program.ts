/** A linked program; `uniform` finds a location once and keeps it. */
export type Program = {
  readonly handle: WebGLProgram;
  uniform(name: string): WebGLUniformLocation | null;
  destroy(): void;
};

function compileShader(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind);
  if (!shader) throw new Error('The graphics context is lost: no shader can be made.');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (gl.getShaderParameter(shader, gl.COMPILE_STATUS) || gl.isContextLost()) return shader;
  const log = gl.getShaderInfoLog(shader) ?? '';
  gl.deleteShader(shader);
  throw new Error(`The shader does not compile: ${log}`);
}

/** Throws with the driver's own log when a shader does not compile or the two do not link. */
export function createProgram(
  gl: WebGL2RenderingContext,
  vertexSource: string,
  fragmentSource: string,
): Program {
  const handle = gl.createProgram();
  const shaders = [
    compileShader(gl, gl.VERTEX_SHADER, vertexSource),
    compileShader(gl, gl.FRAGMENT_SHADER, fragmentSource),
  ];
  for (const shader of shaders) gl.attachShader(handle, shader);
  gl.linkProgram(handle);
  for (const shader of shaders) gl.deleteShader(shader);
  if (!gl.getProgramParameter(handle, gl.LINK_STATUS) && !gl.isContextLost()) {
    const log = gl.getProgramInfoLog(handle) ?? '';
    gl.deleteProgram(handle);
    throw new Error(`The shaders do not link: ${log}`);
  }

  const locations = new Map<string, WebGLUniformLocation | null>();
  return {
    handle,
    uniform(name) {
      if (!locations.has(name)) locations.set(name, gl.getUniformLocation(handle, name));
      return locations.get(name) ?? null;
    },
    destroy: () => gl.deleteProgram(handle),
  };
}
