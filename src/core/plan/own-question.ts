import type { Language } from '../vocabulary.ts';

/**
 * A question of the candidate's notes as an interviewer would put it: the first demand only, at most 90 characters and
 * one question mark, names turned into 지원자님, an unverifiable premise left out. Notes hold questions of 130–180
 * syllables with two or three demands; nobody reads those out. Up to 120 characters stand when cutting further would
 * leave it pointing at nothing; null when it cannot be cut down at all, or is written in the other language.
 *
 * @param borneOut says whether the résumé or the notes vouch for a premise; without it every premise is left out
 */
export function ownQuestion(
  written: string,
  lang: Language,
  borneOut: (premise: string) => boolean = () => false,
): string | null {
  let text = written
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^["'“”‘’\s]+|["'“”\s]+$/g, '')
    .trim();
  if (lang === 'en') return /[가-힣]/.test(text) ? null : english(text);

  text = withoutNames(text).replace(/\s*\([^)]*\)/g, '');
  const sentences = text.split(/(?<=[.?!？])\s+/u).filter(Boolean);
  const asking = sentences.filter((s) => /[?？]$|주세요\.?$|주십시오\.?$|시오\.?$/u.test(s) || ASKS.test(s));
  const at = asking[0] === undefined ? sentences.length - 1 : sentences.indexOf(asking[0]);
  let question = (sentences[at] ?? '').trim();
  if (!question) return null;
  question = question.replace(CONNECTIVE, '');
  question = firstDemand(question, borneOut);
  question = polite(question).replace(DRAWN, '');
  // A sentence that ends within a quotation is none to start from.
  const before = sentences[at - 1]?.trim() ?? '';
  const situation = (before.match(/['‘’"“”]/gu) ?? []).length % 2 === 0 ? before : '';
  if (SITUATION.test(situation) || POINTING.test(question)) {
    const whole = `${situation} ${question}`;
    if (situation !== '' && !premiseIn(situation) && whole.length <= 120) return whole;
    if (POINTING.test(question)) return null;
  }
  const short = shorten(question);
  if (DANGLING.test(short) && question.length > 120) return null;
  question = DANGLING.test(short) ? question : short;
  return question.length <= 120 && question.length >= 8 ? question : null;
}

const CONNECTIVE = /^(특히|그리고|그러면|그럼|그래서|그렇다면|그런데|만약|또한),?\s+/u;
/** `…가 몰리는 상황입니다.`: what the question is about stands in the sentence before it. */
const SITUATION =
  /(?:상황|경우|환경|조건)(?:입니다|이에요|이라고 (?:하겠|가정)\S*|을 가정\S*)[.]$|(?:다고|라고) (?:하겠습니다|가정합니다|해 ?보겠습니다)[.]$/u;
/** `그리신 이 시스템에서`: nobody has drawn anything when the question is put. */
const DRAWN =
  /^(?:지원자님이 )?(?:화이트보드에 )?(?:방금 )?(?:그리신|설계하신|말씀하신) (?:이|그) \S+?(?:에서는?|의) /u;
/** Points at something said before it. */
const POINTING =
  /(?:^|\s)(?:(?:이|그|해당|위|앞의) (?:시스템|서비스|구조|기능|상황|문제|방식|경우|설계|API)|여기서|이때)(?=[은는이가을를에의도로,\s])/u;

/** The sentence takes something for granted about the candidate. */
const premiseIn = (sentence: string): boolean => /(?:하셨|으셨|이셨|셨)(?:습니다|다고|는데)/u.test(sentence);

/** A question that starts by pointing at something no longer there. */
const DANGLING = /^(이를|이때|이런|이러한|이 [가-힣]+[이가을를은는]|그)\s/u;

const ASKS = /(무엇|어떻게|어떤|왜|어디|언제|누가|얼마)/u;

/** `○○님은`, `○○님이` → 지원자님: two to four Hangul syllables before 님 that are not a role. */
function withoutNames(text: string): string {
  return text.replace(
    /(?<![가-힣])(?!고객|손님|사장|팀장|지원자|선생|여러분|대표|회원|면접관)[가-힣]{2,4}님(?=[은이가의을를께만과와,\s])/gu,
    '지원자님',
  );
}

/** What stands before ‘…하셨는데요,’: said of the candidate, and left out unless their own papers vouch for it. */
const TAKEN_FOR_GRANTED = /^.*?(?:하셨|했|있으신|이신|셨)(?:는데|ㄴ데)요?,\s*/u;

function firstDemand(question: string, borneOut: (premise: string) => boolean): string {
  let q = question;
  const premise = TAKEN_FOR_GRANTED.exec(q)?.[0];
  if (premise && !(q.length <= 90 && borneOut(premise))) q = q.slice(premise.length);
  // ‘…했는지, 그리고 …했는지 설명해 주시겠습니까’: the first of the two.
  const embedded = /^(.+?(?:는지|은지|ㄴ지|인지)),\s*(?:그리고\s*)?(?=.*(?:는지|은지|인지))/u.exec(q);
  if (embedded) return `${embedded[1]} 말씀해 주시겠어요?`;
  // ‘…얼마로 잡으셨고 그 이유는 무엇인가요?’: the first of the two.
  const reason =
    /^(.{6,}?(?:셨|했|었|였))고,?\s+(?:그렇게 (?:하신|한) |그 )?(?:이유|까닭|근거|결과)[는은이가를]?\s.*$/u.exec(q);
  if (reason && ASKS.test(reason[1]!)) return `${reason[1]}나요?`;
  // ‘…어디라고 예상하시며, 이를 …’: the first of the two.
  const first = /^(.{15,}?)(하시|시|으시)며,\s/u.exec(q);
  if (first && ASKS.test(first[1]!)) return `${first[1]}${first[2]}나요?`;
  const nominal: [RegExp, (m: RegExpExecArray) => string][] = [
    [
      /^(.+?) 및 (?:.+?)((?: 선택)? 시 (?:고려 사항|주의할 점|고려할 점)은)\??$/u,
      (m) => `${m[1]} 시 ${m[2]!.replace(/^ ?(선택 )?시 /u, '')} 무엇인가요?`,
    ],
    [/^(.+? 경험), .+$/u, (m) => `${m[1]}을 하나 말씀해 주시겠어요?`],
    [/^(.+? (?:사례|경험))[와과] .+$/u, (m) => `${m[1]!}${/례$/u.test(m[1]!) ? '를' : '을'} 하나 말씀해 주시겠어요?`],
    [/^(.+?(?:설계|구성|최적화)), .+?(?:설명|말씀|이야기|공유).*$/u, (m) => `${m[1]} 방법을 말씀해 주시겠어요?`],
    [/^(.+?[은는])\?$/u, (m) => `${m[1]} 무엇인가요?`],
  ];
  for (const [pattern, make] of nominal) {
    const match = pattern.exec(q);
    if (match) return make(match);
  }
  return q;
}

function polite(question: string): string {
  return question
    .replace(/(?:구체적으로|중점적으로|전략적으로|엔지니어링 관점에서|실제)\s*/gu, '')
    .replace(
      /(?:설명|말씀|이야기|공유)\s*해\s*(?:주시겠습니까|주실 수 있나요|주세요|주십시오|주시겠어요)[.?]?$/u,
      '말씀해 주시겠어요?',
    )
    .replace(/(하|되|얻으|보|두|내리|나누|정하)시겠습니까\?$/u, '$1시겠어요?')
    .replace(/시겠습니까\?$/u, '시겠어요?')
    .replace(/있으십니까\?$/u, '있으신가요?')
    .replace(/([^?])$/u, '$1?')
    .replace(/(주시겠어요)\.\?$/u, '$1?')
    .replace(/\.\?$/u, '?')
    .trim();
}

/** Drops leading setting clauses while the rest still asks and is too long. */
function shorten(question: string): string {
  let q = question;
  while (q.length > 90) {
    const cut = /^[^,]{4,}?,\s*(.+)$/u.exec(q);
    if (!cut || !(ASKS.test(cut[1]!) || /말씀해|시겠어요/u.test(cut[1]!)) || cut[1]!.length < 20) break;
    q = cut[1]!;
  }
  return q;
}

function english(text: string): string | null {
  const sentences = text.split(/(?<=[.?!])\s+/).filter(Boolean);
  const asking = sentences.find((s) => s.endsWith('?')) ?? sentences.at(-1) ?? '';
  let q = asking.trim();
  const joined = /^(.{15,}?), and (?:what|how|why|which|when)\b.*$/i.exec(q);
  if (joined) q = `${joined[1]}?`;
  if (!q.endsWith('?'))
    q = q
      .replace(/[.!]?$/, '?')
      .replace(/^(.+)\?$/, (_, s: string) => (/^(describe|explain|tell|share)/i.test(s) ? `${s}.` : `${s}?`));
  if (!q.endsWith('?')) q = `Could you ${q.charAt(0).toLowerCase()}${q.slice(1).replace(/\.$/, '')}?`;
  return q.length >= 8 && q.split(/\s+/).length <= 40 ? q : null;
}
