import { expect, test } from 'vitest';
import '../../support/app.ts';
import { type Column, columnsOf, pointsTo, tables } from '../../support/personalData.ts';

const { capabilities, gathered } = await import('../../../api/platform/capability/index.ts');
const personalData = capabilities().flatMap(({ personalData = [] }) => personalData);
const notPersonal = gathered(({ notPersonal }) => notPersonal);
const { users } = await import('../../../db/schema/accounts.ts');

/** Lists of codes of the taxonomy. */
const facets = /^(subjects|levels|audience|dimensions|risks|deficits|problems|situations)$/;
const personLike =
  /^(name|email|phone|address|speakers?|authors|invited)$|(Email|Name|Phone)$|^(user|author|owner|actor|person|creator|chair|secretary|coordinator|leader|assignee|responsible|speaker|lastPoster)Id$|[a-z](By|ById)$/;
const secretLike = /secret(?!ary)|hash|password|^key$/i;

const looksPersonal = (one: Column) =>
  pointsTo(one) === users || personLike.test(one.name) || (one.column.dataType === 'json' && !facets.test(one.name));

const named = (part: 'personal' | 'names' | 'secrets') =>
  new Set(
    personalData.flatMap((data) =>
      columnsOf(data.table)
        .filter(({ name }) => data[part].includes(name))
        .map(({ key }) => key),
    ),
  );

test('every column that refers to a person is in the list of personal data, or excused with a reason', () => {
  const told = new Set([...named('personal'), ...named('names')]);
  const forgotten = tables
    .flatMap(columnsOf)
    .filter((one) => looksPersonal(one) && !told.has(one.key) && !notPersonal[one.key])
    .map(({ key }) => key);
  expect(forgotten).toEqual([]);
});

test('every secret is named as one, and none is exported', () => {
  const secrets = named('secrets');
  const unnamed = tables
    .flatMap(columnsOf)
    .filter(({ name, key }) => secretLike.test(name) && !secrets.has(key) && !notPersonal[key])
    .map(({ key }) => key);
  expect(unnamed).toEqual([]);
  for (const { called, exported } of personalData)
    expect(
      Object.keys(exported).filter((name) => secretLike.test(name)),
      called,
    ).toEqual([]);
});

test('no excuse is left over, every key of the export is unlike the others, and a reason is given for what is kept', () => {
  const keys = new Set(tables.flatMap(columnsOf).map(({ key }) => key));
  expect(Object.keys(notPersonal).filter((key) => !keys.has(key))).toEqual([]);
  const called = personalData.map((data) => data.called);
  expect(new Set(called).size).toBe(called.length);
  for (const { leaving } of personalData) {
    if (leaving.act === 'kept') expect(leaving.why.length).toBeGreaterThan(20);
    if (leaving.act === 'anonymised') expect(leaving.how.length).toBeGreaterThan(10);
  }
});
