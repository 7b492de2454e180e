import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { command, contentOf, filesOf, ownFolder, run } from '../../support/backup.ts';
import { png } from '../../support/png.ts';

const { dataDir } = await import('../../../db/client.ts');
const { removeLoose } = await import('../../../api/platform/files/loose.ts');
const folder = ownFolder();

describe('a copy that is taken while people write', () => {
  it('agrees with itself, holds what was there before and every file that it names', async () => {
    const { items } = await answerOf<{ items: { id: string }[] }>(
      request('GET', '/api/threads?association=mathematics', { as: 'teacher' }),
      200,
    );
    const thread = items[0]?.id as string;
    const said: string[] = [];
    let writing = true;
    const speak = async (who: string) => {
      for (let count = 0; writing; count += 1) {
        const form = new FormData();
        form.set('file', new File([Buffer.from(png(8, 8))], `${who}-${count}.png`, { type: 'image/png' }));
        const sent = await request('POST', '/api/files', { as: who, body: form });
        const file = sent.status === 201 ? ((await sent.json()) as { markdown: string }) : null;
        const body = `Пишем, пока идёт копия: ${who} ${count}. ${file?.markdown ?? ''}`;
        const post = await answerOf<{ id: string }>(
          request('POST', `/api/threads/${thread}/posts`, { as: who, body: { body } }),
          201,
        );
        said.push(post.id);
        // What hangs on nothing goes at once instead of a day later.
        if (count % 5 === 0) await removeLoose(Date.now() + 2 * 86_400_000);
      }
    };
    const writers = ['teacher', 'head', 'methodist'].map(speak);
    await expect.poll(() => said.length).toBeGreaterThan(10);
    const before = [...said];
    const file = join(folder, 'written.tar');
    const made = await command('backup', [file], { DATA_DIR: dataDir });
    const after = said.length;
    writing = false;
    await Promise.all(writers);
    expect(made).toMatchObject({ code: 0 });
    // Else nobody wrote meanwhile.
    expect(after).toBeGreaterThan(before.length + 3);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('.copying'))).toEqual([]);

    const place = join(folder, 'place');
    expect(await command('restore', [file], { DATA_DIR: place })).toMatchObject({ code: 0 });
    const held = contentOf(place);
    const posts = new Set(run(place, 'select id from posts').map(([id]) => String(id)));
    expect(before.filter((id) => !posts.has(id))).toEqual([]);
    const keys = run(
      place,
      'select key from files union select thumbnailKey from file_texts where thumbnailKey is not null',
    );
    expect(keys.map(([key]) => `files/${key}`).filter((name) => !(name in held))).toEqual([]);
    expect(Object.keys(filesOf(place))).toHaveLength(keys.length);
    expect(await command('checkData', [], { DATA_DIR: place })).toMatchObject({ code: 0 });
  });
});
