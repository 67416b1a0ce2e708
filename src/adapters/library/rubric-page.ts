import { z } from 'zod';
import type { Authority, Rubric, RubricCheck } from '../../core/knowledge/page.ts';
import { Bilingual, PROBES } from '../../core/vocabulary.ts';
import { fieldOf, type Item, itemsOf, listOf, oneOf } from './items.ts';
import { frontOf, note, type PageText, type SectionText, sectionsOf } from './page-text.ts';

const Front = z.strictObject({ id: z.string(), title: Bilingual });

const SECTIONS = { '무엇을 보나': false, 기준: true, 보기: false, '전체 진단': false } as const;

const AUTHORITIES: Record<string, Authority> = { '둘 다': 'both', 예만: 'yes', 아니오만: 'no', 못함: 'none' };
const WHEN = ['conflict', 'feedback', 'move', 'unknown', 'mid'] as const;
const CRITERION = /^### `([a-z0-9-]+)` · (.+?) · (.+)$/;

/** Reads `rubrics/<id>.md`; null when the front matter is unusable. Problems are noted on the page. */
export function rubricPage(page: PageText): Rubric | null {
  const front = frontOf(page, Front);
  const section = sectionsOf(page, SECTIONS).기준;
  const criteria: Rubric['criteria'] = [];
  const checks: RubricCheck[] = [];
  for (const part of criteriaOf(page, section)) {
    criteria.push({ id: part.id, title: part.names });
    const items = itemsOf(page, part, {
      attrs: ['핵심/보통', '권한'],
      keys: { en: true, 신호: false, 꼬리: false, '할 말': true, say: true, 때: false },
    });
    if (items.filter((item) => item.attrs[0] === '핵심').length !== 1) {
      note(page, part.line, `기준 ‘${part.id}’에는 핵심 체크가 하나 있어야 합니다`);
    }
    checks.push(...items.map((item) => checkOf(page, part.id, item)));
  }
  const ids = checks.map((check) => check.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice) note(page, section.line, `체크 ‘${twice}’가 두 번 나옵니다`);
  if (!front) return null;
  return { kind: 'rubric', uri: page.uri, sha: page.sha, text: page.text, ...front, criteria, checks };
}

type Criterion = SectionText & { id: string; names: Bilingual };

function criteriaOf(page: PageText, section: SectionText): Criterion[] {
  const parts: Criterion[] = [];
  for (const line of section.lines) {
    const match = CRITERION.exec(line.text);
    if (match) {
      const names = { ko: match[2]!.trim(), en: match[3]!.trim() };
      parts.push({ id: match[1]!, names, title: match[1]!, line: line.number, lines: [] });
    } else if (line.text.startsWith('#')) note(page, line.number, '기준의 제목은 ### `id` · 한국어 · English 꼴입니다');
    else if (parts.length > 0) parts.at(-1)!.lines.push(line);
    else if (line.text.trim() !== '') note(page, line.number, '첫 기준(###)보다 앞에 글이 있습니다');
  }
  if (parts.length === 0) note(page, section.line, '기준이 없습니다');
  return parts;
}

function checkOf(page: PageText, criterion: string, item: Item): RubricCheck {
  const [weight, written] = item.attrs as [string, string];
  if (!item.id.startsWith(`${criterion}.`))
    note(page, item.line, `체크 ‘${item.id}’는 기준 ‘${criterion}’ 아래에 있습니다`);
  if (weight !== '핵심' && weight !== '보통')
    note(page, item.line, `‘${item.id}’: ‘${weight}’ 대신 핵심이나 보통을 씁니다`);
  const authority = AUTHORITIES[written];
  if (!authority)
    note(page, item.line, `‘${item.id}’의 권한 ‘${written}’은 ${Object.keys(AUTHORITIES).join(', ')} 가운데 없습니다`);
  const probe = fieldOf(item, '꼬리');
  const when = listOf(item, '때').flatMap((value) => oneOf(page, item, '때', value, WHEN) ?? []);
  return {
    id: item.id,
    criterion,
    core: weight === '핵심',
    authority: authority ?? 'none',
    text: { ko: item.text, en: fieldOf(item, 'en') },
    say: { ko: fieldOf(item, '할 말'), en: fieldOf(item, 'say') },
    probe: probe === '' ? null : oneOf(page, item, '꼬리', probe, PROBES),
    when,
  };
}
