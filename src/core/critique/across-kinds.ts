import { metrics } from '../signals/metrics.ts';
import { has, type SentenceSignals } from '../signals/signals.ts';

/**
 * What is said over all drafts as found in none must be in none: so weak evidence is enough here, and the words of a
 * disagreement may stand in the question or in the sentence beside the person.
 */

/** Something that went wrong, told as having happened; ‘장애 시에도’ and 장애물 are none. */
const INCIDENT =
  /(?:장애|사고)(?:가|를|을|는|였|로 인)|실패했|어긋났|유실됐|유실되었|멈췄|죽었|터졌|롤백했|고갈[됐되돼]|다운[됐되돼]|막혔|밀렸|끊겼|중단[됐되돼]|먹통이|오류가 (?:났|발생)|잘못 (?:나갔|나간|보냈)|outage|incident|went down|failed|crashed/iu;
/** In all endings of 다르다 and 갈리다, with a word between: 의견이 많이 달랐습니다, 생각이 서로 갈려서. */
const DISAGREED =
  /(?:의견|생각|입장|견해|방향)(?:이|은|도|에서)?\s?(?:[가-힣]{1,6}\s){0,2}(?:다르|다른|다를|달[랐라]|갈[려리렸라린]|엇갈|부딪|나뉘|나뉜|나뉘었|나눠졌|맞지 않|안 맞|충돌)|이견|갈등|말다툼|언쟁|부딪[혔혀치쳤친]|disagree|argued|argument with/iu;
/** These are said of ports and keys as well: they need a person. */
const AGAINST = /반대(?!로|쪽|편|급부)|우려|충돌|설득|거절|objected|conflict|persuad|convinc/iu;

/** A disagreement, or something that went wrong, told by one of these sentences. */
export function tellsOfTrouble(sentences: readonly SentenceSignals[], question: string): boolean {
  const lived = (i: number) => [i, i + 1].some((k) => sentences[k] !== undefined && has(sentences[k], 'past'));
  const people = sentences.some((s) => has(s, 'other-person'));
  const asked = DISAGREED.test(question) || (AGAINST.test(question) && people);
  if (asked && people && sentences.some((s) => has(s, 'past'))) return true;
  return sentences.some(
    (s, i) =>
      lived(i) &&
      (INCIDENT.test(s.text) || DISAGREED.test(s.text) || (people && AGAINST.test(s.text)) || has(s, 'look-back')),
  );
}

/** Colleagues of other trades, as the ones with whom or by whom something was done. */
const OTHERS =
  /(?:개발자|디자이너|기획자|마케터|분석가|엔지니어|담당자|운영팀|영업팀|상담팀|기획팀|디자인팀|현업|PM|PO|QA)(?:님|분|들)?(?:과|와|이랑|랑|께|에게|한테|이|가|은|는|의|하고)(?![가-힣])/u;

type Kind = { asks: RegExp; told(sentences: readonly SentenceSignals[], question: string): boolean };

const TOGETHER = /직군|협업|소통|커뮤니케이션|협력|collaborat|communicat|cross-functional/iu;
const FAST = /성능|속도|최적화|튜닝|대용량|대규모|트래픽|처리량|performance|optimi[sz]|throughput|high[- ]traffic/iu;
const BROKEN = /장애|재발|사고|incident|outage|postmortem/iu;
const DATABASE_WORK =
  /트랜잭션|(?<![가-힣])락(?=[을를이가과와은는의도,\s)]|$)|동시성|격리|transaction|locking|concurrency/iu;
const RATE = /초당|분당|tps|rps|qps|per second/iu;

/** Requirements that are met by a kind of telling and not by their words: nobody says 커뮤니케이션 of an argument. */
const KINDS: readonly Kind[] = [
  { asks: TOGETHER, told: (sentences) => sentences.some((s) => has(s, 'other-person') || OTHERS.test(s.text)) },
  {
    asks: FAST,
    told: (sentences) =>
      sentences.some(
        (s) =>
          has(s, 'past') &&
          (RATE.test(s.text) ||
            (has(s, 'before-after') && metrics(s.text).some((m) => m.unit === 'ms')) ||
            FAST.test(s.text)),
      ),
  },
  { asks: BROKEN, told: (sentences) => sentences.some((s) => has(s, 'past') && INCIDENT.test(s.text)) },
  {
    asks: DATABASE_WORK,
    told: (sentences, question) => DATABASE_WORK.test(question) || sentences.some((s) => LOCKS.test(s.text)),
  },
];
const LOCKS =
  /트랜잭션|(?:비관적|낙관적|분산|배타|공유|갭|테이블|행)\s?락|(?<![가-힣])락(?=[을를이가과와은는의도,\s)]|$)|격리 ?수준|데드락|교착|transaction|deadlock|isolation level/iu;

/** Whether a draft tells of what a requirement asks for by its kind. */
export function tellsOfKind(requirement: string, sentences: readonly SentenceSignals[], question: string): boolean {
  return KINDS.some(({ asks, told }) => asks.test(requirement) && told(sentences, question));
}
