import { misconceptionsIn, pointsMet } from '../knowledge/cards.ts';
import { contentWords } from '../korean.ts';
import { forbiddenTopic } from '../probes/forbidden-topics.ts';
import { ASKS_CONDITIONS } from '../probes/from-design.ts';
import type { Look } from '../probes/look.ts';
import { thereAlready } from '../probes/not-weighed.ts';
import { cardBelongs } from '../probes/relevance.ts';
import { metrics } from '../signals/metrics.ts';
import { LEVELS } from '../vocabulary.ts';
import {
  all,
  anyOf,
  fault,
  find,
  honestly,
  neighbour,
  no,
  notFound,
  type Rule,
  sentence,
  worded,
  yes,
} from './rule.ts';
import {
  alternative,
  basis,
  changed,
  changedHabit,
  consistent,
  cost,
  event,
  fullBasis,
  lookBack,
  othersView,
  ownDeed,
  reason,
  stepsInOrder,
  switchSign,
  withWhom,
} from './shared-rules.ts';

/** A size in some unit; an amount of money alone is no scale. */
const scaleTold: Rule = (seen) =>
  yes(find(seen, (s) => metrics(s.text).some((m) => m.unit !== '원' && m.unit !== '%'))) ?? notFound;

/**
 * The rule behind each check that the rules may speak about, by full id. A check whose authority is `none` has no entry;
 * a test keeps this list and the rubric pages equal.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  'behavioural.event.once': event,
  'behavioural.event.problem': sentence('problem', 'past'),
  'behavioural.event.lean': (seen) => {
    const main = seen.answers[0]!;
    const first = main.sentences.find((s) => s.hits.action && s.hits.past);
    return first && main.turn.answer.length > 150 && first.start > main.turn.answer.length * 0.6
      ? no({ answer: main, sentence: first })
      : null;
  },
  'behavioural.act.own': ownDeed,
  'behavioural.act.steps': anyOf((seen) => {
    const deeds = all(seen, 'action', 'past');
    return deeds.length >= 2 ? yes(deeds[0]!) : notFound;
  }, stepsInOrder),
  'behavioural.act.share': (seen) =>
    yes(
      find(
        seen,
        (s) =>
          /(제가|저는|I )/u.test(s.text) &&
          /(동료|팀원|다른 분|teammate|colleague)[^.]{0,12}(맡|담당|했|took|did)/iu.test(s.text),
      ),
    ) ?? notFound,
  'behavioural.act.fair': fault((s) => !!s.hits.blame),
  'behavioural.why.reason': reason,
  'behavioural.why.other': alternative,
  'behavioural.why.cost': cost,
  'behavioural.result.change': changed,
  'behavioural.result.basis': basis,
  'behavioural.result.match': consistent('any'),
  'behavioural.look-back.limit': lookBack,
  'behavioural.look-back.habit': changedHabit,

  'situational.frame.ask': anyOf(
    sentence('asking-back'),
    worded(
      /(인지|는지|할지|ㄹ지|을지|건지|곳인지)(?:를|부터)?\s*[^.]{0,12}(확인|대조|보|묻|물어|정|살|뽑|세|추리|가르|파악|찾|check|ask)/iu,
    ),
    worded(
      /(?:인지|는지|은지|할지|건지|ㄴ지|[가-힣]지)부터 [^.]{0,16}(가르|가려|물|묻|여쭈|여쭙|따지|확인|보|봅|살|정|세|알아)/u,
    ),
    worded(
      /(확인|대조|check)[^.]{0,10}(부터|먼저|first)|(먼저|우선|first)[^.]{0,30}(확인|대조|정합|정하|묻|물어|check|ask)/iu,
    ),
  ),
  'situational.frame.goal': worded(
    /(가장 먼저|우선|무엇보다|먼저|first)[^.]*(돈|고객|데이터|일정|지급|사용자|손님|사장|customer|data|money|user)/iu,
  ),
  'situational.steps.order': stepsInOrder,
  'situational.steps.who': withWhom,
  'situational.choice.reason': anyOf(reason, sentence('weak-reason')),
  'situational.choice.cost': anyOf(
    cost,
    worded(/(늦으면|늦어지면|늦는 대신|막히|막힐|손해|불편|자금|위험을|감수)/u, 'weak-reason'),
    worded(/(늦으면|늦어지면|막히|손해|불편)/u, 'reason'),
  ),
  'situational.choice.switch': switchSign,
  'situational.people.view': othersView,
  'situational.people.test': worded(
    /(측정|재 ?보|실험|부하 ?테스트|작게|먼저 적용|measure|experiment|load test)[^.]*(함께|같이|팀|together)|(함께|같이|팀|together)[^.]*(측정|재 ?보|실험|부하 ?테스트|작게|measure|experiment)/iu,
  ),
  'situational.people.close': worded(/(결정권|기한|따르|맡기|기록|문서에 남|decide|deadline|go with)/iu),

  // Words in common cannot say no: a good answer is often in other words. Where a card stands behind the question, an
  // answer that has neither a word of the question nor anything of the card is no answer to it.
  'technical.core.answered': (seen) => {
    const { slot, card, lang } = seen.thread;
    const words = contentWords(slot.question);
    if (!card || words.length === 0 || !cardBelongs(card, seen)) return null;
    const text = seen.answers.map((a) => a.turn.answer.toLowerCase()).join(' ');
    if (words.some((w) => text.includes(w.toLowerCase()))) return null;
    const answers = seen.answers.map((a) => a.prepared);
    return pointsMet(card, answers, lang).some((f) => f.met) ? null : { met: false };
  },
  'technical.core.points': (seen) => points(seen, 'core'),
  'technical.core.mechanism': (seen) => points(seen, 'mechanism'),
  'technical.right.misconception': (seen) => {
    const { card } = seen.thread;
    const found = card
      ? misconceptionsIn(
          card,
          seen.answers.map((a) => a.prepared),
        )[0]
      : undefined;
    return found ? { met: false, quote: found.quote.slice(0, 300), turn: seen.answers[found.answer]!.turn.turn } : null;
  },
  'technical.right.condition': (seen) =>
    yes(find(seen, (s) => !!s.hits.condition && namesCard(s.text, seen))) ?? notFound,
  'technical.right.absolute': fault((s, a) => !!s.hits.absolute && a.prepared !== undefined && !s.hits.honest),
  'technical.use.when': worded(
    /(일 때|때는|에는|에서는|when|for )[^.]*(쓰|적합|맞|use|fit).*|(쓰지 않|맞지 않|과하|not use|overkill)/iu,
    'condition',
  ),
  'technical.use.cost': cost,
  'technical.use.other': anyOf(alternative, (seen) => {
    const options = (seen.thread.card?.tradeOffs ?? [])
      .map((t) => t.split(/\s[—-]\s/u)[0]!.trim())
      .filter((t) => t.length >= 3);
    return yes(find(seen, (s) => options.some((o) => s.text.includes(o)))) ?? notFound;
  }),
  // 중복이 40건에서 0건이 됐습니다: a failure that is gone tells of what was gained.
  'technical.fail.how': (seen) =>
    yes(find(seen, (s) => !!s.hits.failure && !s.hits['before-after'] && !(s.hits.result && s.hits.past))) ?? notFound,
  'technical.fail.notice': sentence('notice'),
  'technical.fail.grow': worded(/(늘어나면|열 배|10배|몰리면|커지면|많아지면|ten times|\bgrows?\b|spike)/iu),
  'technical.honest.edge': worded(/(까지는|부분은|쪽은|까지만|only as far|beyond that)/iu, 'honest'),
  'technical.honest.near': (seen) =>
    yes(
      find(seen, (s, a) => !!s.hits.honest && neighbour(a, s, 'component', 'condition', 'reason')) ??
        find(
          seen,
          (s) => /(문서|실험|확인해|찾아보|docs|try it)/iu.test(s.text) && /(겠|할|will|would)/iu.test(s.text),
        ),
    ) ?? notFound,

  'resume.own.part': ownDeed,
  'resume.own.decision': worded(/(제안|결정|정했|골랐|주장|택했|proposed|decided|chose)/iu, 'self'),
  'resume.context.before': anyOf(
    (seen) =>
      yes(find(seen, (s) => /(기존|이전|전에는|원래|던 것|before|used to)/iu.test(s.text) && !thereAlready(s.text))) ??
      notFound,
    sentence('before-after'),
    stateFirst,
  ),
  'resume.context.scale': anyOf(
    sentence('estimate'),
    scaleTold,
    honestly(() => notFound),
  ),
  'resume.context.limit': worded(/(밖에 없|안 됐|제약|기한|인력|레거시|limited|deadline|legacy)/iu),
  'resume.why.reason': reason,
  'resume.why.other': (seen) =>
    yes(find(seen, (s, a) => !!s.hits.alternative && neighbour(a, s, 'reason', 'weak-reason'))) ?? notFound,
  'resume.why.cost': cost,
  'resume.proof.basis': fullBasis,
  'resume.proof.cause': worded(
    /(다른 변경|같은 시간대|비교군|나눠서|나눠 쟀|하나씩|따로 배포|control group|separately)/iu,
  ),
  'resume.proof.link': fault(
    (s) =>
      !!s.hits.number &&
      /(모니터링|대시보드|로그 수집|CI|프로메테우스|그라파나|prometheus|grafana|dashboard)(?:[^.]|\.\d){0,80}(달성|올랐|향상|개선|achiev)/iu.test(
        s.text,
      ) &&
      !s.hits.action?.some((hit) => !INSTALLED.test(hit.quote)),
  ),
  'resume.match.resume': consistent('resume'),
  'resume.match.earlier': consistent('earlier'),

  'system-design.scope.ask': anyOf(
    sentence('asking-back'),
    worded(/(가정|전제|여쭙|assum)/iu),
    worded(ASKS_CONDITIONS),
  ),
  'system-design.scope.size': sentence('estimate'),
  'system-design.scope.out': worded(/(제외|빼고|나중에|범위 밖|하지 않|미루|out of scope|later|leave out)/iu),
  'system-design.flow.data': worded(
    /(테이블|키|인덱스|파티션|table|key|index|partition)[^.]*(조회|찾|저장|읽|look|store|read)/iu,
  ),
  'system-design.flow.simple': (seen) => {
    const main = seen.answers[0]!;
    const parts = main.sentences.slice(0, 2).reduce((n, s) => n + (s.hits.component?.length ?? 0), 0);
    return parts >= 4 && !seen.said('estimate') ? no({ answer: main, sentence: main.sentences[0]! }) : null;
  },
  'system-design.grow.first': (seen) =>
    yes(
      find(
        seen,
        (s, a) =>
          /(먼저|병목|bottleneck|first)/iu.test(s.text) &&
          !!s.hits.component &&
          neighbour(a, s, 'reason', 'weak-reason'),
      ),
    ) ?? notFound,
  'system-design.grow.next': worded(/(그다음|다음으로|이후에는|then|next)[^.]*(막히|한계|부족|limit|bottleneck)/iu),
  'system-design.fail.part': partFails,
  'system-design.fail.data': worded(/(유실|중복|순서|멱등|lost|duplicate|order|idempoten)/iu),
  'system-design.fail.back': (seen) =>
    yes(
      find(
        seen,
        (s, a) =>
          neighbour(a, s, 'notice') &&
          /(복구|되돌|재처리|대조|다시 돌|recover|roll back|replay|reconcile)/iu.test(s.text),
      ),
    ) ?? notFound,
  'system-design.trade.cost': cost,
  'system-design.trade.other': alternative,

  'culture-fit.why-here.only': (seen) =>
    yes(find(seen, (s, a) => !!s.hits['posting-word'] && neighbour(a, s, 'reason', 'weak-reason'))) ?? notFound,
  'culture-fit.why-here.self': (seen) =>
    yes(find(seen, (s, a) => !!s.hits['posting-word'] && neighbour(a, s, 'past'))) ?? notFound,
  'culture-fit.value.event': event,
  'culture-fit.value.cost': sentence('cost', 'past'),
  'culture-fit.conflict.other': othersView,
  'culture-fit.conflict.self': worded(/(제가 놓쳤|잘못 알|바꿨|몰랐|받아들|I was wrong|I missed|I changed)/iu, 'past'),
  'culture-fit.conflict.fair': fault((s) => !!s.hits.blame),
  'culture-fit.move.same': () => null,
  'culture-fit.move.fair': fault((s) => !!s.hits.blame),
  'culture-fit.move.secret': fault((s) =>
    /(전 회사|이전 회사|재직 중|previous company)[^.]*(매출|계약|고객사|미출시|revenue|contract|unreleased)/iu.test(
      s.text,
    ),
  ),

  'reverse.aim.specific': anyOf(sentence('posting-word'), (seen) => {
    const words = new Set(seen.thread.earlier.flatMap((e) => contentWords(e.question)).filter((w) => w.length >= 2));
    return yes(find(seen, (s) => contentWords(s.text).filter((w) => words.has(w)).length >= 1)) ?? notFound;
  }),
  'reverse.aim.new': fault(
    (s) =>
      /(복지|근무지|원격|재택|전형|연차|benefit|remote|vacation)/iu.test(s.text) &&
      !/(왜|어떻게|why|how)/iu.test(s.text),
  ),
  'reverse.fit.who': fault((s, _a) =>
    forbiddenTopic(s.text) === null ? false : /(연봉|승진|전략|salary|promotion|strategy)/iu.test(s.text),
  ),
  'reverse.fit.open': fault(
    (s) =>
      /(있나요|하나요|인가요|있으신가요)\s*\?/u.test(s.text) &&
      !/(무엇|어떻게|왜|어떤|얼마나|어디|언제|누가)/u.test(s.text),
  ),
  'reverse.fit.one': (seen) => {
    const marks = seen.last.turn.answer.match(/[?？]/gu)?.length ?? 0;
    const place = find(seen, (s) => /[?？]|(나요|까요|가요)\.?$/u.test(s.text));
    return marks > 1 ? { met: false } : yes(place);
  },
  'reverse.use.safe': fault((s) => /(왜 아직|왜 안 |퇴사율|구조조정|소문|layoff|turnover|rumou?r)/iu.test(s.text)),
};

/** Putting a tool in place mends nothing by itself. */
const INSTALLED = /구축|도입|설치|세팅|연동|적용|붙/u;

