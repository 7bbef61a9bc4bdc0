/** What a runner hears in a log: both spellings of commands, and none between `stop-commands` and its token. */
export function heard(log: string): string[] {
  const commands: string[] = [];
  let token: string | undefined;
  for (const line of log.split(/\r?\n|\r/)) {
    const command =
      /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line) ?? /##\[([^\]\s]+)(?: (.*?))?\](.*)/.exec(line);
    if (!command) continue;
    const [, name = "", properties = "", data = ""] = command;
    if (token !== undefined) {
      if (name === token) token = undefined;
    } else if (name === "stop-commands") token = data;
    else commands.push(`${name} ${properties}: ${unescaped(data)}`);
  }
  return commands;
}

function unescaped(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
