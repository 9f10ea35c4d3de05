export type { CommentKey } from './answerable.ts';
export { judgeReply, replyToComment, type ReplyResult } from './commands.ts';
export { saveDraft, type DraftResult, type ReplyDraft } from './drafts.ts';
export { readCommentToAnswer, readOwnComments, type CommentToAnswer } from './queries.ts';
export { addRemark, type RemarkResult } from './remarks.ts';
export {
  addTemplate,
  editTemplate,
  readTemplates,
  removeTemplate,
  type KeptTemplate,
  type TemplateResult,
} from './templates.ts';
export { readWaitingRemarks, type WaitingRemark } from './waiting-remarks.ts';
