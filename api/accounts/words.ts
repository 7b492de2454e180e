import type { Role } from '../../db/schema/accounts.ts';
import type { SchoolKind } from '../../db/schema/schools.ts';

/** Words of the interface for codes of accounts and schools. */
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

/** The audit log's actions in words; an action that has none is shown by its code. */
const actions: Record<string, string> = {
  'invitation.send': 'Отправил(а) приглашения',
  'invitation.revoke': 'Отозвал(а) приглашение',
  'invitation.accept': 'Принял(а) приглашение',
  'join-link.renew': 'Обновил(а) ссылку школы',
  'join-link.drop': 'Выключил(а) ссылку школы',
  'person.ask': 'Попросился(ась) в школу',
  'person.confirm': 'Подтвердил(а) человека',
  'person.refuse': 'Отклонил(а) заявку',
  'person.change': 'Изменил(а) роль или школу',
  'person.rename': 'Изменил(а) своё имя',
  'person.block': 'Закрыл(а) вход',
  'person.unblock': 'Открыл(а) вход',
  'person.close': 'Закрыл(а) свою учётную запись',
  'password.change': 'Сменил(а) пароль',
  'password.reset': 'Задал(а) новый пароль по ссылке',
  'school.create': 'Завёл(а) школу',
  'school.edit': 'Изменил(а) карточку школы',
  'school.kind': 'Изменил(а) статус школы',
  'pair.propose': 'Предложил(а) пару школ',
  'pair.agree': 'Согласился(ась) на пару школ',
  'pair.decline': 'Отказался(ась) от пары школ',
  'pair.start': 'Начал(а) работу пары школ',
  'pair.complete': 'Завершил(а) работу пары школ',
  'pair.stop': 'Остановил(а) работу пары школ',
  'settings.change': 'Изменил(а) настройки',
  'setup.done': 'Настроил(а) платформу',
  'association.found': 'Создал(а) объединение',
  'association.edit': 'Изменил(а) карточку объединения',
  'association.place': 'Изменил(а) место в объединении',
  'association.remove': 'Исключил(а) из объединения',
  'association.accept': 'Принял(а) в объединение',
  'association.refuse': 'Отказал(а) в приёме в объединение',
  'thread.retitle': 'Переименовал(а) чужое обсуждение',
  'thread.delete': 'Убрал(а) чужое обсуждение',
  'thread.restore': 'Вернул(а) чужое обсуждение',
  'post.delete': 'Удалил(а) чужое сообщение',
  'post.restore': 'Вернул(а) чужое сообщение',
  'practice.created': 'Начал(а) практику',
  'practice.saved': 'Изменил(а) практику',
  'practice.commented': 'Оставил(а) замечание к практике',
  'practice.submitted': 'Отправил(а) практику на рассмотрение',
  'practice.publish': 'Опубликовал(а) практику',
  'practice.return': 'Вернул(а) практику на доработку',
  'practice.reject': 'Отклонил(а) практику',
  'practice.archived': 'Убрал(а) практику в архив',
  'practice.adopted': 'Взял(а) практику для своей школы',
  'application.removed': 'Убрал(а) отзыв о применении',
  'file.attached': 'Приложил(а) файл',
  'file.detached': 'Убрал(а) файл',
};
export const actionTitle = (action: string): string => actions[action] ?? action;
