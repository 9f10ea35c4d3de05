export { addWord, removeWord, type AddWordResult } from './commands.ts';
export { currentWords, MOST_WORDS } from './current.ts';
export {
  readWords,
  tryText,
  type ListedWord,
  type TriedText,
  type WordKey,
  type WordPage,
} from './queries.ts';
