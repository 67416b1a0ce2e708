type Rehearse = { dossier?: string | undefined; format?: string | undefined; lang?: string | undefined };
type OneAnswer = { question: string; answer: string; dossier?: string | undefined };
type Draft = { question: string; draft?: string | undefined; dossier?: string | undefined };

/** A fenced block that what is in it cannot close. */
function fenced(label: string, text: string): string {
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/gu)].map((run) => run[0].length + 1)));
  return `${label}\n${ticks}text\n${text}\n${ticks}`;
}

const given = (args: Record<string, string | undefined>) =>
  Object.entries(args)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ');

/** What each prompt says. Korean with the few English words a model needs to call the right tool. */
export const promptWords = {
  rehearse: ({ dossier, format, lang }: Rehearse) =>
    `면접을 연습하겠습니다. start_rehearsal을 { ${given({ dossier, format, lang })} } 로 불러 주세요${dossier ? '' : ' (지원 건이 여럿이면 먼저 list_dossiers로 무엇이 있는지 보고 저에게 물어 주세요)'}.
결과의 **지금 할 말**만 말하고 제 답을 기다려 주세요. 제가 답하면 그 말을 한 글자도 바꾸지 말고 submit_answer로 보낸 뒤, 돌아온 **지금 할 말**을 이어 가 주세요. 실전 모드에서는 칭찬, 요약, 힌트를 하지 않습니다. 끝나면 제가 스스로 평가한 다음 get_report를 보여 주세요.`,

  followUp: ({ question, answer, dossier }: OneAnswer) =>
    `이 답을 들은 면접관이 이어 물을 꼬리 질문을 보고 싶습니다. ask_follow_ups에 질문과 답을 그대로 보내고${dossier ? ` (dossier: ${JSON.stringify(dossier)})` : ''}, 돌아온 것을 하나씩 보여 주세요. 제 답을 고쳐 쓰지 마세요.

${fenced('질문', question)}

${fenced('답', answer)}`,

  critique: ({ question, draft, dossier }: Draft) =>
    `답변 초안을 봐 주세요. critique_draft에 { ${given({ dossier, question })} } ${draft ? '와 아래 초안을 그대로' : '를'} 보내고, 결과에 있는 것만 말해 주세요: 지킬 것, 고칠 것, 올 꼬리 질문. 결과에 ticket이 있으면 시키는 대로 submit_work를 보낸 뒤 그 결과까지 보여 주세요. 제 자료에 없는 수치나 일을 넣지 말고, 모르는 자리는 빈칸으로 두세요.${draft ? `\n\n${fenced('초안', draft)}` : ''}`,

  buildDossier: ({ dossier }: { dossier?: string | undefined }) =>
    `${dossier ? `지원 건 ${JSON.stringify(dossier)}` : '지원 건'}을 준비 노트로 정리하겠습니다. ${dossier ? '' : '먼저 list_dossiers로 무엇이 있는지 보고, 없으면 저에게 공고를 받아 save_material로 넣어 주세요. '}build_dossier를 부르고, 돌아온 묶음의 글을 ticket과 함께 submit_work로 보내 주세요. 근거(uri와 인용)가 없는 말은 적지 않습니다.`,
};
