import type { Pool, PoolClient } from 'pg';
import { type Sql, statementOf } from './sql.ts';

/** A pool or a transaction; a query does not know which. The method says how many rows are meant. */
export type Db = {
  many<Row>(statement: Sql): Promise<Row[]>;
  maybeOne<Row>(statement: Sql): Promise<Row | null>;
  one<Row>(statement: Sql): Promise<Row>;
  run(statement: Sql): Promise<number>;
};

/** A transaction. Never use the pool while one is open: the embedded database has one backend and would wait for ever. */
export type Tx = Db & { readonly client: PoolClient };

class RowCountError extends Error {
  override readonly name = 'RowCountError';
}

function queriesOn(client: Pool | PoolClient): Db {
  const many = async <Row>(statement: Sql): Promise<Row[]> => {
    const { text, values } = statementOf(statement);
    return (await client.query(text, values)).rows as Row[];
  };
  const maybeOne = async <Row>(statement: Sql): Promise<Row | null> => {
    const rows = await many<Row>(statement);
    if (rows.length > 1) throw new RowCountError(`expected at most one row, got ${rows.length}`);
    return rows[0] ?? null;
  };
  return {
    many,
    maybeOne,
    one: async <Row>(statement: Sql): Promise<Row> => {
      const row = await maybeOne<Row>(statement);
      if (row === null) throw new RowCountError('expected one row, got none');
      return row;
    },
    run: async (statement) => {
      const { text, values } = statementOf(statement);
      return (await client.query(text, values)).rowCount ?? 0;
    },
  };
}

export type Database = Db & { readonly pool: Pool };

export function databaseOn(pool: Pool): Database {
  return { ...queriesOn(pool), pool };
}

/** Runs `work` in one transaction: all of it is kept, or nothing. */
export async function inTransaction<Result>(
  db: Database,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const client = await db.pool.connect();
  let failure: unknown;
  try {
    await client.query('begin');
    const result = await work({ ...queriesOn(client), client });
    await client.query('commit');
    return result;
  } catch (error) {
    failure = error;
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    // A client whose connection broke must not go back into the pool.
    client.release(failure instanceof Error && 'code' in failure && failure.code === 'ECONNRESET');
  }
}
