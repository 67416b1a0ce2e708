// @ts-check

/**
 * Lays a scorecard out. Everything that comes from a session is set as text, never as markup. The page shows what is
 * embedded in it, or what `host.js` hands to `kkoriScorecard.show`.
 *
 * @typedef {{ practise?: (ask: string) => Promise<boolean>, file?: boolean }} Abilities
 *   `practise` asks the host's model; `file` = a page of its own, which can be printed and need not be short at first
 */

// biome-ignore lint/correctness/noUnusedVariables: host.js, a second script of the same page, calls it
const kkoriScorecard = (() => {
  const { el, section, place, dot, tail } = kkoriDraw;
  const { threads, pointItem } = kkoriThreads;

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

  /** A quotation: the coach's words, not the program's. @param {NonNullable<Scorecard['summary']>} summary @param {Scorecard['words']} words */
  function summary({ paragraphs, next, by }, words) {
    return section(
      'summary',
      words.summary,
      el(
        'blockquote',
        {},
        paragraphs.map((text) => el('p', {}, text)),
        next.length > 0 &&
          el(
            'ul',
            {},
            next.map((step) => el('li', {}, step)),
          ),
        el('p', { class: 'quiet' }, `— ${by}`),
      ),
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
            el(
              'div',
              {},
              thread.counts !== null && el('p', { class: 'counts' }, thread.counts),
              thread.rating !== null && el('p', { class: 'own' }, `${words.rating}: ${thread.rating}`),
            ),
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
  function ledger({ words, ledger, ledgerSays }) {
    return section(
      'ledger',
      words.ledger,
      el('p', { class: 'quiet' }, ledgerSays),
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
        card.summary !== null && summary(card.summary, words),
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

  /** Every thread is printed; what is folded inside of one stays so. */
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details')].filter(
      (details) => !details.open && details.matches('.thread > details, .plan'),
    );
    for (const details of folded) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
  });

  const data = document.getElementById('scorecard');
  if (data) show(JSON.parse(data.textContent ?? ''), { file: true });
  return { show, showText };
})();
