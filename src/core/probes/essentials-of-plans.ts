import type { SentenceSignals } from '../signals/signals.ts';
import {
  aboutAChange,
  aboutAnIncident,
  aboutAPerson,
  aboutAWish,
  aboutBuilding,
  asksForTheBeginning,
} from './asked-about.ts';
import { type Essential, fixed } from './essential.ts';
import { type Look, speaksToIt } from './look.ts';

/** What a plan or a conviction needs: a first step, a cost, a sign to turn back; a day on which it was lived. */

function ordered(seen: Look): boolean {
  return seen.answers.some((a) => a.sentences.reduce((n, s) => n + (s.hits.order?.length ?? 0), 0) >= 2);
}

/** A beginning said in everyday words: enough not to ask for it. */
const BEGINS =
  /일단|우선|먼저|부터(?=[\s,.])|(?:바로|즉시) (?:\S{1,6} )?(?:확인|알리|알려|멈추|멈춥|되돌|롤백|공유|보고|연락|막|끄|끕)|\b(?:first|start|begin|right away|immediately)\b/iu;

const FIRST_HOUR = {
  ko: '그 상황에서 첫 한 시간에 하실 일부터 말씀해 주시겠어요?',
  en: 'What would you do in the first hour?',
};
const FIRST_STEP = {
  ko: '그 상황에서 가장 먼저 하실 일은 무엇인가요?',
  en: 'What is the very first thing you would do?',
};

export const ORDER: Essential = fixed(
  {
    id: 'order',
    key: 'frame/order',
    probe: 'clarify',
    name: { ko: '순서', en: 'the order of steps' },
    // A question that asks for the beginning has been asked already, and what is to be built has no first hour.
    heard: (seen) =>
      seen.times('order') >= 1 ||
      ordered(seen) ||
      seen.answers.some((a) => BEGINS.test(a.turn.answer)) ||
      asksForTheBeginning(seen.thread.slot.question) ||
      aboutBuilding(seen.thread.slot.question),
    told: ordered,
  },
  (seen) => (aboutAnIncident(seen.thread.slot.question) ? FIRST_HOUR : FIRST_STEP),
  { ko: '처음 할 일과 순서를 찾지 못함', en: 'no first step and order found' },
);

/** What someone loses, said without the word for it. */
const HARM = /(늦으면|늦어지|막히|막힌|손해|불편|손실|포기|late|block|slower|lose|give up)/iu;

export const COST: Essential = fixed(
  {
    id: 'cost',
    key: 'frame/cost',
    probe: 'trade-off',
    name: { ko: '대가', en: 'the cost' },
    heard: (seen) => seen.said('cost') || seen.said('reason') || seen.said('weak-reason'),
    told: (seen) => seen.said('cost') || seen.answers.some((a) => a.sentences.some((s) => HARM.test(s.text))),
  },
  { ko: '그쪽으로 정하면서 포기하시는 것은 무엇인가요?', en: 'What do you give up by going that way?' },
  { ko: '고른 것의 대가를 찾지 못함', en: 'no cost of the choice found' },
);

export const SWITCH: Essential = fixed(
  {
    id: 'switch',
    key: 'frame/switch',
    probe: 'failure',
    name: { ko: '바꿀 기준', en: 'when to change course' },
    // What is to be built is not stopped half way, unless it takes the place of something.
    heard: (seen) =>
      seen.said('condition') ||
      seen.said('asking-back') ||
      (aboutBuilding(seen.thread.slot.question) && !aboutAChange(seen.thread.slot.question)),
    told: (seen) => seen.said('condition'),
  },
  ({ thread: { slot } }) =>
    !aboutAPerson(slot.question) && (aboutAChange(slot.question) || aboutAnIncident(slot.question))
      ? { ko: '어떤 신호가 오면 그 방법을 멈추시겠어요?', en: 'Which sign would make you stop and change course?' }
      : {
          ko: '무엇이 달라지면 판단을 바꾸시겠어요?',
          en: 'What would have to be different for you to decide otherwise?',
        },
  { ko: '방향을 바꿀 기준을 찾지 못함', en: 'no criterion for changing course found' },
);

