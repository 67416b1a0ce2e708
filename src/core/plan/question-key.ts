import { canon } from '../evidence/canon.ts';
import { sha16 } from '../evidence/text.ts';
import { stripRequest } from '../korean.ts';

/** `q-<8 hex>` of the canonical question without request phrases: joins attempts at one question across sessions. */
export function questionKey(question: string): string {
  return `q-${sha16(canon(stripRequest(question)).s).slice(0, 8)}`;
}
