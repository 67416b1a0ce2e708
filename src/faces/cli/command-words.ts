import { withJosa } from '../../core/josa.ts';

/** What the commands say outside of a rehearsal: Korean, as the product's own language. */
export const say = {
  noWorkspace: [
    '아직 작업 공간이 없습니다.',
    '  kkori init              공고, 이력서, 노트를 둘 폴더를 만듭니다',
    '  kkori demo              지어낸 회사로 2분 시연을 봅니다',
  ],
  nothingYet: [
    '작업 공간이 비어 있습니다.',
    '  kkori add 공고.md        공고를 넣습니다 (이력서, 준비 노트도 같은 명령)',
  ],
  workspace: (at: string) => `작업 공간 ${at}`,
  dossiers: '지원 건',
  openSessions: '하던 연습',
  resumeLine: (facts: number | null) =>
    facts === null ? '이력서 없음 · `kkori add 이력서.md`를 하면 이력서와 대조합니다' : `이력서 ${facts}줄`,
  inbox: (names: string) => `inbox에 넣지 않은 파일: ${names}  →  kkori add inbox`,
  nextSteps: '다음',
  nextResume: 'kkori rehearse --resume',
  nextRehearse: (slug: string) => `kkori rehearse ${slug}`,
  nextCritique: (slug: string) => `kkori critique ${slug}`,
  help: 'kkori --help',
  dossierLine: (requirements: number, questions: number, drafts: number) =>
    `자격요건 ${requirements} · 질문 ${questions} · 초안 ${drafts}`,
  noDossier: '지원 건이 없습니다.',
  firstDossier: '먼저 `kkori add 파일`로 공고나 준비 노트를 넣어 주세요.',
  noDossiers: '지원 건이 없습니다. 먼저 `kkori add 파일`로 공고나 준비 노트를 넣어 주세요.',

  compared: (n: number) => `지원 건 ${n}곳을 문서에 적힌 말로 견줍니다. 어느 쪽이 낫다고 말하지 않습니다.`,
  unknown: '모름 (적혀 있지 않음)',
  toAsk: '물어볼 것:',
  industriesToRead: '먼저 읽어 볼 업계 (가까운 차례)',
  noIndustry: '닿는 업계를 찾지 못했습니다. 기술 이름보다 문제의 모양으로 적어 주세요 (예: 실시간, 정합성, 트래픽).',
  yours: '이 업계의 지원 건',
  notInGuide: '안내에 없는 말',

  made: (at: string) => `작업 공간을 만들었습니다: ${at}`,
  there: (at: string) => `이미 작업 공간입니다: ${at}`,
  afterInit: (at: string) => [
    '  kkori add 공고.md        공고를 넣습니다',
    '  kkori add 이력서.pdf      이력서를 넣습니다 (md, txt, PDF, Word, HTML)',
    ...(at ? [`  (다른 곳에서 쓸 때는 --workspace ${at})`] : []),
  ],

  adding: '문서를 읽는 중입니다',
  added: {
    posting: '공고',
    'multi-posting': '공고 여럿',
    qa: '질문과 답',
    dossier: '준비 노트',
    resume: '이력서',
    notes: '노트',
  } as Record<string, string>,
  addedLine: (name: string, kind: string, stored: string) => `${name} → ${kind} (${stored})`,
  pasted: '붙여 넣은 글',
  facts: (n: number) => `이력서에서 ${n}줄을 읽었습니다.`,
  converted: (format: string, pages: number | undefined, characters: number) =>
    `${format}${pages ? ` ${pages}쪽` : ''}에서 ${characters.toLocaleString('en')}자를 읽어 Markdown으로 저장했습니다. 원본과 다르면 저장된 파일을 고쳐 주세요.`,
  formats: { html: 'HTML', docx: 'Word', pdf: 'PDF' },
  afterAdd: (slug: string) => `이어서: kkori rehearse ${slug}`,
  emptyFolder: (name: string) => `‘${name}’에 넣을 파일(md, txt, pdf, docx, html)이 없습니다.`,
  tooManyFiles: (n: number, most: number) =>
    `파일이 ${n.toLocaleString('en')}개입니다. 한 번에 ${most}개까지 넣습니다.`,
  tooManyFilesHint:
    '더 작은 폴더를 고르거나, 모두 넣으려면 --yes를 붙여 주세요. 노트 폴더는 작업 공간의 notes/에 그대로 두어도 됩니다.',
  addingFiles: '파일을 넣는 중입니다',
  skippedFiles: (n: number) => `건너뛴 파일 ${n}개 (읽는 형식이 아니거나 숨김, 링크)`,
  paste: '붙여 넣은 뒤 빈 줄에서 Ctrl-D를 눌러 주세요.',

  noAnswers: '터미널이 아니어서 답을 받을 수 없습니다.',
  noAnswersHint: '답변 파일을 주세요: kkori rehearse 지원건 --answers 답변.md (답 사이에는 `---`만 있는 줄)',
  jsonNeedsAnswers: '--json은 답변 파일과 함께 씁니다.',
  chooseDossier: '어느 지원 건으로 연습할까요?',
  dossierNeeded: '어느 지원 건인지 적어 주세요.',
  nothingToResume: '이어서 할 연습이 없습니다.',
  noSessions: '아직 연습한 회차가 없습니다.',
  noSessionsHint: '`kkori rehearse`로 시작해 주세요.',
  noSession: (id: string) => `‘${id}’ 회차를 찾지 못했습니다.`,
  sessionNeeded: '어느 회차인지 적어 주세요.',
  theSessions: '최근 회차 (앞 몇 글자만 적어도 됩니다)',
  sessionLine: (id: string, day: string, what: string, answers: number) => `${id}  ${day} · ${what} · 답변 ${answers}`,
  onlyOne: (a: string, b: string) => `${withJosa(a, '과/와')} ${withJosa(b, '은/는')} 함께 쓸 수 없습니다.`,

  demoChoice: '직접 답해 보시겠어요, 예시 답변으로 보시겠어요?',
  demoScripted: '예시 답변으로 보기 (2분)',
  demoOwn: '직접 답해 보기 (30분쯤)',
  demoNote: '지어낸 회사와 지원자입니다. 실제 회사가 아닙니다.',
  demoAfter: ['', '내 공고로 해 보려면: kkori init → kkori add 공고.md → kkori rehearse'],

  anchor: (quote: string, where: string) => `닻 ‘${quote}’ (${where})`,
  anchorIn: { answer: '답', question: '질문', resume: '이력서', draft: '초안' } as Record<string, string>,
  noFollowUp: (reason: string) => `→ 넘어갑니다: ${reason}`,
  asking: '꼬리 질문을 찾는 중입니다',

  indexing: '찾을 자료를 읽는 중입니다',
  nothingFound: (query: string) => `‘${query}’에 맞는 것을 찾지 못했습니다. 낱말을 줄이거나 다른 이름으로 찾아 보세요.`,
  unreadableFiles: (n: number, names: string) =>
    `읽지 못해 찾지 않은 파일 ${n}개: ${names}${n > 3 ? ' …' : ''} (UTF-8로 저장한 글만 찾습니다)`,

  written: (file: string) => `${file}에 적었습니다.`,
  reporting: '보고서를 만드는 중입니다',
  withheld: (id: string) =>
    `실전 모드의 보고서는 자기 평가를 하거나 하지 않겠다고 한 뒤에 전부 열립니다: kkori rehearse --resume ${id}`,

  deleteSession: (id: string) => `회차를 지웁니다. 되돌릴 수 없습니다: ${id}`,
  deleteDossier: (slug: string) => `지원 건 ${slug}의 파일과 회차를 모두 지웁니다. 되돌릴 수 없습니다.`,
  deleteAll: (at: string) => `${at}의 지원 건, 이력서, 노트, 회차를 모두 지웁니다. 되돌릴 수 없습니다.`,
  deleteSure: '지울까요?',
  deleteNot: '지우지 않았습니다.',
  deleteUnsure: '터미널이 아니어서 확인을 받을 수 없습니다.',
  deleteUnsureHint: '정말 지우려면 --yes를 붙여 주세요.',
  deleted: (sessions: number, files: number) => `지웠습니다: 회차 ${sessions}개, 파일 ${files}개.`,
  deletedHost: '어시스턴트와 나눈 대화는 그 제공자에게 남아 있을 수 있고, kkori가 지우지 못합니다.',
  yes: '예',
  no: '아니요',
  opening: '작업 공간을 여는 중입니다',
  comparingPapers: '글을 서로 견주는 중입니다',
  checkingDossiers: '지원 건을 살피는 중입니다',
  building: '준비 노트를 정리하는 중입니다',
  proseIsOld: '코치의 글은 공고나 이력서가 바뀌기 전에 쓴 것입니다.',
};