export const EVENT: Essential = fixed(
  {
    id: 'event',
    key: 'frame/event',
    probe: 'clarify',
    name: { ko: '실제로 있었던 일', en: 'one real event' },
    // What is hoped for has no day on which it happened.
    heard: (seen) => seen.times('past') >= 1 || aboutAWish(seen.thread.slot.question),
    told: (seen) => seen.times('past') >= 2 && seen.said('when') && speaksToIt(seen),
  },
  (seen) =>
    seen.said('habit')
      ? {
          ko: '그렇게 하셨던 날을 하나만 골라 들려주시겠어요?',
          en: 'Could you pick one day on which you did that?',
        }
      : {
          ko: '실제로 있었던 일을 하나만 골라 들려주시겠어요?',
          en: 'Could you pick one time when this really happened?',
        },
  { ko: '한 번의 사건이 보이지 않음', en: 'no single event is seen' },
);

/** Applied, thought, grew interested: past, and nothing that was lived. */
const ONLY_APPLIED =
  /지원(?:했|하게)|관심(?:이|을)? ?(?:있었|가졌|생겼|두었)|생각(?:했|이 들었)|느꼈|결심했|i applied|i thought|interested/iu;

function lived(seen: Look): boolean {
  return seen.answers.some((a) => a.sentences.some((s) => s.hits.past !== undefined && !ONLY_APPLIED.test(s.text)));
}

/** Why somebody came, or wants to leave: the one question whose answer has to reach this company or the move. */
const MOTIVE =
  /지원 ?(?:동기|이유|까닭|하(?:신|게|셨))|이직|옮기(?:려|시려|고 싶|게 된)|왜 (?:우리|저희)|why (?:us|here)|want to (?:join|work (?:here|for us))|leav(?:e|ing) your/iu;
/**
 * A wish, an interest, a move: what ties a reason to having come. A story of work alone has none of it, though its words
 * come near (값이 나왔습니다, 배치로 옮겼습니다, 관심사를 나눴습니다, 두 언어를 지원했습니다).
 */
const CAME_FOR =
  /(?<![을를] )지원(?:했|하게)|이직|(?:회사|직장|자리|팀)[을를]? ?(?:옮|나왔|나오|떠나)|옮기려고 (?:합|해|마음|결심)|[해서] 나왔습|그만두|퇴사|입사하(?:려|면)|귀사|(?:이|저희|여기) 회사|이 ?팀에서|고 싶|관심(?!사)|끌[렸려리]|매력|재미|(?:일|분야|서비스|제품|도메인)[을를이가] 좋아|\b(?:appl(?:y|ied) (?:here|to|for)|join|interest|want to|your (?:team|company|product)|leave|left my)/iu;

/** Whether what was said reaches the company, the posting or the move; `beside` the reason, or anywhere. */
function reachesHere(seen: Look, beside: boolean): boolean {
  const { company } = seen.thread;
  const reaches = (s: SentenceSignals) =>
    s.hits['posting-word'] !== undefined || CAME_FOR.test(s.text) || (company !== null && s.text.includes(company));
  return seen.answers.some((a) =>
    a.sentences.some(
      (s, i) =>
        (!beside || s.hits.reason !== undefined) &&
        a.sentences.slice(Math.max(0, beside ? i - 1 : i), i + (beside ? 2 : 1)).some(reaches),
    ),
  );
}

const isMotive = ({ thread }: Look) => MOTIVE.test(thread.slot.question);

export const SELF_LINK: Essential = fixed(
  {
    id: 'link',
    key: 'frame/link',
    probe: 'why',
    name: { ko: '본인과 이어지는 이유', en: 'the link to your own work' },
    heard: (seen) => (isMotive(seen) && !reachesHere(seen, false) ? false : lived(seen) || seen.said('reason')),
    told: (seen) => lived(seen) && seen.said('reason') && (!isMotive(seen) || reachesHere(seen, true)),
  },
  (seen) =>
    isMotive(seen) && !reachesHere(seen, false)
      ? { ko: '그 말씀은 이번 지원과 어떻게 이어지나요?', en: 'How does that lead to your applying here?' }
      : { ko: '그 생각을 하시게 된 일이 하나 있다면 무엇인가요?', en: 'Which one experience led you to think so?' },
  { ko: '겪은 일과 이어지지 않음', en: 'not tied to anything lived' },
);
