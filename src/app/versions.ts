/** Version of the rules (signals, checks, probes, planner); stored with every session that they judged. */
export const RULES_VERSION = '1';
