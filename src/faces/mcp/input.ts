import { z } from 'zod';
import { nearest } from '../../core/errors.ts';

/**
 * Arguments as hosts really send them. What the JSON Schema shows is the plain form; what is taken is wider, because a
 * host's slip in a side argument must not cost the candidate's answer: `null` for absent, numbers as strings, nested
 * values as JSON strings.
 */

/** A tool's arguments: shown to the host by its own JSON Schema, parsed by us, so that errors are in our words. */
export function shown(schema: z.ZodObject) {
  const { jsonSchema, version } = schema['~standard'];
  return { '~standard': { version, vendor: 'kkori', validate: (value: unknown) => ({ value }), jsonSchema } };
}

/**
 * An argument whose shape is shown but not enforced here: whoever uses it says what is wrong with it and goes on.
 * `schema` is only for the host's eyes; `bare` leaves the words of its fields out, where another tool has them.
 */
export function loose(schema: z.ZodType, description: string, words: 'described' | 'bare' = 'described') {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input' });
  const shownShape = words === 'bare' ? (withoutWords(shape) as typeof shape) : shape;
  return z
    .unknown()
    .optional()
    .meta({ ...shownShape, description });
}

function withoutWords(shape: unknown): unknown {
  if (Array.isArray(shape)) return shape.map(withoutWords);
  if (typeof shape !== 'object' || shape === null) return shape;
  const entries = Object.entries(shape).filter(([key, value]) => key !== 'description' || typeof value !== 'string');
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutWords(value)]));
}

/** An optional argument where `null`, an empty string and absence are the same. */
export function optional<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => (value === null || value === '' ? undefined : value), schema.optional()).optional();
}

/** A whole number, also when sent as a string. */
export function whole(min: number, max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\s*\d{1,10}\s*$/.test(value) ? Number(value) : value),
    z.number().int().min(min).max(max),
  );
}

export type Parsed<T> = { value: T } | { problems: string[] };

/** Parses a call's arguments. Problems name the argument and what to send instead, at most six. */
export function parse<S extends z.ZodObject>(schema: S, raw: unknown): Parsed<z.output<S>> {
  const parsed = schema.safeParse(raw ?? {});
  if (parsed.success) return { value: parsed.data };
  return { problems: parsed.error.issues.slice(0, 6).map((issue) => problemOf(issue, raw)) };
}

function problemOf(issue: z.core.$ZodIssue, raw: unknown): string {
  const name = issue.path.map(String).join('.').slice(0, 80) || 'arguments';
  const sent = at(raw, issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return sent === undefined || sent === null
        ? `\`${name}\`: 꼭 있어야 합니다 (required).`
        : `\`${name}\`: ${issue.expected} 값이어야 합니다 (expected ${issue.expected}).`;
    case 'too_big':
      return `\`${name}\`: 최대 ${counted(issue.maximum)}${unit(issue.origin)}입니다${lengthOf(sent)} (at most ${issue.maximum}).`;
    case 'too_small':
      return `\`${name}\`: 최소 ${counted(issue.minimum)}${unit(issue.origin)}입니다 (at least ${issue.minimum}).`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      const near = typeof sent === 'string' ? nearest(sent.slice(0, 80), values) : null;
      return `\`${name}\`에 그런 값은 없습니다.${near ? ` 혹시 \`${near}\`인가요?` : ''} 있는 값 (one of): ${values.join(', ')}`;
    }
    case 'invalid_format':
      return `\`${name}\`의 꼴이 맞지 않습니다. 앞 결과에 적힌 값을 그대로 보내 주세요 (copy it from the last result).`;
    default:
      return `\`${name}\`: ${issue.message.slice(0, 200)}`;
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<PropertyKey, unknown>)[key];
  }
  return here;
}

const unit = (origin: string) => (origin === 'string' ? '자' : origin === 'array' ? '개' : '');
const counted = (n: number | bigint) => n.toLocaleString('en');
const lengthOf = (sent: unknown) => (typeof sent === 'string' ? ` (지금 ${counted(sent.length)}자)` : '');
