import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { materialsToReview, unfinishedMaterials } from './desk.ts';
import { personalData } from './personalData.ts';
import { registerMaterialJobs } from './planned.ts';
import { materialRoutes } from './routes.ts';

export const capability: Capability = {
  name: 'knowledge/materials',
  routes: materialRoutes,
  jobs: registerMaterialJobs,
  audit: {
    actions: {
      'material.created': 'Начал(а) материал банка',
      'material.submitted': 'Отправил(а) материал на проверку',
      'material.withdrawn': 'Отозвал(а) материал с проверки',
      'material.published': 'Опубликовал(а) материал',
      'material.scheduled': 'Назначил(а) день публикации материала',
      'material.cancelled': 'Отменил(а) публикацию материала по плану',
      'material.appeared': 'Материал опубликован по плану',
      'material.returned': 'Вернул(а) материал на доработку',
      'material.revised': 'Начал(а) новую версию материала',
      'material.discarded': 'Отказался(лась) от новой версии материала',
      'material.restored': 'Вернул(а) прежнюю версию материала',
      'material.archived': 'Снял(а) материал с публикации',
      'material.handed-back': 'Вернул(а) материал файлу',
      'material.deleted': 'Удалил(а) черновик материала',
    },
    facts: { version: 'редакция' },
  },
  desk: [
    { name: 'materials.review', order: 30, read: materialsToReview },
    { name: 'materials.unfinished', order: 80, read: unfinishedMaterials },
  ],
  menu: [
    {
      title: 'Рабочие материалы',
      url: '/materials',
      icon: 'file-pen',
      group: 'duty',
      order: 20,
      shown: (actor: Actor) => actor.state === 'active' && actor.role === 'methodist',
    },
  ],
  fileAddresses: [/^\/materials\/[^/]+\/files$/],
  personalData,
  costlyReads: [['paper', /^\/api\/material-drafts\/[^/]+\/mdx$/]],
};
