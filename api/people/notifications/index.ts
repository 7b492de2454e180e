export { capability } from './capability.ts';
export { notificationsQuery } from './input.ts';
export { type NoticeKind, noticeKinds } from './kinds.ts';
export { countForBell, countUnread, listNotifications, markAllRead, markRead, type ShownNotification } from './list.ts';
export { type Notice, notify, notifyEach } from './notify.ts';
export { seePostNotices } from './seen.ts';
export { putSettings, readOwnSettings, saveOwnSettings } from './settings.ts';
export { readUnsubscription, unsubscribe } from './unsubscribe.ts';
export { countOneMore, takeBackNotices, withdrawLetters } from './withdrawing.ts';
