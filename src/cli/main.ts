import { isFailure } from "../core/failure.ts";
import { isProblem } from "../core/problem.ts";
import { spelledOut } from "../core/unprintable.ts";
import { type Command, commands } from "./commands.ts";
import { draw } from "./draw.ts";
import { exitCode } from "./exit-code.ts";
import { printable, problemText } from "./report.ts";
import { ownShell, type Shell } from "./shell.ts";
import { ClosedPipe } from "./write.ts";

/** Run the command line `argv` (without node and the script) and return the exit code. */
export async function main(argv: readonly string[], shell: Shell = ownShell): Promise<number> {
  const safe = patient(shell);
  const [first, ...rest] = argv;
  try {
    const command = commands.find(({ name }) => name === first);
    if (first === "help" && rest.length === 0) return await draw(["--help"], safe);
    if (!command) return await draw(argv, safe);
    if (!command.helps && rest.some((word) => word === "--help" || word === "-h"))
      return await help(command, safe);
    return await command.run(rest, safe);
  } catch (error) {
    if (!isProblem(error) && !isFailure(error)) throw error;
    safe.say(isProblem(error) ? problemText(error) : spelledOut(error.message));
    return isProblem(error) ? exitCode.wrong : exitCode.couldNot;
  }
}

/** What a command without a help of its own is, and takes. */
async function help({ name, usage, summary }: Command, { write }: Shell): Promise<number> {
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  await write([`Usage: lrplot ${name} ${usage}`.trimEnd(), `\n\n${sentence}\n`]);
  return exitCode.done;
}

/** A shell for which a reader that has gone (`| head`) has had enough, and what is said cannot move the cursor. */
function patient(shell: Shell): Shell {
  return {
    ...shell,
    say: (text, tone) => shell.say(printable(text), tone),
    async write(chunks) {
      try {
        await shell.write(chunks);
      } catch (error) {
        if (!(error instanceof ClosedPipe)) throw error;
      }
    },
  };
}
