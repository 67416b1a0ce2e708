/** Quantities in a text, and whether two of them contradict each other. */
export { comparable, type InContext, inCommonUnit } from './compare.ts';
export { type Metric, metrics } from './quantities.ts';
