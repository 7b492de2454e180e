import { join } from 'node:path';
import Connection from 'libsql';
import type { PersonalData } from '../../api/platform/personalData/personalData.ts';
import { columnsOf, pointsTo } from './personalData.ts';

/** A connection that does not ask whether what a row points to is there: rows of any table can be laid. */
export function openDatabase(): InstanceType<typeof Connection> {
  const database = new Connection(join(process.env.DATA_DIR as string, 'opora.db'), { timeout: 20_000 });
  database.exec('PRAGMA foreign_keys = OFF');
  return database;
}

interface Somebody {
  id: string;
  email: string;
  name: string;
}
type Values = Record<string, string | number | null>;

/** What a text of a row says: found in the export, and looked for after the closing. */
export const markerOf = (place: number, column: string) => `метка-${place}-${column}.`;
export const secretOf = (place: number) => `тайна-${place}.`;

/** A row of one kind of personal data that is theirs in every column that refers to a person. */
export function rowOf(data: PersonalData, place: number, person: Somebody, another: string, given: Values): Values {
  const row: Values = {};
  for (const one of columnsOf(data.table)) {
    const { name, column } = one;
    const points = pointsTo(one);
    const json = column.dataType === 'json';
    if (name in given) row[name] = given[name] as string | number | null;
    else if (data.names.includes(name)) row[name] = json ? JSON.stringify({ authors: [person.name] }) : person.name;
    else if (data.personal.includes(name) && name === 'email') row[name] = person.email;
    else if (data.personal.includes(name) && (points || name.endsWith('By'))) row[name] = person.id;
    else if (data.secrets.includes(name)) row[name] = secretOf(place);
    else if (points) row[name] = column.notNull ? another : null;
    else if (json) row[name] = JSON.stringify(typeof column.default === 'undefined' ? {} : column.default);
    else if (column.dataType === 'string' && column.enumValues?.length) row[name] = column.enumValues[0] as string;
    else if (name === 'id' && column.dataType === 'string') row[name] = `test${place}`;
    else if (column.dataType === 'string')
      row[name] = column.notNull || name in data.exported ? markerOf(place, name) : null;
    else if (!column.notNull) row[name] = null;
    else row[name] = column.dataType === 'date' ? Date.now() : column.dataType === 'boolean' ? 0 : 9000 + place;
  }
  return row;
}

/** Every place of the database, of every table, where these letters stand: `table.column`. */
export function placesOf(database: InstanceType<typeof Connection>, letters: string): string[] {
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table' and sql not like '%content=''''%'`)
    .all() as { name: string }[];
  return tables.flatMap(({ name: table }) => {
    const columns = database.prepare(`select name from pragma_table_info(?)`).all(table) as { name: string }[];
    return columns.flatMap(({ name }) => {
      const found = database
        .prepare(`select 1 from "${table}" where instr(cast("${name}" as text), ?) > 0 limit 1`)
        .all(letters);
      return found.length > 0 ? [`${table}.${name}`] : [];
    });
  });
}

/** All markers that stand anywhere in the database. */
export function markersIn(database: InstanceType<typeof Connection>): Set<string> {
  const found = new Set<string>();
  for (const place of placesOf(database, 'метка-')) {
    const [table, column] = place.split('.');
    const rows = database
      .prepare(`select "${column}" as words from "${table}" where instr(cast("${column}" as text), 'метка-') > 0`)
      .all() as { words: string }[];
    for (const { words } of rows) for (const [marker] of words.matchAll(/метка-\d+-\w+\./g)) found.add(marker);
  }
  return found;
}
