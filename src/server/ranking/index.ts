export {
  readRankingPage,
  readTooFew,
  type RankingPage,
  type RankingQuery,
  type RankingRow,
  type TooFewPage,
  type TooFewRow,
} from './ranking.ts';
