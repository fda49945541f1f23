import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTileCache, type TileAddress, type TileCacheParts } from './tile-cache.ts';

function tile(traceBlock: number): TileAddress {
  return { radargramId: 'line', level: 0, traceBlock, sampleBlock: 0 };
}

function tiles(count: number): TileAddress[] {
  return Array.from({ length: count }, (_, traceBlock) => tile(traceBlock));
}

type Order = {
  address: TileAddress;
  signal: AbortSignal;
  deliver(values: Int16Array): Promise<void>;
  fail(reason: string): Promise<void>;
};

/** A server that answers when the test says so, and a note of everything that was asked of it. */
function createOrders() {
  const orders: Order[] = [];
  const load = (address: TileAddress, signal: AbortSignal) =>
    new Promise<Int16Array>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      orders.push({
        address,
        signal,
        async deliver(values) {
          resolve(values);
          await vi.advanceTimersByTimeAsync(0);
        },
        async fail(reason) {
          reject(new Error(reason));
          await vi.advanceTimersByTimeAsync(0);
        },
      });
    });
  return { orders, load };
}

function createCache(parts: Partial<TileCacheParts> & Pick<TileCacheParts, 'load'>) {
  return createTileCache({
    onChange: () => {},
    mostBytes: 1e6,
    mostAtOnce: 6,
    retryDelaysMs: [500, 2000],
    ...parts,
  });
}

const values = (count = 4) => new Int16Array(count).fill(7);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createTileCache', () => {
  it('asks for the most urgent first and for no more than a few at once', async () => {
    const { orders, load } = createOrders();
    const cache = createCache({ load, mostAtOnce: 2 });
    cache.want(tiles(4));
    expect(orders.map(({ address }) => address.traceBlock)).toEqual([0, 1]);
    await orders[0].deliver(values());
    expect(orders.map(({ address }) => address.traceBlock)).toEqual([0, 1, 2]);
  });

  it('hands out what has come and says so', async () => {
    const { orders, load } = createOrders();
    const onChange = vi.fn();
    const cache = createCache({ load, onChange });
    cache.want(tiles(1));
    expect(cache.read(tile(0))).toBeNull();
    await orders[0].deliver(values());
    expect(cache.read(tile(0))).toEqual(values());
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('does not ask twice for what it has or is waiting for', async () => {
    const { orders, load } = createOrders();
    const cache = createCache({ load });
    cache.want(tiles(2));
    await orders[0].deliver(values());
    cache.want(tiles(2));
    expect(orders).toHaveLength(2);
  });

  it('gives up requests that nobody wants any more and uses their place at once', () => {
    const { orders, load } = createOrders();
    const cache = createCache({ load, mostAtOnce: 2 });
    cache.want([tile(0), tile(1)]);
    cache.want([tile(1), tile(9)]);
    expect(orders[0].signal.aborted).toBe(true);
    expect(orders[1].signal.aborted).toBe(false);
    expect(orders[2].address).toEqual(tile(9));
  });

  it('forgets the longest unused first and never what is wanted now', async () => {
    const { orders, load } = createOrders();
    const cache = createCache({ load, mostBytes: 16 });
    cache.want([tile(0), tile(1)]);
    for (const order of orders) await order.deliver(values());
    cache.want([tile(0)]);
    cache.want([tile(2)]);
    await orders[2].deliver(values());
    expect([0, 1, 2].map((block) => cache.read(tile(block)) !== null)).toEqual([true, false, true]);

    cache.want([tile(3), tile(4), tile(5)]);
    for (const order of orders.slice(3)) await order.deliver(values());
    expect([3, 4, 5].every((block) => cache.read(tile(block)) !== null)).toBe(true);
  });

  it('tries again after a failure, waiting longer each time', async () => {
    const { orders, load } = createOrders();
    const cache = createCache({ load });
    cache.want(tiles(1));
    await orders[0].fail('no network');
    expect(orders).toHaveLength(1);
    expect(cache.trouble()).toBeNull();
    await vi.advanceTimersByTimeAsync(500);
    expect(orders).toHaveLength(2);
    await orders[1].fail('no network');
    expect(cache.trouble()).toEqual({ reason: 'no network', isGivenUp: false });
    await vi.advanceTimersByTimeAsync(1999);
    expect(orders).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    await orders[2].deliver(values());
    expect(cache.read(tile(0))).not.toBeNull();
    expect(cache.trouble()).toBeNull();
  });

  it('says why a tile was given up, and asks anew when told to', async () => {
    const { orders, load } = createOrders();
    const onChange = vi.fn();
    const cache = createCache({ load, onChange, retryDelaysMs: [] });
    cache.want(tiles(1));
    await orders[0].fail('the server refused');
    expect(cache.trouble()).toEqual({ reason: 'the server refused', isGivenUp: true });
    expect(onChange).toHaveBeenCalledOnce();
    cache.want(tiles(1));
    expect(orders).toHaveLength(1);

    cache.retry();
    expect(cache.trouble()).toBeNull();
    await orders[1].deliver(values());
    expect(cache.read(tile(0))).not.toBeNull();
  });

  it('lets the other tiles come while one waits to be tried again', async () => {
    const { orders, load } = createOrders();
    const cache = createCache({ load, mostAtOnce: 1 });
    cache.want(tiles(2));
    await orders[0].fail('no network');
    expect(orders[1].address).toEqual(tile(1));
  });

  it('does not count a request that was given up as a failure', async () => {
    const { orders, load } = createOrders();
    const cache = createCache({ load, retryDelaysMs: [] });
    cache.want([tile(0)]);
    cache.want([tile(1)]);
    await vi.advanceTimersByTimeAsync(0);
    expect(orders).toHaveLength(2);
    expect(cache.trouble()).toBeNull();
  });

  it('ends every request and every timer when it is destroyed', async () => {
    const { orders, load } = createOrders();
    const onChange = vi.fn();
    const cache = createCache({ load, onChange });
    cache.want(tiles(2));
    await orders[0].fail('no network');
    onChange.mockClear();
    cache.destroy();
    expect(orders[1].signal.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(onChange).not.toHaveBeenCalled();
  });
});
