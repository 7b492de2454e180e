// `npm run demo`: the demo municipality on this machine. `-- --reset` begins anew.
import { rmSync } from 'node:fs';

process.env.DATA_DIR ??= 'data/demo';
process.env.OPORA_DEMO = 'yes';
process.env.LOG_LEVEL ??= 'warn';
const dataDir = process.env.DATA_DIR;
if (process.argv.includes('--reset')) {
  rmSync(dataDir, { recursive: true, force: true });
  console.error(`→ Данные в ${dataDir} удалены, начинаем заново`);
}

console.error('→ Готовим базу');
await import('../../api/capabilities.ts');
const { fillCatalogue } = await import('../../api/knowledge/bank/catalogue.ts');
const { closeDatabase } = await import('../../db/client.ts');
const { fillDemo } = await import('../../db/demo/fill.ts');
const { demoAccounts, demoPassword } = await import('../../db/demo/people.ts');
await fillCatalogue();
const { indexMissing } = await import('../../api/community/discussions/searchIndex.ts');
if (await fillDemo()) console.error('→ Заполнили демонстрационный город: школы, люди, практики, обсуждения');
await indexMissing();
await closeDatabase();

const { serveBuilt } = await import('./serve.ts');
const port = await serveBuilt({});
const host = process.env.HOST ?? '127.0.0.1';
console.log(`
Опора работает: http://${host}:${port}

Войти можно под любой из учётных записей, пароль у всех один: ${demoPassword}
${demoAccounts.map((name) => `  ${name}@demo.test`).join('\n')}

Остановить: Ctrl+C. Начать заново: npm run demo -- --reset
`);
