/**
 * An MCP host's window in a browser, as small as it can be: the official bridge over one sandboxed frame. The test puts
 * in what the server would answer (`kkoriRead`) and reads off what the view asked for (`heard`).
 */
import { AppBridge, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';

globalThis.heard = { messages: [], sizes: [], reads: [] };

/** @param {{ context: object, capabilities: object, input: object, result: object }} setup */
globalThis.openView = async ({ context, capabilities, input, result }) => {
  const frame = document.getElementById('view');
  const bridge = new AppBridge(null, { name: 'test-host', version: '1.0.0' }, capabilities, { hostContext: context });
  bridge.onreadresource = async ({ uri }) => {
    globalThis.heard.reads.push(uri);
    const { error, contents } = await globalThis.kkoriRead(uri);
    if (error) throw new Error(error);
    return { contents };
  };
  bridge.onmessage = async (message) => {
    globalThis.heard.messages.push(message);
    return {};
  };
  bridge.onsizechange = ({ height }) => {
    globalThis.heard.sizes.push(height);
    frame.style.height = `${height}px`;
  };
  bridge.oninitialized = async () => {
    await bridge.sendToolInput({ arguments: input });
    await bridge.sendToolResult(result);
  };
  globalThis.bridge = bridge;
  await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  frame.src = 'http://view.test/';
};
