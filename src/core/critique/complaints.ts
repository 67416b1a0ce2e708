import type { Look } from '../probes/look.ts';
import { has } from '../signals/signals.ts';

/** A sentence that runs somebody down, or that gives pay and hours as the reason to leave; whole, as it stands. */
export type Complaint = { kind: 'blame' | 'leaving'; sentence: string };

const THEM =
  '(?:팀장|상사|사수|대표|이사|임원|동료|팀원|선임|후임|개발자|기획자|디자이너|경영진|윗사람|윗분|회사|조직|PM)(?:님|분|들|들이)?(?:이|가|은|는|도|께서|에게서?|한테서?|에서(?:는|도)?|에는)?';
/** Said of people and the company; ‘팀이 배포를 못 해서’ tells what was not there and runs nobody down. */
const RUNS_DOWN = new RegExp(
  `${THEM}\\s(?:[가-힣]{1,6}\\s){0,3}(?:별로|싫(?:어|었|은|습)|꼰대|형편없|믿을 수(?:가)? 없|일을 (?:안|못) ?[하해했]|하는 (?:일|게|것)(?:이)? 없|아무것도 (?:모르|몰|안)|아는 (?:게|것이) 없|개념이 없|생각이 없|비전이 없|배울 (?:게|것이|점이) 없|독단|제멋대로|갑질|감정적|떠넘기|말만|이상한 사람|문제(?:가)? 많)|(?:별로인|형편없는|꼰대 같은|무능한|답답한) (?:팀장|상사|대표|동료|팀원|회사|조직)|(?:terrible|awful|bad|useless) (?:boss|manager|team|company|colleagues?)`,
  'iu',
);
const LEAVING = /이직|퇴사|그만두|그만둔|옮기|옮긴|떠나|떠난|지원하|leav|quit|move on|chang\w+ jobs?/iu;
const TERMS =
  /(?:연봉|월급|급여|보상|처우|인센티브|성과급|복지)(?:이|가|은|는|도|을|를|이라도)?\s?(?:[가-힣]{1,5}\s){0,2}(?:낮|적|안 |못 |짜|부족|불만|없|동결|깎)|야근(?:이|도|은)?\s?(?:너무 |매일 )?(?:많|잦|심|힘들)|(?:low|bad|poor) (?:pay|salary)|too (?:many hours|much overtime)/iu;

/** Complaints of the answers in order. ‘Leaving’ only where the question or the sentence is about a move. */
export function complaintsIn({ thread, answers }: Look): Complaint[] {
  const move = LEAVING.test(thread.slot.question);
  return answers.flatMap((a) =>
    a.sentences.flatMap((s): Complaint[] => {
      if (has(s, 'blame') || RUNS_DOWN.test(s.text)) return [{ kind: 'blame', sentence: s.text }];
      return TERMS.test(s.text) && (move || LEAVING.test(s.text)) ? [{ kind: 'leaving', sentence: s.text }] : [];
    }),
  );
}
