import { squeeze } from '../../core/knowledge/normalise.ts';
import type { ConceptCard, DesignProblem, Knowledge, Page } from '../../core/knowledge/page.ts';
import { INDUSTRIES } from '../../core/vocabulary.ts';

/** Notes a problem at the line of `page` where `text` first stands. */
export type NoteAt = (page: Page, text: string, problem: string) => void;

/**
 * What can only be seen with all pages read: names that two cards claim, and links to cards, roles, checks and stages
 * that are not there, or industries that nobody knows. Every problem goes to `note`.
 */
export function checkLinks(knowledge: Omit<Knowledge, 'version'>, note: NoteAt): void {
  const wants = (page: Page, ids: readonly string[], among: ReadonlyMap<string, unknown>, what: string) => {
    for (const id of ids) if (!among.has(id)) note(page, id, `${what} ‘${id}’ 쪽이 없습니다`);
  };
  const { concepts, industries, roles, designs, axes } = knowledge;
  const industryNames = new Map(INDUSTRIES.map((id) => [id, id]));
  for (const card of concepts.values()) {
    wants(card, card.related, concepts, '개념');
    wants(card, card.industries, industryNames, '산업');
    wants(card, card.roles, roles, '직무');
  }
  const formats = [...knowledge.formats.values()];
  const asking = [...industries.values(), ...roles.values(), ...axes.values(), ...formats];
  for (const page of asking) {
    const keywords = 'keywords' in page ? page.keywords.map((keyword) => keyword.concept) : [];
    const named = page.questions.flatMap((question) => question.concepts);
    wants(page, [...keywords, ...named], concepts, '개념');
  }
  const offered = checkQuestionIds(asking, note);
  for (const format of formats)
    wants(
      format,
      format.stages.flatMap((stage) => stage.asks),
      offered,
      '질문',
    );
  const weighable = new Map<string, unknown>([...concepts, ...offered]);
  for (const axis of axes.values()) wants(axis, [...axis.up, ...axis.down], weighable, '개념이나 질문');
  for (const page of knowledge.pages.values())
    for (const id of page.see ?? [])
      if (!knowledge.pages.has(`kkori://knowledge/${id}`)) note(page, id, `‘${id}’ 쪽이 없습니다`);
  for (const design of designs.values()) {
    wants(design, design.concepts, concepts, '개념');
    wants(design, design.industries, industryNames, '산업');
    checkDesign(design, knowledge, note);
  }
  checkMilestones(knowledge, note);
  checkNames([...concepts.values()], note);
}

/** Ids of offered questions are plan keys and weights: each stands once over all pages. Returns them. */
function checkQuestionIds(
  pages: readonly (Page & { questions: readonly { id: string }[] })[],
  note: NoteAt,
): Map<string, Page> {
  const owners = new Map<string, Page>();
  for (const page of pages) {
    for (const { id } of page.questions) {
      const owner = owners.get(id);
      if (owner && owner !== page) note(page, `\`${id}\``, `질문 id ‘${id}’는 이미 ‘${owner.id}’ 쪽의 것입니다`);
      owners.set(id, page);
    }
  }
  return owners;
}

const checksOf = (knowledge: Pick<Knowledge, 'rubrics'>) =>
  new Set(knowledge.rubrics.get('system-design')?.checks.map((check) => check.id));

function checkDesign(design: DesignProblem, knowledge: Omit<Knowledge, 'version'>, note: NoteAt): void {
  const checks = checksOf(knowledge);
  const stages = new Set(knowledge.formats.get('system-design')?.stages.map((stage) => stage.id));
  for (const { id, stage } of design.milestones) {
    if (!checks.has(id)) note(design, id, `이정표 ‘${id}’가 system-design 평가표에 없습니다`);
    if (!stages.has(stage)) note(design, id, `이정표 ‘${id}’의 단계 ‘${stage}’가 system-design 형식에 없습니다`);
  }
  for (const id of Object.values(design.criteriaMap).flat()) {
    if (!checks.has(id)) note(design, id, `체크 ‘${id}’가 system-design 평가표에 없습니다`);
  }
}

function checkMilestones(knowledge: Omit<Knowledge, 'version'>, note: NoteAt): void {
  const checks = checksOf(knowledge);
  for (const format of knowledge.formats.values()) {
    for (const id of format.stages.flatMap((stage) => stage.milestones)) {
      if (!checks.has(id)) note(format, id, `이정표 ‘${id}’가 system-design 평가표에 없습니다`);
    }
  }
}

/** A name (title, alias, misspelling) belongs to one card; within a card it stands once. */
function checkNames(cards: readonly ConceptCard[], note: NoteAt): void {
  const owners = new Map<string, string>();
  const claim = (card: ConceptCard, name: string, field: 'aliases' | 'misspellings' | 'title') => {
    const key = squeeze(name).text;
    const owner = owners.get(key);
    const problem = (text: string) => note(card, `\n${field}:`, text);
    if (key.length < 2) problem(`이름 ‘${name}’: 너무 짧습니다`);
    else if (owner && owner !== card.id) problem(`이름 ‘${name}’: 이미 ‘${owner}’ 카드의 것입니다`);
    else if (owner && field !== 'title') problem(`이름 ‘${name}’: 두 번 나옵니다`);
    else owners.set(key, card.id);
  };
  for (const card of cards) {
    for (const name of card.aliases) claim(card, name, 'aliases');
    for (const name of card.misspellings) claim(card, name, 'misspellings');
  }
  for (const card of cards) for (const name of [card.title.ko, card.title.en]) claim(card, name, 'title');
}
