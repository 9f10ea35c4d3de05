export { judgeReply, replyToComment, type CommentKey, type ReplyResult } from './commands.ts';
