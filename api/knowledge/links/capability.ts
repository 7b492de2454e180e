import type { Capability } from '../../platform/capability/index.ts';
import { registerLinkJobs } from './jobs.ts';
import { linkRoutes } from './routes.ts';

declare module '../../platform/capability/capability.ts' {
  interface Steps {
    /** What a text leads to is known as of `at`. */
    'links.gathered': { publicationId: string; at: Date };
  }
}

export const capability: Capability = {
  name: 'knowledge/links',
  routes: linkRoutes,
  jobs: registerLinkJobs,
  audit: {
    actions: {
      'link.ignored': 'Отметил(а), что ссылка верна',
      'link.watched': 'Вернул(а) ссылку в проверку',
    },
  },
  notPersonal: {
    'links.address': 'адрес страницы, на которую ведёт материал',
  },
};
