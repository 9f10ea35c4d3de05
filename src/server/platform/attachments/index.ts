export {
  readAttachment,
  type Attachment,
  type AttachmentProblem,
  type AttachmentType,
} from './attachment.ts';
