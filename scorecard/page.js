// @ts-check

/**
 * Lays a scorecard out. Everything that comes from a session is set as text, never as markup. The page shows what is
 * embedded in it, or what `host.js` hands to `kkoriScorecard.show`.
 *
 * @typedef {import('../src/faces/scorecard/shape.ts').Scorecard} Scorecard
 * @typedef {import('../src/faces/scorecard/shape.ts').CardThread} CardThread
 * @typedef {import('../src/faces/scorecard/shape.ts').CardTurn} CardTurn
 * @typedef {import('../src/faces/scorecard/shape.ts').CardCheck} CardCheck
 * @typedef {import('../src/faces/scorecard/shape.ts').CardPoint} CardPoint
 * @typedef {import('../src/faces/scorecard/shape.ts').Segment} Segment
 * @typedef {Node | string | null | false | undefined} Child
 * @typedef {{ practise?: (ask: string) => Promise<boolean>, print?: boolean }} Abilities
 */

// biome-ignore lint/correctness/noUnusedVariables: host.js, a second script of the same page, calls it
const kkoriScorecard = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  /** How far apart two questions of a thread are in its drawing, and how much deeper the next is, in CSS pixels. */
  const STEP = 32;
  const DEEPER = 7;

  /**
   * @param {string} name
   * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
   * @param {...(Child | Child[])} children
   * @returns {HTMLElement}
   */
  function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    fill(element, attributes, children.flat());
    return element;
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number | boolean | null | undefined>} attributes
   * @param {...Child} children
   * @returns {SVGElement}
   */
  function svg(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    fill(element, attributes, children);
    return element;
  }

  /**
   * @param {Element} element
   * @param {Record<string, string | number | boolean | null | undefined>} attributes
   * @param {Child[]} children
   */
  function fill(element, attributes, children) {
    for (const [key, value] of Object.entries(attributes))
      if (value !== null && value !== undefined && value !== false)
        element.setAttribute(key, value === true ? '' : String(value));
    for (const child of children) if (child) element.append(child);
  }

  /** @param {string} id @param {string} heading @param {...(Child | Child[])} children */
  function section(id, heading, ...children) {
    return el(
      'section',
      { class: id, 'aria-labelledby': `h-${id}` },
      el('h2', { id: `h-${id}` }, heading),
      ...children,
    );
  }

  /** A link inside the page that opens what is folded on the way. @param {string} id @param {string} text @param {Record<string, string>} [attributes] */
  function jump(id, text, attributes = {}) {
    const link = el('a', { href: `#${id}`, ...attributes }, text);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const target = document.getElementById(id);
      if (!target) return;
      const folded = target.querySelector('details') ?? target.closest('details');
      if (folded) folded.open = true;
      const head = target.querySelector('summary');
      target.scrollIntoView({ block: head ? 'start' : 'center' });
      (head ?? target).focus({ preventScroll: true });
    });
    return link;
  }

  /** @param {string} thread @param {number} number @param {string} word */
  const place = (thread, number, word) =>
    jump(`thread-${thread}`, String(number), { class: 'place', 'aria-label': `${word} ${number}` });

  /** @param {string} kind @param {string} [label] */
  function dot(kind, label) {
    return svg(
      'svg',
      { class: `dot ${kind}`, viewBox: '0 0 14 14', width: 14, height: 14, ...named(label) },
      ...shape(kind, 7, 7),
    );
  }

  /** @param {string | undefined} label */
  const named = (label) => (label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' });

  /** A full circle for what was met, a ring for what was not, a dash for what was passed over. @param {string} kind @param {number} x @param {number} y */
  function shape(kind, x, y) {
    if (kind === 'skipped') return [svg('path', { class: 'ring', d: `M${x - 4} ${y}h8` })];
    if (kind === 'partly')
      return [
        svg('circle', { class: 'ring', cx: x, cy: y, r: 4.5 }),
        svg('path', { class: 'full', d: `M${x} ${y - 4.5}a4.5 4.5 0 0 0 0 9z` }),
      ];
    const full = kind === 'answered' || kind === 'defended' || kind === 'covered' || kind === 'found';
    return [svg('circle', { class: full ? 'full' : 'ring', cx: x, cy: y, r: full ? 5 : 4.5 })];
  }

  /** The questions of a thread as a tail that hangs as deep as it was followed. @param {CardThread} thread @param {number} longest */
  function tail(thread, longest) {
    const at = (/** @type {number} */ i) => ({ x: 8 + i * STEP, y: 8 + i * DEEPER });
    const end = at(longest - 1);
    const [width, height] = [end.x + 8, at(thread.steps.length - 1).y + 8];
    const said = thread.steps.map((step) => step.name).join(' → ');
    const line = thread.steps.slice(1).map((_, i) => {
      const { x, y } = at(i + 1);
      return `C${x - STEP / 2} ${y - DEEPER} ${x - STEP / 2} ${y} ${x} ${y}`;
    });
    return svg(
      'svg',
      { class: 'tail', viewBox: `0 0 ${width} ${height}`, width, height, ...named(`${thread.reached}: ${said}`) },
      svg('path', { class: 'line', d: `M8 8${line.join('')}` }),
      ...thread.steps.map((step, i) =>
        svg(
          'g',
          { class: `dot ${step.kind} ${step.state}` },
          svg('circle', { class: 'under', cx: at(i).x, cy: at(i).y, r: 7 }),
          ...shape(step.state, at(i).x, at(i).y),
        ),
      ),
    );
  }

  /** @param {Scorecard} card */
  function head(card) {
    return el(
      'header',
      {},
      el('p', { class: 'brand' }, el('span', { lang: 'ko' }, '꼬리'), el('span', { class: 'latin' }, 'kkori')),
      el('h1', {}, card.title),
      el('p', { class: 'about' }, card.about.join(' · ')),
      card.rating !== null && el('p', { class: 'rated' }, `${card.words.rating}: `, el('strong', {}, card.rating)),
      card.coachSays !== '' && el('p', { class: 'says' }, card.coachSays),
    );
  }

  /** @param {Scorecard} card @param {CardPoint} point @param {boolean} placed */
  function pointItem({ words }, point, placed) {
    return el(
      'li',
      { class: `point ${point.kind}` },
      el(
        'p',
        { class: 'kind' },
        point.kind === 'keep' ? words.keep : words.fix,
        placed && place(point.thread, point.number, words.thread),
      ),
      point.quote !== null && el('blockquote', {}, point.quote),
      el('p', {}, point.say),
      point.next !== null && el('p', { class: 'then' }, point.next),
    );
  }

  /** @param {Scorecard} card @param {Abilities} abilities */
  function first(card, abilities) {
    const { words } = card;
    return el(
      'div',
      { class: 'first' },
      section(
        'points',
        words.points,
        card.points.length === 0
          ? el('p', { class: 'quiet' }, words.noPoints)
          : el(
              'ul',
              {},
              card.points.map((point) => pointItem(card, point, true)),
            ),
      ),
      card.next.length > 0 &&
        section(
          'next',
          words.next,
          el(
            'ol',
            {},
            card.next.map((step) =>
              el(
                'li',
                {},
                el('p', {}, step.text),
                step.thread !== null &&
                  el('p', { class: 'quiet' }, place(step.thread, step.number, words.thread), ' ', step.question),
                practise(card, step, abilities),
              ),
            ),
          ),
        ),
    );
  }

  /** @param {Scorecard} card @param {Scorecard['next'][number]} step @param {Abilities} abilities */
  function practise({ words }, step, abilities) {
    const send = abilities.practise;
    if (!send) return null;
    const button = el('button', { type: 'button', class: 'practise' }, words.practise);
    const said = el('span', { role: 'status', class: 'quiet' });
    button.addEventListener('click', async () => {
      if (await send(step.ask)) said.textContent = words.practiseSent;
    });
    return el('p', {}, button, ' ', said);
  }

  /** @param {Scorecard} card */
  function glance(card) {
    const { words, threads } = card;
    const longest = Math.max(...threads.map((thread) => thread.steps.length));
    const states = new Set(threads.flatMap((thread) => thread.steps.map((step) => step.state)));
    // A full circle needs no key when there is nothing else.
    const other = states.size > 1 || !states.has('answered') ? [...states] : [];
    return section(
      'glance',
      words.glance,
      el('p', { class: 'quiet' }, words.glanceSays),
      other.length > 0 &&
        el(
          'ul',
          { class: 'states quiet' },
          other.map((state) => el('li', {}, dot(state), words.states[state])),
        ),
      el(
        'ol',
        {},
        threads.map((thread) =>
          el(
            'li',
            {},
            el(
              'p',
              { class: 'name' },
              place(thread.id, thread.number, words.thread),
              ' ',
              thread.topic || thread.question,
            ),
            el('div', { class: 'deep' }, tail(thread, longest), el('span', {}, thread.reached)),
            el('p', { class: 'counts' }, thread.counts ?? ''),
            thread.rating !== null && el('p', { class: 'own' }, `${words.rating}: ${thread.rating}`),
          ),
        ),
      ),
    );
  }

  /** @param {Scorecard} card @param {Abilities} abilities */
  function threads(card, abilities) {
    const { words } = card;
    const list = card.threads.map((thread) => threadItem(card, thread));
    const every = () => list.map((item) => /** @type {HTMLDetailsElement} */ (item.querySelector('details')));
    const all = el('button', { type: 'button' });
    const label = () => {
      all.textContent = every().every((d) => d.open) ? words.closeAll : words.openAll;
    };
    all.addEventListener('click', () => {
      const open = !every().every((d) => d.open);
      for (const details of every()) details.open = open;
      label();
    });
    for (const details of every()) details.addEventListener('toggle', label);
    label();
    const print = el('button', { type: 'button' }, words.print);
    print.addEventListener('click', () => window.print());
    const marked = card.threads.some((t) => t.turns.some((u) => u.answers.some((a) => a.segments.some((s) => s.kind))));
    return section(
      'threads',
      words.threads,
      el(
        'div',
        { class: 'bar' },
        marked &&
          el(
            'p',
            { class: 'legend quiet' },
            el('mark', { class: 'found' }, words.quoteFound),
            ' ',
            el('mark', { class: 'fix' }, words.quoteFix),
          ),
        el('p', { class: 'tools' }, all, abilities.print === true && print),
      ),
      list,
    );
  }

  /** @param {Scorecard} card @param {CardThread} thread */
  function threadItem(card, thread) {
    const meta = [thread.type, thread.topic, thread.reached].filter((text) => text !== '').join(' · ');
    const checked = thread.found.length + thread.missing.length + thread.unjudged.length > 0;
    return el(
      'article',
      { class: 'thread', id: `thread-${thread.id}`, 'aria-labelledby': `q-${thread.id}` },
      el(
        'details',
        { open: thread.open },
        el(
          'summary',
          {},
          el('span', { class: 'number', 'aria-hidden': 'true' }, String(thread.number)),
          el(
            'span',
            { class: 'title' },
            el('h3', { id: `q-${thread.id}` }, thread.question),
            el('span', { class: 'meta' }, meta),
          ),
        ),
        el(
          'div',
          { class: 'body' },
          el(
            'ol',
            { class: 'talk' },
            thread.turns.map((turn) => turnItem(card, thread, turn)),
          ),
          el(
            'div',
            { class: 'side' },
            thread.points.length > 0 &&
              el(
                'ul',
                { class: 'mend' },
                thread.points.map((point) => pointItem(card, point, false)),
              ),
            checked && checks(card, thread),
            background(card, thread),
          ),
        ),
      ),
    );
  }

  /** @param {Scorecard} card @param {CardThread} thread @param {CardTurn} turn */
  function turnItem({ words }, thread, turn) {
    const reason = [turn.anchor ? `‘${turn.anchor.quote}’ (${turn.anchor.where})` : '', turn.why ?? ''];
    const follow = turn.kind === 'follow-up';
    return el(
      'li',
      { class: `turn ${turn.kind} ${turn.state}` },
      (follow || turn.question !== thread.question) &&
        el(
          'p',
          { class: 'ask' },
          follow && el('span', { class: 'chip' }, [words.followUp, turn.probe].filter(Boolean).join(' · ')),
          follow && ' ',
          turn.question,
        ),
      follow && reason.some(Boolean) && el('p', { class: 'why' }, reason.filter(Boolean).join(' · ')),
      turn.asked !== null && el('p', { class: 'why' }, `${words.asked}: ${turn.asked}`),
      turn.asides.map((aside) => el('p', { class: 'aside' }, aside)),
      turn.answers.map(({ label, note, segments }) =>
        el(
          'div',
          { class: 'answer' },
          el('p', { class: 'label' }, label, note !== null && ` (${note})`),
          el(
            'p',
            { class: 'said' },
            segments.length === 0 ? `(${words.empty})` : segments.flatMap((s) => piece(thread, s)),
          ),
        ),
      ),
      turn.movedOn !== null && el('p', { class: 'moved' }, turn.movedOn),
    );
  }

  /** @param {CardThread} thread @param {Segment} segment @returns {Child[]} */
  function piece(thread, segment) {
    if (!segment.kind) return [segment.text];
    const mark = el('mark', { class: segment.kind }, segment.text);
    const [begins, ...others] = segment.starts ?? [];
    if (begins !== undefined) {
      mark.id = `quote-${thread.id}-${begins}`;
      mark.tabIndex = -1;
    }
    for (const note of others) mark.prepend(el('span', { id: `quote-${thread.id}-${note}`, tabindex: '-1' }));
    return [mark, ...(segment.ends ?? []).map((note) => el('sup', {}, String(note)))];
  }

  /** @param {Scorecard} card @param {CardThread} thread */
  function checks({ words }, thread) {
    /** @param {string} heading @param {string} kind @param {CardCheck[]} list */
    const group = (heading, kind, list) =>
      list.length > 0 && [
        el('h4', {}, heading),
        el(
          'ul',
          { class: kind },
          list.map((check) => checkItem(words, kind, check, thread.id)),
        ),
      ];
    return el(
      'div',
      { class: 'checks' },
      group(words.found, 'found', thread.found),
      group(words.missing, 'missing', thread.missing),
      thread.unjudged.length > 0 &&
        el(
          'details',
          { class: 'unjudged' },
          el('summary', {}, `${words.unjudged} ${thread.unjudged.length}`),
          el(
            'ul',
            {},
            thread.unjudged.map((check) => el('li', {}, check.text)),
          ),
        ),
    );
  }

  /** @param {Scorecard['words']} words @param {string} kind @param {CardCheck} check @param {string} thread */
  function checkItem(words, kind, check, thread) {
    return el(
      'li',
      {},
      dot(kind),
      el(
        'div',
        {},
        check.text,
        check.mark !== null && el('span', { class: 'chip' }, check.mark),
        check.note !== null &&
          jump(`quote-${thread}-${check.note}`, String(check.note), {
            class: 'note',
            'aria-label': `${words.seeQuote} ${check.note}`,
          }),
        check.note === null && check.quote !== null && el('q', {}, check.quote),
      ),
    );
  }

  /** @param {Scorecard} card @param {CardThread} thread */
  function background({ words }, thread) {
    return el(
      'details',
      { class: 'background' },
      el('summary', {}, words.background),
      el(
        'dl',
        {},
        thread.background.flatMap(({ label, text }) => [el('dt', {}, label), el('dd', {}, text)]),
      ),
      el('h4', {}, words.evidence),
      el(
        'ul',
        {},
        thread.evidence.map(({ source, quote, changed }) =>
          el(
            'li',
            {},
            source,
            quote !== null && el('q', {}, quote),
            changed !== null && el('span', { class: 'chip' }, changed),
          ),
        ),
      ),
    );
  }

  /** @param {Scorecard} card */
  function coverage({ words, coverage }) {
    return section(
      'coverage',
      words.coverage,
      coverage.flatMap(({ heading, says, rows }) => [
        el('h3', {}, heading),
        el('p', { class: 'quiet' }, says),
        el(
          'ul',
          { class: 'rows' },
          rows.map((row) =>
            el(
              'li',
              {},
              dot(row.thread === null ? 'uncovered' : 'covered'),
              el(
                'div',
                {},
                row.text,
                row.thread !== null && row.number !== null && place(row.thread, row.number, words.thread),
                row.why !== null && el('span', { class: 'quiet' }, row.why),
              ),
            ),
          ),
        ),
      ]),
    );
  }

  /** @param {Scorecard} card */
  function ledger({ words, ledger }) {
    return section(
      'ledger',
      words.ledger,
      el(
        'ul',
        { class: 'rows' },
        ledger.map((row) =>
          el(
            'li',
            {},
            dot(row.state),
            el('div', {}, `${row.id} ${row.text}`, el('span', { class: 'quiet' }, row.says)),
          ),
        ),
      ),
    );
  }

  /** @param {Scorecard} card */
  function criteria({ words, criteria }) {
    return section(
      'criteria',
      words.criteria,
      el(
        'div',
        { class: 'grid' },
        criteria.map(({ name, says, checks: list }) =>
          el(
            'div',
            {},
            el('h3', {}, name),
            el('p', { class: 'quiet' }, says),
            el(
              'ul',
              { class: 'rows' },
              list.map((check) =>
                el(
                  'li',
                  {},
                  dot(check.met === true ? 'found' : check.met === false ? 'missing' : 'skipped'),
                  el('div', {}, check.text, el('span', { class: 'quiet' }, check.outcome)),
                ),
              ),
            ),
          ),
        ),
      ),
    );
  }

  /** @param {Scorecard} card */
  function plan({ words, plan }) {
    return el(
      'details',
      { class: 'plan' },
      el('summary', {}, el('h2', {}, words.plan)),
      el(
        'ol',
        {},
        plan.map((slot) =>
          el(
            'li',
            {},
            slot.thread === null
              ? el('span', { class: 'place' }, String(slot.number))
              : place(slot.thread, slot.number, words.thread),
            el('div', {}, `${slot.type} · ${slot.topic} · ${slot.minutes}`, el('span', { class: 'quiet' }, slot.why)),
          ),
        ),
      ),
    );
  }

  /** @param {string} id @param {string} heading @param {string[]} lines */
  const lines = (id, heading, lines) =>
    lines.length > 0 &&
    section(
      id,
      heading,
      el(
        'ul',
        {},
        lines.map((text) => el('li', {}, text)),
      ),
    );

  /** @param {Scorecard} card @param {Abilities} [abilities] */
  function show(card, abilities = {}) {
    document.documentElement.lang = card.lang;
    document.title = card.title;
    const { words } = card;
    const open = card.withheld === null;
    const main = /** @type {HTMLElement} */ (document.getElementById('card'));
    main.replaceChildren(
      head(card),
      ...[
        !open && el('p', { class: 'withheld', role: 'note' }, card.withheld),
        open && first(card, abilities),
        open && card.threads.length > 0 && glance(card),
        card.threads.length > 0 && threads(card, abilities),
        card.criteria.length > 0 && criteria(card),
        (card.coverage.length > 0 || card.ledger.length > 0) &&
          el(
            'div',
            { class: 'two' },
            card.coverage.length > 0 && coverage(card),
            card.ledger.length > 0 && ledger(card),
          ),
        card.plan.length > 0 && plan(card),
        lines('models', words.model, card.models),
        lines('notes', words.notes, card.notes),
      ].filter((node) => node !== false),
      el('footer', {}, `${words.session} `, el('code', {}, card.session)),
    );
  }

  /** What cannot be shown as a card is shown as the text it is. @param {string} text */
  function showText(text) {
    const main = /** @type {HTMLElement} */ (document.getElementById('card'));
    main.replaceChildren(el('p', { class: 'plain' }, text));
  }

  /** Folded parts are printed as well. */
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details')].filter((details) => !details.open);
    for (const details of folded) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
  });

  const data = document.getElementById('scorecard');
  if (data) show(JSON.parse(data.textContent ?? ''), { print: true });
  return { show, showText };
})();
