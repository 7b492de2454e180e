// `npm start`: production. Settings come from the environment (README), data are in DATA_DIR.
process.env.LOG_LEVEL ??= 'info';
const { fillCatalogue } = await import('../../api/knowledge/bank/catalogue.ts');
const { indexMissing } = await import('../../api/community/discussions/searchIndex.ts');
const { firstRunLink } = await import('../../api/people/accounts/setup.ts');
const { closeDatabase } = await import('../../db/client.ts');
await fillCatalogue();
await indexMissing();
const link = await firstRunLink();
await closeDatabase();

const { serveBuilt } = await import('./serve.ts');
await serveBuilt({});
if (link)
  console.log(
    `\nБаза пока пуста. Откройте эту ссылку, чтобы создать первого администратора (действует один раз):\n  ${link}\n`,
  );

export {};
