import type { ByteSource } from '#byte-source.ts';

/** Bytes from `start` (included) to `end` (excluded). */
export type ByteRange = { readonly start: number; readonly end: number };

/** What a source had in a range: fewer bytes where it ended early. They may be overwritten after the next block. */
type Block<Range extends ByteRange> = { readonly range: Range; readonly bytes: Uint8Array };

/** Reads blocks of one source or another, in rooms that it keeps for the next time. */
export type BlockReader = {
  read<Range extends ByteRange>(source: ByteSource, ranges: Iterable<Range>): AsyncGenerator<Block<Range>>;
};

/** Rooms that are kept: one is being read from while the other is being filled. */
const mostIdleRooms = 2;

/** Of a larger room it is not likely that it will be needed again. */
const mostIdleBytes = 1 << 20;

/**
 * Where a room begins in its buffer. AMD's Zen 3 and 4 copy at a fifth of their speed to where the offset within the
 * page is some bytes greater than that of the origin: the cached pages of a file have offset 0, a fresh buffer 16.
 */
const roomStart = 64;

/**
 * While one block is being used, the next is on its way. A source that has its bytes in memory shows them, one that
 * fills a room is given one of two in turn; of all others each block is a new one.
 */
export function createBlockReader(): BlockReader {
  const idleRooms: Uint8Array[] = [];

  function takeRoom(byteCount: number): Uint8Array {
    const idle = idleRooms.pop();
    if (idle && idle.byteLength >= byteCount) return idle;
    return new Uint8Array(new ArrayBuffer(roomStart + byteCount), roomStart);
  }

  function giveBack(rooms: readonly Uint8Array[]) {
    for (const room of rooms) {
      if (idleRooms.length < mostIdleRooms && room.byteLength <= mostIdleBytes) idleRooms.push(room);
    }
  }

  return {
    async *read(source, ranges) {
      const rooms: Uint8Array[] = [];
      const waiting = ranges[Symbol.iterator]();
      let blockCount = 0;
      let settled: Promise<unknown> = Promise.resolve();

      function fetchNext() {
        const next = waiting.next();
        if (next.done) return null;
        const { start, end } = next.value;
        const turn = blockCount++ % 2;
        const isRoomy = (rooms[turn]?.byteLength ?? 0) >= end - start;
        if (source.readInto && !isRoomy) rooms[turn] = takeRoom(end - start);
        const block = fetchBlock(source, next.value, rooms[turn]);
        settled = block.catch(() => null);
        return block;
      }

      let ahead = fetchNext();
      try {
        while (ahead) {
          const block = await ahead;
          ahead = fetchNext();
          yield block;
        }
      } finally {
        await settled;
        giveBack(rooms);
      }
    },
  };
}

async function fetchBlock<Range extends ByteRange>(
  source: ByteSource,
  range: Range,
  room: Uint8Array,
): Promise<Block<Range>> {
  const { start, end } = range;
  if (source.view) return { range, bytes: source.view(start, end) };
  if (!source.readInto) return { range, bytes: new Uint8Array(await source.slice(start, end)) };
  const byteCount = await source.readInto(room.subarray(0, end - start), start);
  return { range, bytes: room.subarray(0, byteCount) };
}
