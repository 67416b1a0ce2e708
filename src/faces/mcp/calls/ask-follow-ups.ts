import type { z } from 'zod';
import { askFollowUps } from '../../../app/ask.ts';
import { probeName } from '../../report-words.ts';
import { spoken } from '../present/fence.ts';
import { clip } from '../present/fit.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/ask-follow-ups.ts';
import { withheldNote, withheldNow } from '../withheld.ts';

const QUOTE_MAX = 80;

export async function run({ deps }: Call, { dossier, ...args }: z.output<typeof input>): Promise<Answer> {
  const asked = await askFollowUps(deps, { ...args, dossier: dossier ?? null });
  const lang = args.lang ?? (/[가-힣]/u.test(asked.question + args.answer) ? 'ko' : 'en');
  const t = (ko: string, en: string) => (lang === 'ko' ? ko : en);
  const head = `**${t('꼬리 질문', 'Follow-ups')}** (${t('코치: 규칙 코치(모델 없음)', 'coach: rule coach, no model')})`;
  const withheld = await withheldNow(deps);
  const shown = asked.followUps.filter(({ text, why, anchor }) => {
    const own = `${text}\n${why}`.replaceAll(anchor.quote, '');
    return !withheld.asks(text) && !withheld.tells(own);
  });
  const note = shown.length < asked.followUps.length ? withheldNote(withheld, lang) : '';
  if (asked.skip)
    return { text: `${head}\n${t('더 묻지 않습니다', 'Nothing more is asked')}: ${clip(asked.skip.reason, 200)}` };
  const lines = shown.map(
    (f, i) =>
      `${i + 1}. ${probeName(f.probe, f.why, lang)} (\`${f.probe}\`) — ${t('닻', 'takes up')} “${clip(f.anchor.quote, QUOTE_MAX)}” (${f.anchor.in}) · ${clip(f.why, 120)}\n${spoken(f.text)}`,
  );
  return { text: [head, ...lines, note].filter(Boolean).join('\n') };
}
