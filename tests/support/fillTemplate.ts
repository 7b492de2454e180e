// Run by `template.ts` with DATA_DIR set: the catalogue and the demo city in a fresh database.
import { fillCatalogue } from '../../api/bank/catalogue.ts';
import { closeDatabase } from '../../db/client.ts';
import { fillDemo } from '../../db/demo/fill.ts';

await fillCatalogue();
await fillDemo();
await closeDatabase();
