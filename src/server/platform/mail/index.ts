export { LETTERS_CHANNEL, sendLetter, sendLetters, type Letter } from './letter.ts';
export { portalLetter, portalLink, type Addressee } from './portal-letter.ts';
export { readBacklog, type Backlog } from './backlog.ts';
export { deliverLetters, type Carrier } from './deliver.ts';
export { smtpCarrier } from './smtp.ts';
export { readOutbox, type OutboxLetter } from './outbox.ts';
export { deleteOldLetters } from './clean-up.ts';
