export { readExplanation, type Explanation, type WorkedExample } from './explanation.ts';
