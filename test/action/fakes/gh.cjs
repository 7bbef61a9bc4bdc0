#!/usr/bin/env node
// In gh's place: a pull request's comments in the file $FAKE_GH_COMMENTS, which github-actions[bot] writes.
const { readFileSync, writeFileSync } = require("node:fs");

const { FAKE_GH_COMMENTS: file, FAKE_GH_REFUSES: refuses, GH_TOKEN: token } = process.env;
const login = "github-actions[bot]";
const comments = JSON.parse(readFileSync(file, "utf8"));
const words = process.argv.slice(2);
const after = (word) => words[words.indexOf(word) + 1];
const method = words.includes("--method") ? after("--method") : "GET";
const path = words.find((word) => /^(repos\/|graphql$)/.test(word));
const body = words.includes("-F") ? readFileSync(after("-F").replace(/^body=@/, ""), "utf8") : undefined;

function refuse(reason) {
  process.stderr.write(`gh: ${reason}\n`);
  process.exit(1);
}

if (words[0] !== "api" || !token) refuse(`wrong use: ${JSON.stringify(words)}`);
if (method === refuses) refuse("Resource not accessible by integration (HTTP 403)\n::error::from gh");
if (body?.length > 65536) refuse("Body is too long (maximum is 65536 characters) (HTTP 422)");

const page = /^repos\/o\/r\/issues\/7\/comments\?per_page=100&page=(\d+)$/.exec(path);
const one = /^repos\/o\/r\/issues\/comments\/(\d+)$/.exec(path);
if (path === "graphql" && words.includes("query={viewer{login}}") && after("--jq") === ".data.viewer.login") {
  console.log(login);
} else if (method === "GET" && page) {
  console.log(JSON.stringify(comments.slice((page[1] - 1) * 100, page[1] * 100)));
} else if (method === "POST" && path === "repos/o/r/issues/7/comments") {
  comments.push({ id: 1000 + comments.length, user: { login }, body });
} else if (method === "PATCH" && one) {
  const comment = comments.find(({ id }) => id === Number(one[1]));
  if (comment?.user.login !== login) refuse("Not Found (HTTP 404)");
  comment.body = body;
} else {
  refuse(`wrong use: ${JSON.stringify(words)}`);
}
writeFileSync(file, JSON.stringify(comments));
