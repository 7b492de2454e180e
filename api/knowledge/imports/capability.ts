import type { Capability } from '../../platform/capability/index.ts';
import { removeOldImports } from './import.ts';
import { personalData } from './personalData.ts';
import { importRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'knowledge/imports',
  routes: importRoutes,
  cleanUp: removeOldImports,
  fileAddresses: [/^\/api\/imports$/, /^\/materials\/import$/],
  personalData,
  notPersonal: {
    'imports.fileName': 'имя файла: выгружается и уходит вместе с документом',
  },
};
