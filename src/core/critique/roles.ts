import type { Span } from '../evidence/evidence.ts';

/** How much of the work someone claims: all of it, its lead, a share among others, or a hand lent. */
export type Role = 'sole' | 'lead' | 'shared' | 'lent';
export type RoleSaid = Span & { role: Role; clause: string };

const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'sole',
    /(?<![가-힣])혼자(?:서)?(?=[\s,])|단독(?:으로)?(?![가-힣]*\s?주택)|(?:전부|모두|다) 제가|제가 (?:전부|모두|다)(?=\s)|처음부터 끝까지 (?:제가|직접)|1인 (?:개발|담당)|본인(?=[\s,)]|이 )|single-?handedly|on my own|by myself|\balone\b/giu,
  ],
  [
    'lead',
    /주도(?:했|하|적으로|한|함)|총괄(?:했|하|함|한)?|리드(?:했|하|로|함)|이끌(?:었|며|고)|책임지고|\bled\b|\bowned\b|\blead (?:developer|engineer)/giu,
  ],
  [
    'lent',
    /참여(?:했|하|함|한|자)?|보조(?:했|하|로|함|를|역할)?|거들|도왔|도와(?:서|주)?|서포트(?:했|하)?|(?:개발|구현|작업|운영|이관|전환)(?:을|를)? 지원(?:했|하|함)|일부(?:를|만)? (?:맡|담당|구현|작성)|\b(?:assist(?:ed|ing)?|participated|helped|took part)\b/giu,
  ],
  [
    'shared',
    /(?:동료|팀원|팀|선배|후배|[가-힣]{2,4}(?:님|팀))(?:[가-힣]{0,2})?(?:과|와|하고|랑) (?:함께|같이|공동|나눠)|공동(?:으로|\s?개발|\s?작업)|[2-9두세네]\s?(?:명|인|사람)(?:이서?|이|으로|\s?(?:팀|공동))|페어로|\btogether with\b|\bwith (?:a|two|three) (?:colleague|teammate|engineer|other)/giu,
  ],
];
/** Said of someone else, or denied. */
const NOT_OWN = /(?:동료|팀장|선배|후배|다른 (?:분|팀|사람)|담당자|그분|[가-힣]{2,4}팀)(?:이|가|은|는|님이|께서)\s/u;
const DENIED = /^.{0,14}(?:아니|아닙|않|못|없|not\b|n['’]t)/u;
const CLAUSE = /[,;·()/]|(?:고|지만|는데|으며|며)\s/gu;

/** Roles claimed in a sentence, each with the clause it stands in. Not what others did, nor what is denied. */
export function rolesIn(sentence: string): RoleSaid[] {
  const cuts = [...sentence.matchAll(CLAUSE)].map((m) => m.index + m[0].length);
  const out: RoleSaid[] = [];
  for (const [role, pattern] of ROLES) {
    for (const match of sentence.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const from = cuts.filter((cut) => cut <= match.index).at(-1) ?? 0;
      const to = cuts.find((cut) => cut >= end) ?? sentence.length;
      const clause = sentence.slice(from, to);
      if (
        DENIED.test(sentence.slice(end, to)) ||
        (role !== 'shared' && NOT_OWN.test(sentence.slice(from, match.index)))
      )
        continue;
      out.push({ role, start: match.index, end, clause });
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

const AGAINST: Readonly<Record<Role, readonly Role[]>> = {
  sole: ['lent', 'shared'],
  lead: ['lent'],
  shared: ['sole'],
  lent: ['sole', 'lead'],
};

/** Whether two claims about one piece of work cannot both hold. Leading others and working with them can. */
export function rolesClash(a: Role, b: Role): boolean {
  return AGAINST[a].includes(b);
}
