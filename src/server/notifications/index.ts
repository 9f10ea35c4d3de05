export { notify, type Notification, type Recipient } from './notify.ts';
