import type { DossierQuestion } from '../../dossier.ts';
import { topicCard } from '../../knowledge/topic.ts';
import { borneOut } from '../../reading/premises.ts';
import type { Candidate } from '../candidate.ts';
import { ownQuestion } from '../own-question.ts';
import { sharedWords } from '../word-overlap.ts';
import { coversOf, practised, type Sourcing } from './shared.ts';

/** The candidate's own predicted questions, first demand only. */
export function noteCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  const written = (s.dossier?.questions ?? []).flatMap((q) => [
    { q, tail: false },
    ...q.followUps.map((tail) => ({ q: tail, tail: true })),
  ]);
  for (const { q, tail } of written) {
    const question = ownQuestion(q.question, s.lang, (premise) => borneOut(premise, s.facts));
    if (!question) continue;
    const concepts = s.conceptsOf(q.question).slice(0, 4);
    const lines = s.requirements.filter(
      (r) =>
        (s.lineConcepts.get(r.line.id) ?? []).some((id) => concepts.includes(id)) ||
        sharedWords(r.line.text, q.question) >= 2,
    );
    const card = topicCard(q.question, q.draft?.text ?? '', s.knowledge, s.lang);
    out.push({
      key: `notes/${q.ref}`,
      type: noteType(q),
      topic: q.theme ?? q.ref,
      concepts,
      covers: coversOf(
        practised(
          s,
          lines.map((requirement) => ({ requirement })),
          { text: question, concepts: [] },
        ),
      ),
      question,
      intent: s.lang === 'ko' ? '노트에 적어 두신 예상 질문입니다' : 'A question you expected in your own notes',
      evidence: [q.evidence, ...lines.slice(0, 1).map((r) => r.line.evidence)],
      reason: s.lang === 'ko' ? `노트의 예상 질문 ${q.ref}` : `your notes, ${q.ref}`,
      score: 2.2 + (lines.length > 0 ? 1 : 0) - (q.draft ? 0.5 : 0),
      technology: concepts.length > 0,
      // A 꼬리 질문 hangs on the answer before it: alone it asks ‘why was it needed then?’ of nothing.
      ...(tail ? { tail } : {}),
      inNotes: true,
      drafted: q.draft !== null,
      ref: q.ref,
      ...(card ? { card: card.id } : {}),
    });
  }
  return out;
}

/** A colleague who disagrees is a situation wherever it stands; other follow-ups of a design are design. */
export function noteType(q: DossierQuestion): Candidate['type'] {
  if (/(동료|팀원|리뷰어|상사|임원)[^.]{0,40}(반대|주장|의견)|disagree/iu.test(q.question)) return 'situational';
  return q.kind === 'design' ? 'system-design' : typeOf(q.question);
}

/** What kind of answer a written question asks for: an experience, a plan, or knowledge. */
export function typeOf(question: string): 'behavioural' | 'situational' | 'technical' | 'culture-fit' {
  if (
    /라면|한다면|하겠습니까|하시겠|시겠습니까|상황(에서|이라면)|if you|would you/iu.test(question) &&
    !/(설명|말씀|이야기|공유).{0,6}(주시겠|주세요|주십시오)/u.test(question)
  )
    return 'situational';
  const lived = /(경험|사례|적)(?:[을를은과와이가,]|[.?]?$)|describe a time|tell me about/iu.test(question);
  if (!lived && /충돌|갈등|의견 조율|우선순위 결정/u.test(question)) return 'situational';
  if (/지원 ?(?:동기|이유)|지원하(?:셨|신|게 되)|이직|가치관|문화|왜 우리|왜 저희/u.test(question))
    return 'culture-fit';
  if (
    /(경험|사례|과정)(?:[을를은과와이가,]|[.?]?$)|활용하셨|구축하신|도입(했|하)|어떻게 해결했|tell me about|describe a time/iu.test(
      question,
    )
  )
    return 'behavioural';
  return 'technical';
}
