import type { Role } from '../../../db/schema/accounts.ts';
import type { SchoolKind } from '../../../db/schema/schools.ts';

/** Russian words for codes of accounts and schools. */
export const roleTitles: Record<Role, string> = {
  teacher: 'Педагог',
  school_admin: 'Администрация школы',
  methodist: 'Методист центра',
  controller: 'Управление образования',
  admin: 'Администратор платформы',
};

export const personStateTitles = { waiting: 'Ждёт подтверждения', active: 'Работает', blocked: 'Вход закрыт' } as const;

export const kindTitles: Record<SchoolKind, string> = {
  leader: 'Школа-лидер',
  low_results: 'Нужна поддержка',
  regular: 'Обычная школа',
};

export const profileTitles = {
  private: 'Никому: видны только имя и школа там, где я пишу',
  'signed-in': 'Тем, кто вошёл на платформу',
  everyone: 'Всем, и гостям тоже (нужно согласие на публикацию имени)',
} as const;
