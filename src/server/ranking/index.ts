export {
  readRankingPage,
  readTooFew,
  type RankingPage,
  type RankingRow,
  type TooFewRow,
} from './ranking.ts';