const AFTERWARDS = /^(?:그 ?(?:뒤|후|결과|다음)|이후|덕분에|대신|after that|since then|as a result|in return)/iu;

/** How things were, told in the first two sentences before anything is done: a problem or a value, in the past. */
function stateFirst(seen: Look): ReturnType<Rule> {
  const first = find(
    seen,
    (s, a) =>
      a.sentences.indexOf(s) < 2 &&
      !!s.hits.past &&
      (!!s.hits.problem || !!s.hits.number) &&
      !s.hits.result &&
      // 쓰기가 느려졌습니다: what it cost came after.
      !s.hits.cost &&
      !AFTERWARDS.test(s.text) &&
      !s.hits.self,
  );
  return yes(first) ?? notFound;
}

/** A part that stops, in one sentence or two; what is said never to stop tells nothing. */
function partFails(seen: Look): ReturnType<Rule> {
  return yes(find(seen, (s, a) => !!s.hits.failure && !s.hits.absolute && neighbour(a, s, 'component'))) ?? notFound;
}

function namesCard(text: string, seen: Look): boolean {
  const { card } = seen.thread;
  if (!card) return false;
  const lower = text.toLowerCase();
  return (
    [card.title.ko, card.title.en, ...card.aliases].some((name) => lower.includes(name.toLowerCase())) ||
    seen.thread.cards.some((c) => c.aliases.some((a) => lower.includes(a.toLowerCase())))
  );
}

/** Half of the core points of the level (`core`), or a point that the card's mechanism questions are after. */
function points(seen: Look, which: 'core' | 'mechanism'): ReturnType<Rule> {
  const { card, level } = seen.thread;
  if (!card) return null;
  const findings = pointsMet(
    card,
    seen.answers.map((a) => a.prepared),
    seen.thread.lang,
  );
  const reach = LEVELS.indexOf(level);
  const wanted = new Set(
    which === 'core'
      ? card.points.filter((p) => p.weight === 'core' && LEVELS.indexOf(p.level) <= reach).map((p) => p.id)
      : card.probes.filter((p) => p.probe === 'mechanism').flatMap((p) => p.wants),
  );
  const met = findings.filter((f) => f.met && wanted.has(f.point.id));
  const enough = which === 'core' ? met.length * 2 >= wanted.size : met.length > 0;
  const first = met[0];
  return enough && first?.met
    ? { met: true, quote: first.quote.slice(0, 300), turn: seen.answers[first.answer]!.turn.turn }
    : notFound;
}
