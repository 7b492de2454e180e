import type { Client, InStatement, InValue, ResultSet } from '@libsql/client';
import Connection, { type Statement } from 'libsql';
import { LRUCache } from 'lru-cache';

/** Statements stay prepared while they are used: preparing most of them costs more than running them. */
const preparedAtOnce = 1000;

const bound = (value: InValue) => {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return Number(value);
  return value instanceof ArrayBuffer ? Buffer.from(value) : value;
};

/** Whether a statement returns rows (a SELECT, or a write with RETURNING), checked once. */
interface Prepared {
  statement: Statement;
  gives: boolean;
}

/**
 * A connection to a database file with the interface of `@libsql/client`, which prepares every statement again and builds
 * an object with twice the properties for each row. Rows are plain arrays, which is all that Drizzle reads.
 */
export class FileClient implements Client {
  closed = false;
  readonly protocol = 'file';
  readonly #connection: InstanceType<typeof Connection>;
  readonly #prepared = new LRUCache<string, Prepared>({ max: preparedAtOnce });

  constructor(path: string, pragmas: readonly string[]) {
    this.#connection = new Connection(path, { timeout: 5000 });
    for (const pragma of pragmas) this.#connection.exec(`PRAGMA ${pragma}`);
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    const gives = statement.reader;
    const fresh = { statement: gives ? statement.raw() : statement, gives };
    this.#prepared.set(sql, fresh);
    return fresh;
  }

  /** Runs one statement at once. */
  run(asked: InStatement): ResultSet {
    const sql = typeof asked === 'string' ? asked : asked.sql;
    const values = typeof asked === 'string' || !asked.args ? [] : (asked.args as InValue[]).map(bound);
    const { statement, gives } = this.#prepare(sql);
    const rows = gives ? statement.all(values) : [];
    const rowsAffected = gives ? 0 : statement.run(values).changes;
    return {
      rows,
      rowsAffected,
      columns: [],
      columnTypes: [],
      lastInsertRowid: undefined,
      toJSON: () => ({}),
    } as ResultSet;
  }

  async execute(asked: InStatement | string): Promise<ResultSet> {
    return this.run(asked);
  }

  /** All or nothing. */
  async batch(asked: InStatement[]): Promise<ResultSet[]> {
    return this.together(async () => asked.map((one) => this.run(one)));
  }

  async migrate(asked: InStatement[]): Promise<ResultSet[]> {
    this.#connection.exec('PRAGMA foreign_keys = OFF');
    try {
      return await this.batch(asked);
    } finally {
      this.#connection.exec('PRAGMA foreign_keys = ON');
    }
  }

  /** Runs `work` between BEGIN and COMMIT; an error rolls everything back. Only the writer calls it, one call at a time. */
  async together<Result>(work: () => Promise<Result>): Promise<Result> {
    this.run('BEGIN IMMEDIATE');
    try {
      const result = await work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      // A full disk has rolled it back already.
      if (this.#connection.inTransaction) this.run('ROLLBACK');
      throw error;
    }
  }

  async executeMultiple(sql: string): Promise<void> {
    this.#connection.exec(sql);
  }

  transaction(): never {
    throw new Error('a file is written through write() of db/client.ts');
  }

  sync(): never {
    throw new Error('a file has no server to follow');
  }

  reconnect(): never {
    throw new Error('a file is opened once');
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#prepared.clear();
    this.#connection.close();
  }
}
