/** Which tool does what a command of the terminal does. */
const TOOL_OF: Record<string, string> = {
  add: 'save_material',
  rehearse: 'start_rehearsal',
  report: 'get_report',
  dossier: 'read_source',
  critique: 'critique_draft',
  ask: 'ask_follow_ups',
  search: 'search_knowledge',
};
/** Which argument stands for an option; any other is called as the option is. */
const ARGUMENT_OF: Record<string, string> = { file: 'draft', to: 'dossier', as: 'kind' };

/**
 * Words of ours for somebody at a terminal as they fit inside an assistant: nobody there can type a command. A command
 * becomes the tool that does the same, an option the argument.
 */
export function inHost(text: string): string {
  return text
    .replace(/`kkori ([a-z]+)[^`\n]*`(으로|로)?/gu, (all, command: string, particle?: string) =>
      named(command, particle, all),
    )
    .replace(/\bkkori ([a-z]+)(?: [^.,·`\n]*|(로))/gu, (all, command: string, particle?: string) =>
      named(command, particle, all),
    )
    .replace(/`--([a-z]+)[^`\n]*`(으로|로)?/gu, (_, option: string, particle?: string) =>
      [argument(option), particle ? '로' : ''].join(''),
    )
    .replace(/--([a-z]+)/gu, (_, option: string) => argument(option));
}

const argument = (option: string) => `\`${ARGUMENT_OF[option] ?? option}\``;

function named(command: string, particle: string | undefined, otherwise: string): string {
  const tool = TOOL_OF[command];
  return tool ? `${tool}${particle ? '로' : ''}` : otherwise;
}
