// `npm run check-data`: checks the consistency of the data; `-- --mend` repairs what can be derived from the rest.
process.env.LOG_LEVEL ??= 'error';
await import('../../api/capabilities.ts');
const { checkData, mendData } = await import('../../api/operations/consistency/checkData.ts');
const { closeDatabase, dataDir } = await import('../../db/client.ts');

const mends = process.argv.includes('--mend');
console.log(`Проверяем данные: ${dataDir}`);
let findings = await checkData();
for (const { title, broken, mendable } of findings) {
  console.log(`${broken.length === 0 ? '✓' : '✗'} ${title}`);
  if (broken.length > 0)
    console.log(
      `    ${broken.length === 100 ? 'не меньше 100' : broken.length}: ${broken.slice(0, 5).join(', ')}${mendable ? '' : ' — само не исправится: восстановите копию базы или позовите разработчика'}`,
    );
}
const wrong = () => findings.filter(({ broken }) => broken.length > 0);
if (wrong().some(({ mendable }) => mendable)) {
  if (mends) {
    await mendData(findings);
    findings = await checkData();
    console.log(wrong().length === 0 ? 'Исправлено: всё сходится.' : 'Исправлено не всё: запустите проверку ещё раз.');
  } else console.log('Исправить то, что выводится из остального: npm run check-data -- --mend');
}
await closeDatabase();
process.exitCode = wrong().length === 0 ? 0 : 1;

export {};
