import { KkoriError } from '../../core/errors.ts';

/** One prepared answer. `key` binds it to the question of that key; null = it is used in its turn. */
export type AnswerBlock = { key: string | null; text: string };

const SEPARATOR = /^---[ \t]*$/;
const COMMENT = /^<!--[\s\S]*?-->[ \t]*$/;
const BINDING = /^<!--\s*for:\s*(\S(?:.*?\S)?)\s*-->[ \t]*$/;

/**
 * The blocks of an answers file: cut at lines `---`, each trimmed at its ends and otherwise verbatim. The first line of
 * a block may bind it (`<!-- for: KEY -->`); a comment on the file's first line that does not is a heading and no part
 * of an answer. A block between two separators may be empty (an empty answer); one after the last separator is no block.
 */
export function parseAnswers(file: string): AnswerBlock[] {
  const text = file.replace(/^\uFEFF/u, '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n');
  if (COMMENT.test(lines[0] ?? '') && !BINDING.test(lines[0]!)) lines.shift();

  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (SEPARATOR.test(line)) blocks.push([]);
    else blocks.at(-1)!.push(line);
  }
  if (blocks.at(-1)!.every((line) => line.trim() === '')) blocks.pop();
  return blocks.map(blockOf);
}

function blockOf(lines: string[]): AnswerBlock {
  const start = lines.findIndex((line) => line.trim() !== '');
  const binding = start < 0 ? null : BINDING.exec(lines[start]!.trim());
  const body = binding ? lines.slice(start + 1) : lines;
  return { key: binding?.[1] ?? null, text: body.join('\n').trim() };
}

/** Hands out the blocks, each once. */
export class AnswerScript {
  private readonly left: AnswerBlock[];

  constructor(blocks: readonly AnswerBlock[]) {
    if (blocks.length === 0) {
      throw new KkoriError('input', '답변 파일에 답이 없습니다.', {
        hint: '답을 적고, 답 사이에는 `---`만 있는 줄을 넣어 주세요.',
      });
    }
    this.left = [...blocks];
  }

  /**
   * What is said to the question of this key: the first block bound to it, else the next block bound to nothing; null
   * when there is none. A block bound to another question is never used for this one.
   */
  next(key: string): string | null {
    const bound = this.left.findIndex((block) => block.key === key);
    const index = bound >= 0 ? bound : this.left.findIndex((block) => block.key === null);
    if (index < 0) return null;
    return this.left.splice(index, 1)[0]!.text;
  }

  /** Bound blocks whose question never came: worth a word, since it usually is a spelling mistake. */
  get unused(): string[] {
    return this.left.flatMap((block) => (block.key === null ? [] : [block.key]));
  }
}
