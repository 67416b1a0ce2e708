import type { SignalName } from '../../../src/core/signals/signals.ts';
import { SHOWING } from './dictionary-ko-showing.ts';
import { TELLING } from './dictionary-ko-telling.ts';

/** Per signal: sentences it must be found in, and sentences it must not be found in (every trap of rubrics.md §9 among them). */
export type Row = { fires: readonly string[]; silent: readonly string[] };

export const POSTING_TERMS = ['하늬정산', '정산', '선주문', '숫자보다 원인 먼저', '서비스', '성장', '데이터'];
export const RESUME_TERMS = ['두루온배송', '새참소프트'];

export const DICTIONARY_KO: Record<SignalName, Row> = { ...TELLING, ...SHOWING };
