// Prints what a pull request's event says: its number, its head's commit and its base's, a line each. Nothing for
// other events. They come from GitHub; what is no number and no commit is refused all the same.
import { readFileSync } from "node:fs";

const path = process.env.GITHUB_EVENT_PATH;
const { pull_request: pullRequest } = path ? JSON.parse(readFileSync(path, "utf8")) : {};
if (pullRequest) {
  const { number, head, base } = pullRequest;
  const isCommit = (text) => /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text);
  if (!Number.isSafeInteger(number) || !isCommit(head?.sha) || !isCommit(base?.sha)) {
    throw new Error("the event holds a pull request without number, head or base");
  }
  process.stdout.write(`${number}\n${head.sha}\n${base.sha}\n`);
}