/** Mistakes on the command line. */
export const mistakes = {
  noModel: '모델이 설정되어 있지 않습니다.',
  noModelHint:
    'ANTHROPIC_API_KEY를 정하거나(또는 ANTHROPIC_BASE_URL로 다른 서버를) --coach offline으로 규칙만 쓸 수 있습니다.',
  unknownCommand: (name: string) => `‘${name}’ 명령은 없습니다.`,
  unknownOption: (name: string) => `‘${name}’ 옵션은 없습니다.`,
  maybe: (name: string) => `혹시 ‘${name}’인가요?`,
  commands: (names: string) => `있는 명령: ${names}`,
  seeHelp: (command: string) => `도움말: ${command} --help`,
  missingArgument: (name: string) => `‘${name}’ 자리가 비었습니다.`,
  missingValue: (name: string) => `${name} 뒤에 값이 없습니다.`,
  missingOption: (name: string) => `${name} 옵션이 필요합니다.`,
  tooManyWords: '낱말이 너무 많습니다.',
  tooMany: (extra: string) => `남는 낱말이 있습니다: ${extra}`,
  oneOf: (name: string, value: string) => `${name}에는 ‘${value}’ 값을 쓸 수 없습니다.`,
  choices: (names: string) => `쓸 수 있는 값: ${names}`,
  dossiers: (slugs: string) => `있는 지원 건: ${slugs}`,
  number: (name: string, from: number, to: number) => `${name}에는 ${from}에서 ${to} 사이의 수를 적어 주세요.`,
  noFile: (name: string) => `‘${name}’ 파일을 찾지 못했습니다.`,
  unreadable: (name: string) => `‘${name}’ 파일을 읽지 못했습니다.`,
  unwritable: (name: string) => `‘${name}’에 쓰지 못했습니다.`,
  tooLarge: (name: string) => `‘${name}’ 파일이 너무 큽니다 (10 MB까지).`,
  unexpected: '예상하지 못한 오류입니다. 저장된 답은 그대로 있습니다.',
  unexpectedHint: 'KKORI_LOG=debug로 다시 하면 자세한 기록을 stderr에서 볼 수 있습니다.',
};

