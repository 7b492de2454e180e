interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
type Operation = { requestBody?: { content: Record<string, { schema: Schema }> } };
export type Description = { paths: Record<string, Record<string, Operation>> };

/** Whether people's own words could stand here: a string that no format and no list holds. A schema that says nothing takes strings too. */
function takesWords(schema: Schema): boolean {
  if (schema.enum || schema.const !== undefined || schema.format) return false;
  if (schema.type === undefined) return !schema.anyOf && !schema.oneOf && !schema.allOf;
  return [schema.type].flat().includes('string');
}

function* wordsOf(schema: Schema, field = ''): Generator<string> {
  for (const each of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    yield* wordsOf(each, field);
  if (takesWords(schema)) yield field;
  for (const [name, each] of Object.entries(schema.properties ?? {}))
    yield* wordsOf(each, field ? `${field}.${name}` : name);
  if (schema.items) yield* wordsOf(schema.items, `${field}[]`);
  if (typeof schema.additionalProperties === 'object') yield* wordsOf(schema.additionalProperties, `${field}.*`);
}

/** Every text field of the API's bodies, by its description: `PUT /api/me name`, `POST /api/threads tags[]`. */
export function textFieldsOf({ paths }: Description): string[] {
  const found = new Set<string>();
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { requestBody }] of Object.entries(methods))
      for (const { schema } of Object.values(requestBody?.content ?? {}))
        for (const field of wordsOf(schema)) found.add(`${method.toUpperCase()} ${path} ${field}`);
  return [...found];
}

/** Whether one of the calls that were made (`PUT /api/posts/06ar`, with the fields that held vectors) wrote that field. */
export function isWritten(field: string, sent: Map<string, Set<string>>): boolean {
  const [method, path = '', name = ''] = field.split(' ');
  const shape = new RegExp(`^${method} ${path.replace(/\{\w+\}/g, '[^/]+')}$`);
  return [...sent].some(([call, fields]) => fields.has(name) && shape.test(call));
}
