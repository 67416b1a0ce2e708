import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localhostHostValidation, localhostOriginValidation, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, type McpServer } from '@modelcontextprotocol/server';
import { KkoriError } from '../../core/errors.ts';

/** The one address of the server. */
const PATH = '/mcp';
/** Bytes of one request: an answer of 20,000 letters with everything that may come with it, many times over. */
const BODY_MAX = 1024 * 1024;

/** How long calls in flight may take once the server is stopped, ms. */
const LEAVE_WITHIN = 10_000;

export type HttpOptions = {
  /** 0 = any free port. */
  port: number;
  /** Asked of every request as a bearer token; null = none. */
  token: string | null;
  onerror?: (error: Error) => void;
};

export type HttpApp = { url: string; close(): Promise<void> };

/**
 * Streamable HTTP on loopback, both protocol eras from one factory: nobody else's page can reach it (Host and Origin are
 * checked before anything is read), and with a token nobody else's program. Throws KkoriError `config` when the port is
 * taken or may not be used.
 */
export async function listenOverHttp(factory: () => McpServer, options: HttpOptions): Promise<HttpApp> {
  const handler = createMcpHandler(factory, {
    legacy: 'stateless',
    maxRequestBodySize: BODY_MAX,
    ...(options.onerror ? { onerror: options.onerror } : {}),
  });
  const answer = toNodeHandler(handler);
  const fromHere = localhostHostValidation();
  const ownOrigin = localhostOriginValidation();
  const server = createServer((request, response) => {
    // Each check has answered by itself when it says no.
    if (!fromHere(request, response) || !ownOrigin(request, response)) return;
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== PATH) return refuse(response, 404, 'not found');
    if (options.token !== null && !bears(request, options.token))
      return refuse(response, 401, 'a bearer token is needed');
    void answer(request, response).catch((error: unknown) => {
      options.onerror?.(error instanceof Error ? error : new Error(String(error)));
      if (!response.headersSent) refuse(response, 500, 'internal error');
    });
  });
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${PATH}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Subscriptions end here; calls in flight are answered first, for as long as a call may take.
      await handler.close();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), LEAVE_WITHIN);
      await closed;
      clearTimeout(late);
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new KkoriError(
          'config',
          taken ? `${port}번 포트는 이미 쓰이고 있습니다.` : `${port}번 포트를 열 수 없습니다.`,
          {
            hint: taken ? '다른 포트를 적어 주세요: kkori serve --http 4000' : '1024보다 큰 포트를 적어 주세요.',
            cause: error,
          },
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

/** Compared in the time of its length alone, so that it cannot be guessed letter by letter. */
function bears(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(/^Bearer (\S{1,500})$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  });
  response.end(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32000, message } }));
}
