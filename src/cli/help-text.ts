import type { Flag } from "../inputs/flag.ts";
import { commandOf, inHelpOrder, switchValue } from "./command.ts";

/** What a help says around its flags. */
interface Text {
  readonly usage: string;
  readonly description: string;
  readonly after: string;
}

/** Characters in a line of help. */
export const helpWidth = () => Math.min(100, process.stdout.columns || 80);

/** A help with the flags under their headings, each once. */
export function helpText(name: string, flags: readonly Flag[], { usage, description, after }: Text): string {
  const names = new Set<string>();
  const shown = inHelpOrder(flags.filter((flag) => !names.has(flag.name) && names.add(flag.name)));
  const command = commandOf(name, shown).description(description).usage(usage);
  command.configureHelp({
    helpWidth: helpWidth(),
    minWidthToWrap: 20, // also beside a flag with a long list of choices
    commandUsage: () => usage,
    optionTerm: (option) => option.flags.replace(` ${switchValue}`, ""),
  });
  return `${command.helpInformation()}\n${after}`;
}
