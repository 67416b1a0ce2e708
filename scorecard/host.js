// @ts-check

/**
 * The scorecard inside an MCP host (MCP Apps, revision 2026-01-26): JSON-RPC over postMessage with the window that
 * holds this page and nobody else. The session that the tool was called for is read as a resource, so that nothing of
 * it has to pass through the model; where that is not possible, the tool's own text is shown.
 */
(() => {
  /** @typedef {{ jsonrpc: '2.0', id?: number | string, method?: string, params?: any, result?: any, error?: any }} Message */

  const PROTOCOL = '2026-01-26';
  /** How long an answer of the host is waited for, in milliseconds. */
  const PATIENCE = 30_000;

  /** @type {Map<number, { resolve: (value: any) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  /** @type {any} */
  let capabilities = {};
  /** The session asked for, once the host has said so. @type {string | null} */
  let session = null;
  let lastHeight = 0;

  /** @param {Omit<Message, 'jsonrpc'>} message */
  const send = (message) => window.parent.postMessage({ jsonrpc: '2.0', ...message }, '*');

  /** @param {string} method @param {unknown} [params] @returns {Promise<any>} */
  function request(method, params) {
    last += 1;
    const id = last;
    send({ id, method, params });
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      setTimeout(() => {
        if (waiting.delete(id)) reject(new Error(`${method}: no answer`));
      }, PATIENCE);
    });
  }

  /** Theme and style variables of the host; a name or value of another shape is left alone. @param {any} context */
  function dress(context) {
    const root = document.documentElement;
    if (context?.theme === 'light' || context?.theme === 'dark') {
      root.style.colorScheme = context.theme;
      root.dataset.theme = context.theme;
    }
    for (const [name, value] of Object.entries(context?.styles?.variables ?? {}))
      if (/^--[a-z0-9-]+$/.test(name) && typeof value === 'string' && !/url\s*\(/i.test(value))
        root.style.setProperty(name, value);
    const { top = 0, right = 0, bottom = 0, left = 0 } = context?.safeAreaInsets ?? {};
    const inset = [top, right, bottom, left];
    if (inset.every((length) => Number.isFinite(length)))
      document.body.style.padding = inset.map((length) => `${length}px`).join(' ');
  }

  function resized() {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === lastHeight) return;
    lastHeight = height;
    send({ method: 'ui/notifications/size-changed', params: { height } });
  }

  /** @param {string} ask */
  async function practise(ask) {
    try {
      const answer = await request('ui/message', { role: 'user', content: [{ type: 'text', text: ask }] });
      return answer?.isError !== true;
    } catch {
      return false;
    }
  }

  /** @param {any} result */
  async function shown(result) {
    const text = (result?.content ?? [])
      .flatMap((/** @type {any} */ block) => (block.type === 'text' ? block.text : []))
      .join('\n\n');
    if (session !== null && result?.isError !== true && capabilities.serverResources) {
      try {
        const read = await request('resources/read', { uri: `kkori://sessions/${session}/scorecard` });
        const card = JSON.parse(read.contents[0].text);
        kkoriScorecard.show(card, capabilities.message ? { practise } : {});
        return;
      } catch {
        // Withheld, gone, or not to be read from here: the text says which.
      }
    }
    kkoriScorecard.showText(text);
  }

  /** @param {Message} message */
  function heard({ id, method, params }) {
    if (method === 'ui/notifications/tool-input' && /^[a-z0-9-]{1,80}$/.test(params?.arguments?.session))
      session = params.arguments.session;
    else if (method === 'ui/notifications/tool-result') void shown(params);
    else if (method === 'ui/notifications/host-context-changed') dress(params);
    if (id === undefined) return;
    if (method === 'ping' || method === 'ui/resource-teardown') send({ id, result: {} });
    else send({ id, error: { code: -32601, message: 'Method not found' } });
  }

  window.addEventListener('message', (event) => {
    if (event.source !== window.parent) return;
    const message = /** @type {Message} */ (event.data);
    if (message?.jsonrpc !== '2.0') return;
    if (message.method !== undefined) return heard(message);
    const asked = waiting.get(/** @type {number} */ (message.id));
    if (!asked) return;
    waiting.delete(/** @type {number} */ (message.id));
    if (message.error) asked.reject(new Error(String(message.error.message)));
    else asked.resolve(message.result);
  });

  async function begin() {
    const started = await request('ui/initialize', {
      appInfo: { name: 'kkori-scorecard', version: '1' },
      appCapabilities: { availableDisplayModes: ['inline'] },
      protocolVersion: PROTOCOL,
    });
    capabilities = started.hostCapabilities ?? {};
    dress(started.hostContext);
    send({ method: 'ui/notifications/initialized' });
    new ResizeObserver(resized).observe(document.documentElement);
    resized();
  }

  begin().catch(() => kkoriScorecard.showText('kkori'));
})();
