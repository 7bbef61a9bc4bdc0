import { execFileSync } from "node:child_process";
import { until } from "../helpers/until.ts";

let sessions = 0;

/** A shell at a terminal, and somebody who types. */
export class Terminal {
  readonly #server = `lrplot-${process.pid}-${++sessions}`;

  /** Start a command in a folder, 120 × 50 characters. */
  constructor(command: string, cwd: string, env: NodeJS.ProcessEnv) {
    execFileSync(
      "tmux",
      ["-u", "-L", this.#server, "-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "50", command],
      { cwd, env },
    );
  }

  type(text: string): void {
    this.#tmux("send-keys", "-l", "--", text);
  }

  /** Press keys by their names: Enter, Tab, C-c. */
  press(...keys: string[]): void {
    this.#tmux("send-keys", ...keys);
  }

  resize(columns: number, rows: number): void {
    this.#tmux("resize-window", "-x", String(columns), "-y", String(rows));
  }

  screen(): string {
    return this.#tmux("capture-pane", "-p").trimEnd();
  }

  /** The screen with its escape sequences. */
  styled(): string {
    return this.#tmux("capture-pane", "-e", "-p").trimEnd();
  }

  async shows(isSo: (screen: string) => boolean): Promise<string> {
    return until(() => this.screen(), isSo);
  }

  close(): void {
    this.#tmux("kill-server");
  }

  #tmux(...words: string[]): string {
    return execFileSync("tmux", ["-L", this.#server, ...words], { encoding: "utf8" });
  }
}