export const HELP = {
  summary:
    '꼬리 질문까지 연습하는 면접 리허설 파트너\nInterview rehearsal with follow-up questions; local, no key needed. Only for practice.',
  titles: {
    'Usage:': '쓰는 법:',
    'Options:': '옵션:',
    'Arguments:': '인자:',
    'Commands:': '명령:',
    'Global Options:': '공통 옵션:',
  } as Record<string, string>,
  everyday: '자주 쓰는 명령',
  material: '자료',
  rest: '그 밖에',
  rehearse: '리허설을 합니다 (rehearse an interview)',
  report: '보고서를 봅니다 (the report of a session)',
  ask: '답 하나에 대한 꼬리 질문 (follow-up questions for one answer)',
  critique: '초안을 봅니다: 고칠 것과 꼬리 지도 (critique answer drafts)',
  init: '작업 공간을 만듭니다 (make a workspace)',
  add: '공고, 이력서, 노트를 넣습니다: md, txt, PDF, Word, HTML (add a posting, résumé, notes)',
  dossier: '지원 건을 봅니다 (list or show applications)',
  search: '지식, 지원 건, 노트에서 찾습니다 (search)',
  delete: '정말로 지웁니다 (delete for good)',
  serve: 'AI 어시스턴트를 위한 MCP 서버 (MCP server on stdio)',
  doctor: '설정과, 무엇이 이 컴퓨터를 떠나는지 (check the setup)',
  demo: '지어낸 회사로 2분 시연 (two-minute demo)',
  after: [
    '',
    '처음이라면  kkori init → kkori add 공고.md → kkori rehearse',
    '명령마다 자세히: kkori 명령 --help',
    '실제 면접 중에 쓰는 도구가 아니라 연습에만 씁니다.',
  ].join('\n'),
};
