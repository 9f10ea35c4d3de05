export { notify, NOTIFICATIONS_CHANNEL, type Notification, type Recipient } from './notify.ts';
export {
  countUnread,
  readNotifications,
  MOST_UNREAD,
  type NotificationPage,
  type NotificationView,
} from './queries.ts';
export { markAllRead, openNotification } from './commands.ts';
export { readSettings, saveSettings, type KindSetting, type Settings } from './settings.ts';
export type { SettingsProblems, TypedSettings } from './schema.ts';
export { readUnsubscription, unsubscribe, type Ending } from './unsubscribe.ts';
export { sendNotifications } from './send.ts';
export { sendDigests } from './digest.ts';
export { notifyOfComments } from './comments.ts';
export { notifyOfEndedCriteria } from './ended-criteria.ts';
export { notifyOfReplyTerms } from './terms.ts';
export { deleteOldNotifications } from './clean-up.ts';
