// @ts-check

/**
 * What the page is made of: elements whose content is only ever text, links that unfold what they lead to, and the two
 * drawings.
 *
 * @typedef {import('../src/faces/scorecard/shape.ts').CardThread} CardThread
 * @typedef {Node | string | null | false | undefined} Child
 */

// biome-ignore lint/correctness/noUnusedVariables: the other scripts of the page call it
const kkoriDraw = (() => {
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

  return { el, section, jump, place, dot, tail };
})();
