import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { deleteExpired } from './cleaning.ts';
import { personalData } from './personalData.ts';
import { accountRoutes } from './routes.ts';
import { roleTitles } from './words.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    'person.changed': { userId: string };
    /** The settings of the installation changed: its names and addresses. */
    'settings.changed': object;
  }
}

declare module '../../platform/capability/capability.ts' {
  interface Steps {
    /** Whatever opens a person's things without a session is to stop working. */
    'access.ended': { userId: string };
  }
}

export const capability: Capability = {
  name: 'people/accounts',
  routes: accountRoutes,
  jobWords: { userId: 'человек' },
  keptPages: { 'settings.changed': () => ['settings'] },
  audit: {
    actions: {
      'person.change': 'Изменил(а) роль или школу',
      'person.rename': 'Изменил(а) своё имя',
      'person.block': 'Закрыл(а) вход',
      'person.unblock': 'Открыл(а) вход',
      'person.close': 'Закрыл(а) свою учётную запись',
      'password.change': 'Сменил(а) пароль',
      'password.reset': 'Задал(а) новый пароль по ссылке',
      'settings.change': 'Изменил(а) настройки',
      'setup.done': 'Настроил(а) платформу',
    },
    subjects: { person: 'человек', settings: 'настройки' },
    facts: {
      role: 'роль',
      person: 'человек',
      userId: 'человек',
      city: 'город',
      centre: 'центр',
      centreEmail: 'почта центра',
      centreAddress: 'адрес центра',
      operator: 'оператор',
      pairSilentDays: 'дней до молчания пары',
      timeZone: 'часовой пояс',
      externalLinks: 'проверка чужих ссылок',
      changed: 'изменено',
    },
    codes: { role: roleTitles, from: roleTitles, to: roleTitles },
    addresses: { person: (id) => `/admin/people/${id}` },
  },
  menu: [
    {
      title: 'Управление',
      url: '/admin',
      icon: 'settings',
      group: 'duty',
      order: 80,
      shown: (actor: Actor) => actor.role === 'admin',
    },
    {
      title: 'Профиль',
      url: '/me/profile',
      icon: 'user',
      group: 'account',
      order: 10,
      shown: (actor: Actor) => actor.state === 'active',
    },
  ],
  cleanUp: deleteExpired,
  personalData,
  notPersonal: {
    'settings.key': 'название настройки',
  },
  costlyReads: [
    ['search', /^\/api\/people$/],
    ['paper', /^\/api\/me\/export$/],
  ],
};
