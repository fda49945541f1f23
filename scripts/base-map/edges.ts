/** [longitude, latitude] in degrees, WGS 84. */
export type LonLat = readonly [number, number];
export type Edge = readonly [LonLat, LonLat];

function pointKey([longitude, latitude]: LonLat): string {
  return `${longitude.toFixed(7)} ${latitude.toFixed(7)}`;
}

/** The same for both directions: two countries run along a shared edge in opposite ways. */
export function edgeKey([from, to]: Edge): string {
  const [a, b] = [pointKey(from), pointKey(to)];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Edges of closed rings; doubled vertices make none. */
export function edgesOfRings(rings: readonly (readonly LonLat[])[]): Map<string, Edge> {
  const edges = new Map<string, Edge>();
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++) {
      const edge: Edge = [ring[at - 1], ring[at]];
      if (pointKey(edge[0]) !== pointKey(edge[1])) edges.set(edgeKey(edge), edge);
    }
  }
  return edges;
}

/** `edges` without those that stand in any of `others`. */
export function withoutEdges(edges: Map<string, Edge>, others: readonly Map<string, Edge>[]): Edge[] {
  return [...edges].filter(([key]) => !others.some((other) => other.has(key))).map(([, edge]) => edge);
}

/**
 * Joins edges into lines that end where the edges end or where three and more meet; a ring without such a
 * place comes back closed. Lines keep the direction of their first edge.
 */
export function joinEdges(edges: readonly Edge[]): LonLat[][] {
  const touching = new Map<string, number[]>();
  edges.forEach((edge, index) => {
    for (const end of edge) touching.set(pointKey(end), [...(touching.get(pointKey(end)) ?? []), index]);
  });
  const isUsed = new Uint8Array(edges.length);

  function follow(start: LonLat, first: number): LonLat[] {
    const line = [start];
    let edge: number | undefined = first;
    let end = start;
    while (edge !== undefined) {
      isUsed[edge] = 1;
      const [from, to]: Edge = edges[edge];
      end = pointKey(from) === pointKey(end) ? to : from;
      line.push(end);
      const next: number[] = touching.get(pointKey(end)) ?? [];
      edge = next.length === 2 ? next.find((candidate) => isUsed[candidate] === 0) : undefined;
    }
    return line;
  }

  const lines: LonLat[][] = [];
  edges.forEach((edge, index) => {
    for (const end of edge) {
      if (isUsed[index] === 0 && touching.get(pointKey(end))?.length !== 2) lines.push(follow(end, index));
    }
  });
  edges.forEach((edge, index) => {
    if (isUsed[index] === 0) lines.push(follow(edge[0], index));
  });
  return lines;
}

const semiMajorAxisKm = 6378.137;
const eccentricitySquared = 0.00669437999014;

/** Length on the WGS 84 ellipsoid, by its two radii of curvature at each edge's middle: right for edges of a few km. */
export function lineLengthKm(line: readonly LonLat[]): number {
  let lengthKm = 0;
  for (let at = 1; at < line.length; at++) {
    const [[lon1, lat1], [lon2, lat2]] = [line[at - 1], line[at]];
    const latitude = ((lat1 + lat2) * Math.PI) / 360;
    const shape = 1 - eccentricitySquared * Math.sin(latitude) ** 2;
    const east = (semiMajorAxisKm / Math.sqrt(shape)) * Math.cos(latitude) * (lon2 - lon1);
    const north = ((semiMajorAxisKm * (1 - eccentricitySquared)) / shape ** 1.5) * (lat2 - lat1);
    lengthKm += Math.hypot(east, north) * (Math.PI / 180);
  }
  return lengthKm;
}
