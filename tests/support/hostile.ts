/** Bodies that nobody writes by hand, the same ones for the same seed. */
export class Hostile {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)] as Item;
  }

  /** JSON for a route whose input has fields of these names. */
  json(names: readonly string[]): string | Uint8Array {
    const chance = this.next();
    if (chance < 0.06) return this.pick(broken)();
    if (chance < 0.12) return this.pick(whole);
    const fields = names.map((name) => `${JSON.stringify(name)}:${this.#value()}`);
    if (this.next() < 0.3) fields.push(this.pick(inherited));
    if (this.next() < 0.2) fields.push(...fields.slice(0, 2));
    return `{${fields.join(',')}}`;
  }

  #value(): string {
    return this.next() < 0.04 ? this.pick(heavy)() : this.pick(light);
  }

  /** Pairs of a form, as they stand in an address. */
  pairs(names: readonly string[]): [string, string][] {
    // A form of right names reaches what reads it, with lists and objects where texts are meant.
    const ends = this.next() < 0.3 ? endings : plainEndings;
    const pairs = names.map((name): [string, string] => [`${name}${this.pick(ends)}`, this.pick(texts)]);
    const chance = this.next();
    if (chance < 0.1) for (let at = 0; at < 20; at++) pairs.push([`a${at}.0`, '1'], [`a${at}.length`, '33000000']);
    else if (chance < 0.13) for (let at = 0; at < 30_000; at++) pairs.push([`f${at}`, '']);
    else if (chance < 0.16) pairs.push(['body', 'а\u0301\u0316'.repeat(150_000)]);
    else if (chance < 0.2) pairs.push([Array(2000).fill('a').join('.'), '1'], ['n'.repeat(100_000), '1']);
    return pairs;
  }

  /** A form with files: few parts of odd names, or very many. */
  multipart(names: readonly string[]): { type: string; body: string } {
    const boundary = 'граница'.length.toString().repeat(8);
    const part = (name: string, text: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const count = this.pick([1, 3, 6000]);
    const parts = Array.from({ length: count }, (_, at) => part(this.pick(names) ?? `p${at}`, this.pick(texts)));
    const head = this.next() < 0.2 ? `--${boundary}\r\nX: ${'x'.repeat(200_000)}` : '';
    return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}${head}--${boundary}--\r\n` };
  }
}

const marks = `а${'\u0301\u0316'.repeat(200_000)}`;
const text = (value: string) => JSON.stringify(value);

/** Values as they stand in JSON. */
const light = [
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '-0',
  '1e-400',
  '9007199254740993',
  '1.5',
  '[]',
  '{}',
  '[[]]',
  '""',
  '"\\ud800"',
  '"\\u0000"',
  '"toString"',
  '"__proto__"',
  '{"toString":1}',
  '{"valueOf":null,"toString":{}}',
  '{"length":33000000}',
  '{"0":"a","length":-1}',
  '[null,{"a":[1,"2"]},3]',
  '"2026-12-01"',
  '"yes"',
  '"NaN"',
  '"1e3"',
  '"   "',
  '"\\u202e"',
  '[{"toString":1}]',
  '["x","x"]',
  '{"__proto__":{"a":1}}',
  '{"then":1}',
  text('а'.repeat(300)),
  text('x '.repeat(2000)),
  text(`${'|a'.repeat(400)}\n${'|-'.repeat(400)}\n${'|\n'.repeat(2000)}`),
  text('http://'.repeat(1400)),
  text('![['.repeat(3000)),
  text('> '.repeat(4000)),
];
const heavy = [
  () => text(marks),
  () => text('a\n'.repeat(400_000)),
  () => text(' '.repeat(900_000)),
  () => `[${'"a",'.repeat(200_000)}"a"]`,
  () => `[${'1,'.repeat(9000)}1]`,
  () => `{${Array.from({ length: 9000 }, (_, at) => `"k${at}":""`).join(',')}}`,
  () => '['.repeat(60_000) + ']'.repeat(60_000),
  () => `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`,
  () => `"${'9'.repeat(900_000)}"`,
  () => '9'.repeat(900_000),
];
const whole = ['null', '5', '"x"', '[]', '[{}]', 'true', '{}', '', ' ', '{"__proto__":null}', '\uFEFF{}'];
const broken = [
  () => Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  () => Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
  () => '{"a":',
  () => '{"a":1,}',
  () => '['.repeat(500_000),
  () => `"${'\\'.repeat(99_999)}`,
  () => 'a=1&b=2',
  () => '\u0000',
];
const inherited = [
  '"__proto__":{"isAdmin":true}',
  '"constructor":{"prototype":{"a":1}}',
  '"toString":1',
  '"hasOwnProperty":null',
  '"length":4294967295',
];
const endings = [
  '.length',
  '[]',
  '.0',
  '.0.0.0',
  '.999',
  '.33000000',
  '.__proto__.x',
  '.constructor.prototype',
  '.toString',
  '..',
  '.',
  '[0]',
  '.a.b.c.d.e.f.g',
  '.300.x',
  '.0.title',
  '.0.0',
  '.-1',
  '[].x',
];
const plainEndings = ['', '', '', '', '[]', '.0', '.question', '.0.title', '.0.0'];
const texts = [
  '',
  '1',
  'yes',
  '33000000',
  '__proto__',
  'я',
  'a\r\nb',
  '-1',
  '2026-12-01',
  'x'.repeat(5000),
  '\u0000',
  '🙂',
];

/** Paths that no link of ours has. */
export const oddSegments = [
  '%ff',
  '%ED%A0%80',
  '%',
  '%2',
  '%00',
  '%0a',
  '__proto__',
  'constructor',
  '%2e%2e',
  '%252e',
  '%25ff',
  'a'.repeat(3000),
  '%F0%9F%99%82',
  '-1',
  '1e9',
  '%D0%B0%CC%81%CC%96',
  ':id',
  '%7Bid%7D',
  "'%3B--",
  'NaN',
];
