import { describe, expect, it } from 'vitest';
import { addMaterial } from '../../src/app/intake.ts';
import { testDeps } from '../support/deps.ts';

const POSTING =
  '[솔바람] 예매 서버 개발자 채용\n\n■ 자격요건\n- Kotlin으로 서버를 만들어 보신 분\n- 장애를 겪어 보신 분\n';
const OTHER_POSITION =
  '[솔바람] 데이터 플랫폼 엔지니어 채용\n\n■ 자격요건\n- Airflow를 운영해 보신 분\n- SQL에 익숙하신 분\n';
const NAMELESS = '# 서버 개발자\n\n## 자격요건\n- Kotlin으로 서버를 만들어 보신 분\n- 장애를 겪어 보신 분\n';
const NOTES =
  '# 솔바람 면접 준비\n\n## 예상 질문\n\n### Q1. 좌석이 두 번 팔리는 일을 어떻게 막으셨나요?\n조건부 갱신으로 막았습니다.\n\n### Q2. 왜 지원하셨나요?\n공연을 좋아합니다.\n';
const NOTES_IN_PASSING = NOTES.replace('솔바람 면접 준비', '솔바람 준비');

const workspace = (files: Record<string, string> = {}) => testDeps({ 'kkori.json': '{}', ...files });
const inPlace = (slug: string, file: string, text: string) => ({ [`dossiers/${slug}/${file}`]: text });

describe('a document finds its dossier', () => {
  it.each([
    ['공고.md', POSTING, 'posting', 'solbaram'],
    ['-', POSTING, 'posting', 'solbaram'],
    ['채용공고 (최종).md', POSTING, 'posting', 'solbaram'],
    ['dossier-solbaram-2026-backend-engineer.md', POSTING, 'posting', 'solbaram'],
    ['posting7.md', POSTING, 'posting', 'solbaram'],
    ['솔바람 노트.md', NOTES, 'dossier', 'solbaram'],
    ['공고.md', `${POSTING}\n■ 회사 소개\n- 솔바람 (Pine Wind)은 공연 예매를 합니다.\n`, 'posting', 'pine-wind'],
    ['wind-tickets.md', POSTING, 'posting', 'wind-tickets'],
    ['공고.md', NAMELESS, 'posting', 'gonggo'],
    ['-', NAMELESS, 'posting', expect.stringMatching(/^d-[0-9a-f]{8}$/u)],
  ])('%s of its own: by its name where that is one, else by its company', async (name, text, as, slug) => {
    const { dossiers } = await addMaterial(workspace(), { name, text, as });
    expect(dossiers[0]!.slug).toEqual(slug);
  });

  it('of the company’s dossier that is there, with a word about it', async () => {
    for (const text of [NOTES, NOTES_IN_PASSING]) {
      const deps = workspace(inPlace('tickets', 'posting.md', POSTING));
      const result = await addMaterial(deps, { name: '내 노트.md', text, as: 'dossier' });
      expect(result.stored).toBe('dossiers/tickets/dossier.md');
      expect(result.warnings.join('\n')).toContain('tickets');
    }
    const deps = workspace(inPlace('tickets', 'dossier.md', NOTES));
    expect((await addMaterial(deps, { name: '공고.md', text: POSTING })).stored).toBe('dossiers/tickets/posting.md');
  });

  it('asks where several could be meant', async () => {
    const deps = workspace({
      ...inPlace('tickets', 'posting.md', POSTING),
      ...inPlace('data', 'posting.md', OTHER_POSITION),
    });
    await expect(addMaterial(deps, { name: '노트.md', text: NOTES, as: 'dossier' })).rejects.toMatchObject({
      kind: 'input',
      hint: expect.stringContaining('--to tickets'),
    });
    expect((await addMaterial(deps, { name: '노트.md', text: NOTES, as: 'dossier', to: 'data' })).stored).toBe(
      'dossiers/data/dossier.md',
    );
  });

  it('replaces nothing, and opens a second dossier of a company only under a name', async () => {
    const files = { ...inPlace('tickets', 'posting.md', POSTING), ...inPlace('tickets', 'dossier.md', NOTES) };
    const deps = workspace(files);
    for (const [name, text, as] of [
      ['공고.md', OTHER_POSITION, 'posting'],
      ['노트.md', NOTES_IN_PASSING, 'dossier'],
    ] as const)
      await expect(addMaterial(deps, { name, text, as })).rejects.toMatchObject({
        kind: 'conflict',
        hint: expect.stringContaining('--to tickets-2'),
      });
    const second = await addMaterial(deps, { name: 'wind-data.md', text: OTHER_POSITION });
    expect(second.stored).toBe('dossiers/wind-data/posting.md');
    expect(second.warnings.join('\n')).toContain('tickets');
    for (const [at, text] of Object.entries(files)) {
      const [, slug, file] = at.split('/');
      const uri = file === 'posting.md' ? `kkori://dossiers/${slug}/posting` : `kkori://dossiers/${slug}`;
      expect((await deps.workspace.read(uri)).text).toBe(text);
    }
  });

  it('keeps the name in its front matter and beside another company of the same letters', async () => {
    const named = await addMaterial(workspace(), { name: '공고.md', text: `---\nslug: wind\n---\n\n${POSTING}` });
    expect(named.dossiers[0]!.slug).toBe('wind');
    const deps = workspace(inPlace('solbaram', 'posting.md', POSTING.replaceAll('솔바람', '파도소리')));
    expect((await addMaterial(deps, { name: '공고.md', text: POSTING })).stored).toBe('dossiers/solbaram-2/posting.md');
  });
});
