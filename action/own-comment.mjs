// own-comment.mjs LOGIN MARKER < PAGE: reads a page of a pull request's comments and prints the number of the first
// one that LOGIN wrote and that begins with MARKER; `next` where the page is full and has none; else nothing.
import { readFileSync } from "node:fs";

const [login, marker] = process.argv.slice(2);
const page = JSON.parse(readFileSync(0, "utf8"));
const own = page.find(({ user, body }) => user?.login === login && body?.startsWith(marker));
if (own) process.stdout.write(`${own.id}\n`);
else if (page.length === 100) process.stdout.write("next\n");
