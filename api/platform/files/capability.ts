import type { Capability } from '../capability/index.ts';
import { removeLoose } from './loose.ts';
import { removeOrphans } from './orphans.ts';
import { personalData } from './personalData.ts';
import { fileRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'platform/files',
  routes: fileRoutes,
  jobWords: { fileId: 'файл' },
  async cleanUp(now) {
    await removeLoose(now);
    await removeOrphans(now);
  },
  fileAddresses: [/^\/api\/files$/],
  personalData,
  notPersonal: {
    'files.name': 'имя файла: выгружается и уходит вместе с файлом',
    'files.key': 'под каким именем лежат байты; в выгрузку не попадает',
  },
};
