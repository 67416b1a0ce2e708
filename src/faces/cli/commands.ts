import { type Command, Option } from 'commander';
import { whole } from './arguments.ts';
import { HELP } from './command-words.ts';
import type { Console } from './console.ts';
import { named } from './failure.ts';

type Done = (code: number) => void;

/**
 * Adds every command with its options to the program. The code of a command is loaded when it is run: help, a version and
 * a mistake on the command line need none of it.
 */
export function addCommands(program: Command, console: Console, done: Done): void {
  everyday(program, console, done);
  material(program, console, done);
  rest(program, console, done);
}

/** Where `serve --http` listens when no port is given. */
const HTTP_PORT = 4747;

function everyday(program: Command, console: Console, done: Done): void {
  program.commandsGroup(HELP.everyday);
  program
    .command('rehearse')
    .description(HELP.rehearse)
    .argument('[dossier]', '지원 건. 하나뿐이면 적지 않아도 됩니다')
    .option('--format <name>', '형식: technical, system-design, resume, assignment, culture-fit, executive, full')
    .option('--questions <n>', '본 질문 수 (1–30)')
    .option('--minutes <n>', '시간(분, 5–240). --questions와 함께 쓰지 않습니다')
    .option('--mode <mode>', 'exam 실전(끝에 피드백) · coach 연습(줄기마다 피드백)')
    .option('--lang <lang>', 'ko · en')
    .option('--level <level>', 'junior · mid · senior. 없으면 공고의 연차로')
    .option('--input <how>', 'typed 타자 · spoken 말하기: 시간을 재는 법')
    .option('--show <what>', 'why 왜 묻는지, plan 질문 계획을 미리 (쉼표로 함께)')
    .option('--answers <file>', '답변 파일로 끝까지. 답 사이에는 ---만 있는 줄, - 는 표준 입력')
    .option('--tails <question>', '그 초안(Q3)에서 준비가 없는 꼬리 질문만. --attack도 같습니다')
    .addOption(new Option('--attack <question>').hideHelp())
    .option('--resume [session]', '하던 것을 이어서')
    .option('--coach <name>', 'auto · anthropic (모델) · offline (규칙 코치)')
    .option('--seed <n>', '같은 수면 같은 계획')
    .option('--json', '결과를 JSON으로 (--answers와 함께)')
    .action(async (dossier, options) =>
      done(await import('./commands/rehearse.ts').then((of) => of.rehearse(console, dossier, options))),
    );
  program
    .command('report')
    .description(HELP.report)
    .argument('[session]', '회차. 없으면 가장 최근 것')
    .option('--format <name>', 'md 글 · html 브라우저로 보는 점검표 · json', undefined)
    .option('-o, --output <file>', '파일로')
    .option('--json', '--format json과 같습니다')
    .action(async (session, options) =>
      done(await import('./commands/report.ts').then((of) => of.report(console, session, options))),
    );
}

