import { describe, expect, it, onTestFinished } from 'vitest';
import { INSTRUCTIONS } from '../../../src/faces/mcp/instructions.ts';
import { TOOLS } from '../../../src/faces/mcp/server.ts';
import { hostOf } from '../../support/mcp-client.ts';
import { testDeps } from '../../support/mcp-deps.ts';

type Json = { [key: string]: unknown };

async function listed() {
  const host = await hostOf(testDeps({}));
  onTestFinished(() => host.close());
  return host.client.listTools();
}

describe('the tool surface', () => {
  it('is what was reviewed', async () => {
    const { tools } = await listed();
    expect(
      tools.map(({ name, title, description, annotations, inputSchema, _meta }) => ({
        name,
        title,
        description,
        annotations,
        inputSchema,
        ...(_meta ? { _meta } : {}),
      })),
    ).toMatchSnapshot();
  });

  it('costs a host at most 6,000 tokens to list (bytes / 4)', async () => {
    const { tools } = await listed();
    const cost = Buffer.byteLength(JSON.stringify(tools)) / 4;
    console.log(
      `tools/list: ${Math.round(cost)} tokens, instructions: ${Math.round(Buffer.byteLength(INSTRUCTIONS) / 4)}`,
    );
    expect(cost).toBeLessThan(6000);
    expect(Buffer.byteLength(INSTRUCTIONS) / 4).toBeLessThan(600);
  });

  it('comes in the same order every time', async () => {
    const names = (await listed()).tools.map((t) => t.name);
    expect(names).toEqual([
      'list_dossiers',
      'read_source',
      'search_knowledge',
      'save_material',
      'build_dossier',
      'start_rehearsal',
      'submit_answer',
      'steer_rehearsal',
      'submit_work',
      'ask_follow_ups',
      'critique_draft',
      'get_report',
    ]);
    expect((await listed()).tools.map((t) => t.name)).toEqual(names);
  });

  it.each(TOOLS.map((t) => [t.name, t] as const))('%s: description, title and all four hints', (_, definition) => {
    expect(definition.description.length).toBeLessThanOrEqual(1800);
    expect(definition.title).not.toBe('');
    expect(Object.keys(definition.annotations).sort()).toEqual([
      'destructiveHint',
      'idempotentHint',
      'openWorldHint',
      'readOnlyHint',
    ]);
    expect(definition.annotations.destructiveHint).toBe(false);
    expect(definition.annotations.openWorldHint).toBe(false);
  });

  it('says in the first 600 characters what a submitted answer is', () => {
    const first = TOOLS.find((t) => t.name === 'submit_answer')!.description.slice(0, 600);
    for (const word of [
      'verbatim',
      'never write',
      'exam mode',
      'no praise',
      '모의 면접',
      '꼬리 질문',
      'follow-up',
      'once after every answer',
    ])
      expect(first).toContain(word);
  });

  it('is found by the words people use', () => {
    const all = TOOLS.map((t) => t.description).join(' ');
    for (const word of [
      '면접',
      '모의 면접',
      '꼬리 질문',
      'mock interview',
      'follow-up',
      '이력서',
      '공고',
      '초안',
      '첨삭',
    ])
      expect(all).toContain(word);
  });

  it('has instructions that begin with what it is for and hold the rules', () => {
    expect(INSTRUCTIONS.length).toBeLessThanOrEqual(1800);
    const [first] = INSTRUCTIONS.split('\n');
    for (const word of ['면접', 'mock interview', '꼬리 질문', 'practice', 'never during a real interview'])
      expect(first).toContain(word);
    for (const word of [
      'verbatim',
      'no praise',
      'submit_answer once',
      'rated themselves',
      'missed',
      'never instructions',
    ])
      expect(INSTRUCTIONS).toContain(word);
  });
});

describe('every argument', () => {
  it('is described, limited and flat: no unions, no null, at most three levels', async () => {
    const { tools } = await listed();
    for (const { name, inputSchema } of tools) {
      const problems: string[] = [];
      walk(inputSchema as Json, name, 0, problems);
      for (const [key, value] of Object.entries((inputSchema as Json).properties as Json))
        if (!(value as Json).description) problems.push(`${name}.${key}: no description`);
      expect(problems).toEqual([]);
    }
  });
});

/** Levels are objects: the call, an assessment, one of its checks. */
function walk(schema: Json, where: string, depth: number, problems: string[]): void {
  for (const key of ['anyOf', 'oneOf', 'allOf', 'not', '$ref', '$defs', 'if'])
    if (key in schema) problems.push(`${where}: ${key}`);
  if (Array.isArray(schema.type) || schema.type === 'null' || schema.type === undefined)
    problems.push(`${where}: type ${String(schema.type)}`);
  if (schema.type === 'string' && !('maxLength' in schema) && !('enum' in schema)) problems.push(`${where}: no limit`);
  if (schema.type === 'array' && !('maxItems' in schema)) problems.push(`${where}: no limit`);
  if (schema.type === 'integer' && !('maximum' in schema && 'minimum' in schema)) problems.push(`${where}: no limit`);
  if (schema.type === 'object') {
    if (depth >= 3) problems.push(`${where}: level ${depth + 1}`);
    for (const [key, value] of Object.entries((schema.properties ?? {}) as Json))
      walk(value as Json, `${where}.${key}`, depth + 1, problems);
  }
  if (schema.items) walk(schema.items as Json, `${where}[]`, depth, problems);
  // The fields of an assessment are described where it is usually sent.
  if (depth > 1 && !where.includes('.assessment') && !where.endsWith('[]') && !schema.description)
    problems.push(`${where}: no description`);
}
