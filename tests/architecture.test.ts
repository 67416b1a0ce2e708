import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = path.join(import.meta.dirname, '..', 'src');
const HARD_LIMIT = 400;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const full = path.join(folder, name);
    return statSync(full).isDirectory() ? filesBelow(full) : name.endsWith('.ts') ? [full] : [];
  });
}

/** Where a file stands: which rule it is under, and for an adapter the folder of its port. */
function layerOf(file: string): { layer: string; port: string | null } {
  const [first, second] = path.relative(SRC, file).split(path.sep);
  if (first === 'faces' || first === 'adapters') return { layer: first, port: second ?? null };
  if (first === 'app' || first === 'core') return { layer: first, port: null };
  return { layer: path.basename(first!, '.ts'), port: null };
}

const ALLOWED: Record<string, readonly string[]> = {
  core: ['core'],
  ports: ['core'],
  app: ['app', 'core', 'ports', 'log'],
  adapters: ['adapters', 'core', 'ports'],
  faces: ['faces', 'app', 'core', 'ports', 'config', 'log'],
  config: ['core', 'log'],
  log: [],
  // `wire` hands a model coach kkori's own server as its toolbox.
  wire: ['adapters', 'faces', 'app', 'core', 'ports', 'config', 'log'],
  sample: ['wire', 'app', 'core', 'config'],
  main: ['faces', 'wire', 'sample', 'config', 'core', 'log'],
};

/** What a file imports, from its lines alone: `from '…'` at the end of a statement, bare imports, and import(). */
function imports(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const statement =
      /^(?:import|export|\}).*\sfrom '([^']+)';$/.exec(line)?.[1] ?? /^import '([^']+)';$/.exec(line)?.[1];
    const dynamic = [...line.matchAll(/\bimport\('([^']+)'\)/g)].map((m) => m[1]!);
    return statement ? [statement, ...dynamic] : dynamic;
  });
}

const files = filesBelow(SRC);

describe('the import rule', () => {
  it('is read from the imports that are really there', () => {
    expect(imports(readFileSync(path.join(SRC, 'wire.ts'), 'utf8'))).toContain('./adapters/store/sqlite.ts');
    expect(imports(readFileSync(path.join(SRC, 'main.ts'), 'utf8'))).toContain('./faces/cli/run.ts');
  });

  it.each(files.map((file) => [path.relative(SRC, file), file]))('%s imports downwards only', (_name, file) => {
    const from = layerOf(file);
    for (const specifier of imports(readFileSync(file, 'utf8'))) {
      if (!specifier.startsWith('.')) {
        if (from.layer === 'core')
          expect(['zod', ...(file.endsWith(path.join('evidence', 'text.ts')) ? ['node:crypto'] : [])]).toContain(
            specifier,
          );
        continue;
      }
      const target = layerOf(path.resolve(path.dirname(file), specifier));
      expect(ALLOWED[from.layer], `${from.layer} → ${target.layer}`).toContain(target.layer);
      if (from.layer === 'adapters' && target.layer === 'adapters')
        expect(target.port, 'another port’s folder').toBe(from.port);
    }
  });
});

describe('the readers of documents', () => {
  /** Packages that a module needs to be loaded: `import()` is left out, and so are imports of types. */
  function needed(file: string, seen = new Set<string>()): Set<string> {
    const packages = new Set<string>();
    if (seen.has(file)) return packages;
    seen.add(file);
    const text = readFileSync(file, 'utf8').replace(/\bimport\('[^']+'\)|^import type [\s\S]*?;$/gmu, '');
    for (const specifier of imports(text)) {
      if (!specifier.startsWith('.')) packages.add(specifier);
      else for (const one of needed(path.resolve(path.dirname(file), specifier), seen)) packages.add(one);
    }
    return packages;
  }
  const LAZY = ['unpdf', 'htmlparser2', 'fflate'];

  it('are loaded by the first document of their kind and not by a server that starts', () => {
    expect(
      [...needed(path.join(SRC, 'adapters', 'documents', 'documents.ts'))].filter((one) => LAZY.includes(one)),
    ).toEqual([]);
    const converters = ['pdf.ts', 'html.ts', 'docx.ts'].map((name) => path.join(SRC, 'adapters', 'documents', name));
    expect(new Set(converters.flatMap((file) => [...needed(file)].filter((one) => LAZY.includes(one))))).toEqual(
      new Set(LAZY),
    );
  });
});

describe('fences', () => {
  it.each(files.map((file) => [path.relative(SRC, file), file]))(
    `%s is at most ${HARD_LIMIT} lines and named for what it is`,
    (name, file) => {
      expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThanOrEqual(HARD_LIMIT);
      expect(name).not.toMatch(/(^|[/.-])(utils?|helpers?|common|internal|manager)([/.-]|$)/);
    },
  );

  it('reads the environment in config.ts alone', () => {
    const readers = files
      .filter((file) => /process\.env/.test(readFileSync(file, 'utf8')))
      .map((file) => path.relative(SRC, file));
    expect(readers).toEqual(['config.ts']);
  });

  it('touches process.stdout only where the product’s own output is handed in', () => {
    const writers = files
      .filter((file) =>
        /process\.stdout|(?<![\w.])console\.(?:log|error|warn|info|debug)\(/.test(readFileSync(file, 'utf8')),
      )
      .map((file) => path.relative(SRC, file));
    expect(writers).toEqual(['main.ts']);
  });
});