function material(program: Command, console: Console, done: Done): void {
  program.commandsGroup(HELP.material);
  program
    .command('init')
    .description(HELP.init)
    .argument('[dir]', '폴더. 없으면 ~/kkori')
    .option('--json', '결과를 JSON으로')
    .action(async (dir) => done(await import('./commands/workspace.ts').then((of) => of.init(console, dir))));
  program
    .command('add')
    .description(HELP.add)
    .argument('<file>', '파일, 폴더, 압축(.zip), 또는 - (표준 입력)')
    .option('--as <kind>', 'posting · resume · notes · dossier · qa. 없으면 내용으로 알아봅니다')
    .option('--to <dossier>', '넣을 지원 건')
    .option('--yes', '폴더나 압축에 파일이 500개가 넘어도')
    .option('--json', '결과를 JSON으로')
    .action(async (file, options) =>
      done(await import('./commands/add.ts').then((of) => of.add(console, file, options))),
    );
  const dossier = program
    .command('dossier')
    .description(HELP.dossier)
    .helpCommand(false)
    .option('--json', '결과를 JSON으로');
  dossier
    .command('list', { isDefault: true })
    .description('지원 건 목록 (list)')
    .option('--json', '결과를 JSON으로')
    .action(async () => done(await import('./commands/workspace.ts').then((of) => of.dossierList(console))));
  dossier
    .command('show')
    .description('지원 건 하나 (show one)')
    .argument('[slug]')
    .option('--resume', '이력서 줄 장부: 방어함 · 일부 · 막힘 · 아직 안 다룸')
    .option('--json', '결과를 JSON으로')
    .action(async (slug, options) =>
      done(
        await import('./commands/workspace.ts').then((of) =>
          options.resume ? of.resumeShow(console) : of.dossierShow(console, slug),
        ),
      ),
    );
  dossier
    .command('build')
    .description('공고·이력서·노트를 여덟 부분의 준비 노트로 정리합니다 (eight sections)')
    .argument('[slug]')
    .option('-o, --output <file>', '파일로')
    .option('--lang <lang>', 'ko · en')
    .option('--json', '결과를 JSON으로')
    .action(async (slug, options) =>
      done(await import('./commands/build.ts').then((of) => of.dossierBuild(console, slug, options))),
    );
  dossier
    .command('compare')
    .description('여러 곳을 견줍니다 (compare)')
    .argument('[slugs...]', '지원 건 둘에서 여섯. 없으면 작업 공간의 것을 모두')
    .option('--interests <words>', '관심사를 쉼표로. 먼저 읽어 볼 업계를 찾습니다')
    .option('--json', '결과를 JSON으로')
    .action(async (slugs, options) =>
      done(await import('./commands/compare.ts').then((of) => of.dossierCompare(console, slugs, options))),
    );
  dossier
    .command('check')
    .description('빠진 것, 오래된 것, 초안 없는 것과 글마다 다르게 적힌 곳을 찾습니다 (health)')
    .argument('[slug]', '지원 건. 없으면 모두 짧게')
    .option('--lang <lang>', 'ko · en')
    .option('--json', '결과를 JSON으로')
    .action(async (slug, options) =>
      done(await import('./commands/check.ts').then((of) => of.dossierCheck(console, slug, options))),
    );
  program
    .command('search')
    .description(HELP.search)
    .argument('<query...>', '찾을 말. 질문을 그대로 써도 됩니다')
    .option('--scope <where>', 'all 전부 · knowledge 지식 · dossiers 지원 건과 이력서 · notes 노트', undefined)
    .option('--limit <n>', '몇 개까지 (1–50)')
    .option('--json', '결과를 JSON으로')
    .action(async (query, options) =>
      done(await import('./commands/search.ts').then((of) => of.search(console, query, options))),
    );
  program
    .command('ask')
    .alias('tail')
    .description(HELP.ask)
    .argument('[dossier]')
    .requiredOption('--question <text>', '질문, 또는 노트의 표(Q3)')
    .requiredOption('--answer <file>', '답 파일, 또는 - (표준 입력)')
    .option('--lang <lang>', 'ko · en')
    .option('--coach <name>', 'auto · anthropic (모델) · offline (규칙 코치)')
    .option('--json', '결과를 JSON으로')
    .action(async (slug, options) =>
      done(await import('./commands/ask.ts').then((of) => of.ask(console, slug, options))),
    );
  program
    .command('critique')
    .description(HELP.critique)
    .argument('[dossier]', '지원 건. 하나뿐이면 적지 않아도 됩니다')
    .argument('[question]', '노트의 표(Q3). 없으면 초안 전부')
    .option('--question <text>', '노트에 없는 질문. --file과 함께')
    .option('--file <file>', '초안 파일, 또는 - (표준 입력)')
    .option('--all', '초안을 모두 나란히: 먼저 고칠 셋, 닿지 않은 요건, 꼬리 지도')
    .option('--compare <drafts...>', '같은 질문의 두 초안을 견줍니다. 파일이나 노트의 표 둘')
    .option('--coach <name>', 'auto · anthropic (모델) · offline (규칙 코치). --all은 규칙으로만 봅니다')
    .option('--apply', '찾은 첫 문장을 노트의 초안 맨 앞으로 옮깁니다. 앞의 초안은 주석으로 남습니다')
    .option('--lang <lang>', 'ko · en')
    .option('--json', '결과를 JSON으로')
    .action(async (first, second, options) =>
      done(await import('./commands/critique.ts').then((of) => of.critique(console, first, second, options))),
    );
}

function rest(program: Command, console: Console, done: Done): void {
  program.commandsGroup(HELP.rest);
  program
    .command('delete')
    .alias('forget')
    .description(HELP.delete)
    .argument('<what>', 'session · dossier · all')
    .argument('[name]', '회차나 지원 건')
    .option('--yes', '묻지 않고')
    .option('--json', '결과를 JSON으로')
    .action(async (what, name, options) =>
      done(await import('./commands/delete.ts').then((of) => of.remove(console, what, name, options))),
    );
  program
    .command('serve')
    .description(HELP.serve)
    .option('--http [port]', `stdio 대신 이 컴퓨터 안의 HTTP로 (기본 ${HTTP_PORT}, 0은 아무 포트나)`)
    .action(async (options: { http?: string | true }) => {
      const port = options.http === true ? HTTP_PORT : whole('--http', options.http, 0, 65_535);
      const where = console.workspace ? { workspace: console.workspace } : {};
      done(await named(console.env.serve({ ...where, ...(port === undefined ? {} : { http: port }) })));
    });
  program
    .command('doctor')
    .description(HELP.doctor)
    .option('--json', '결과를 JSON으로')
    .action(async () => done(await import('./commands/doctor.ts').then((of) => of.doctor(console))));
  program
    .command('demo', { hidden: true })
    .description(HELP.demo)
    .option('--lang <lang>', 'ko · en')
    .option('--json', '결과를 JSON으로')
    .action(async (options) => done(await import('./commands/demo.ts').then((of) => of.demo(console, options))));
}
