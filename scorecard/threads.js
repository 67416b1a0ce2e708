// @ts-check

/**
 * The threads: questions, answers with the quotes in them marked, and the checks that stand on these.
 *
 * @typedef {import('../src/faces/scorecard/shape.ts').Scorecard} Scorecard
 * @typedef {import('../src/faces/scorecard/shape.ts').CardTurn} CardTurn
 * @typedef {import('../src/faces/scorecard/shape.ts').CardCheck} CardCheck
 * @typedef {import('../src/faces/scorecard/shape.ts').CardPoint} CardPoint
 * @typedef {import('../src/faces/scorecard/shape.ts').Segment} Segment
 */

// biome-ignore lint/correctness/noUnusedVariables: page.js calls it
const kkoriThreads = (() => {
  const { el, section, jump, place, dot } = kkoriDraw;

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
  function threads(card, abilities) {
    const { words } = card;
    const list = card.threads.map((thread) => threadItem(card, thread, abilities.file === true && thread.open));
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
        el('p', { class: 'tools' }, all, abilities.file === true && print),
      ),
      list,
    );
  }

  /** @param {Scorecard} card @param {CardThread} thread @param {boolean} open */
  function threadItem(card, thread, open) {
    const meta = [thread.type, thread.topic, thread.reached].filter((text) => text !== '').join(' · ');
    const checked = thread.found.length + thread.missing.length + thread.unjudged.length > 0;
    return el(
      'article',
      { class: 'thread', id: `thread-${thread.id}`, 'aria-labelledby': `q-${thread.id}` },
      el(
        'details',
        { open },
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

  return { threads, pointItem };
})();
