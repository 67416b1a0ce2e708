import { McpServer } from '@modelcontextprotocol/server';
import type { Deps } from '../../app/deps.ts';
import { INSTRUCTIONS } from './instructions.ts';
import { registerPrompts } from './prompts.ts';
import { registerResources } from './resources.ts';
import { registerScorecard, UI_EXTENSION } from './scorecard.ts';
import { register, type Tool } from './tool.ts';
import { askFollowUpsTool } from './tools/ask-follow-ups.ts';
import { buildDossierTool } from './tools/build-dossier.ts';
import { critiqueDraftTool } from './tools/critique-draft.ts';
import { getReportTool } from './tools/get-report.ts';
import { listDossiersTool } from './tools/list-dossiers.ts';
import { readSourceTool } from './tools/read-source.ts';
import { saveMaterialTool } from './tools/save-material.ts';
import { searchKnowledgeTool } from './tools/search-knowledge.ts';
import { startRehearsalTool } from './tools/start-rehearsal.ts';
import { steerRehearsalTool } from './tools/steer-rehearsal.ts';
import { submitAnswerTool } from './tools/submit-answer.ts';
import { submitWorkTool } from './tools/submit-work.ts';

export type ServerInfo = { version: string };

/** The whole surface, in the order in which it is listed. */
export const TOOLS: readonly Tool[] = [
  listDossiersTool,
  readSourceTool,
  searchKnowledgeTool,
  saveMaterialTool,
  buildDossierTool,
  startRehearsalTool,
  submitAnswerTool,
  steerRehearsalTool,
  submitWorkTool,
  askFollowUpsTool,
  critiqueDraftTool,
  getReportTool,
];

/** More values than this in one call's arguments are refused before anything is parsed. */
const INPUT_ELEMENTS_MAX = 5000;

/** kkori as an MCP server over an open workspace. Coach: the host's own model, always. */
export function buildServer(deps: Deps, info: ServerInfo): McpServer {
  return serverOver(async () => deps, info);
}

/** As `buildServer`, with the workspace opened by the first call that needs it: listing the tools touches no file. */
export function serverOver(deps: () => Promise<Deps>, info: ServerInfo): McpServer {
  const server = new McpServer(
    { name: 'kkori', title: '꼬리 · 면접 리허설', version: info.version },
    {
      instructions: INSTRUCTIONS,
      capabilities: {
        tools: { listChanged: false },
        prompts: { listChanged: false },
        resources: { listChanged: true },
        extensions: { [UI_EXTENSION]: {} },
      },
      maxToolInputElements: INPUT_ELEMENTS_MAX,
    },
  );
  for (const definition of TOOLS) register(server, definition, deps);
  registerPrompts(server, deps);
  registerResources(server, deps);
  registerScorecard(server, deps);
  return server;
}
