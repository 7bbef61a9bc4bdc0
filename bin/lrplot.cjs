#!/usr/bin/env node
"use strict";
// Starts dist/main.cjs. Compiling is most of a small run's time, so bundles are loaded with V8's code cache:
// the one that the build left in dist/, or else one of the user's own, which the first run writes.

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const DIST = path.join(__dirname, "../dist");
const HASH_LENGTH = 16;

// V8 refuses a cache that was made under other flags than it runs with.
const flags = (process.execArgv.join("") + (process.env.NODE_OPTIONS ?? "")).replace(/\W/g, "").slice(0, 80);
const engine = `${process.versions.v8}-${process.arch}${flags && `-${flags}`}`;

/** The loaded bundles by file name. */
const bundles = new Map();

/** A bundle's exports. Bundles `require` each other by `./name.cjs`. */
function load(dist, name) {
  const known = bundles.get(name);
  if (known) return known.module.exports;
  const filename = path.join(dist, name);
  const source = fs.readFileSync(filename, "latin1"); // the build makes ASCII only
  // All that V8 compares is the source's length: the hash at its end tells two builds apart.
  const cacheName = `${name}-${source.slice(-HASH_LENGTH)}-${engine}.cache`;
  const { script, cached } = compile(source, filename, [
    () => read(path.join(dist, cacheName)),
    () => readOwn(cacheName),
  ]);
  const module = { exports: {} };
  bundles.set(name, { module, script, cacheName, cached });
  const requireFrom = (id) => (id.startsWith("./") ? load(dist, id.slice(2)) : require(id));
  script.runInThisContext()(module.exports, requireFrom, module, filename, dist);
  return module.exports;
}

/** The script, by the first of the caches that V8 accepts. */
function compile(source, filename, caches) {
  let rejected;
  for (const read of caches) {
    const cachedData = read();
    if (cachedData === undefined) continue;
    // V8 would answer a second try with what it compiled at the first, and not look at the cache: to V8, a script
    // that begins elsewhere is another. (Where the cache is accepted, positions are those it was made with.)
    const columnOffset = rejected ? 1 : 0;
    const script = new vm.Script(source, { filename, columnOffset, cachedData });
    if (!script.cachedDataRejected) return { script, cached: true };
    rejected ??= script;
  }
  return { script: rejected ?? new vm.Script(source, { filename }), cached: false };
}

function read(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

function ownFolder() {
  const { XDG_CACHE_HOME: base } = process.env;
  const isSet = base !== undefined && path.isAbsolute(base);
  return path.join(isSet ? base : path.join(require("node:os").homedir(), ".cache"), "lrplot");
}

/** Windows has no owners to compare; there, a home is its user's. */
function isMine({ uid }) {
  return process.geteuid === undefined || uid === process.geteuid();
}

/** What is read from the folder is run: nobody else may write to it. */
function isPrivate(folder) {
  const stats = fs.lstatSync(folder); // a link is no directory
  return (
    stats.isDirectory() && isMine(stats) && (process.geteuid === undefined || (stats.mode & 0o022) === 0)
  );
}

function readOwn(cacheName) {
  let descriptor;
  try {
    const folder = ownFolder();
    if (!isPrivate(folder)) return undefined;
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants; // Windows lacks two, and `|` takes them for 0
    descriptor = fs.openSync(path.join(folder, cacheName), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stats = fs.fstatSync(descriptor);
    return stats.isFile() && isMine(stats) ? fs.readFileSync(descriptor) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** After the run, because a function is compiled, and so cached, when it is first called. */
function saveOwn() {
  const missing = [...bundles].filter(([, { cached }]) => !cached);
  if (missing.length === 0) return;
  try {
    const folder = ownFolder();
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isPrivate(folder)) return;
    for (const [name, bundle] of missing) {
      save(bundle, folder);
      removeOld(name, bundle.cacheName, folder);
    }
  } catch {
    // A home that cannot be written to costs some milliseconds a run and nothing else.
  }
}

/** Whole or not at all: another process may be reading. */
function save({ script, cacheName }, folder) {
  const temporary = path.join(folder, `${process.pid}-${Date.now()}.tmp`);
  const descriptor = fs.openSync(temporary, "wx"); // where it exists, it is another's, and stays
  try {
    try {
      fs.writeFileSync(descriptor, script.createCachedData());
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(temporary, path.join(folder, cacheName));
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * What piles up: the bundle's caches for other builds and engines, and what processes that were killed did not
 * rename. What is younger than a day stays, so that two versions that take turns do not delete each other's.
 */
function removeOld(name, cacheName, folder) {
  const dayAgo = Date.now() - 86_400_000;
  for (const other of fs.readdirSync(folder)) {
    const file = path.join(folder, other);
    const isOther = other.startsWith(`${name}-`) && other !== cacheName;
    if (!isOther && !other.endsWith(".tmp")) continue;
    if (fs.lstatSync(file, { throwIfNoEntry: false })?.mtimeMs < dayAgo) fs.rmSync(file, { force: true });
  }
}

/** The end of a run whose mistake is ours: the user's own are answered in `main`. */
function crash(error) {
  const debug = process.env.LRPLOT_DEBUG === "1";
  const what = error instanceof Error ? (debug ? error.stack : error.message) : String(error);
  const next = debug ? "" : "Please report it, with what LRPLOT_DEBUG=1 says of it.\n";
  try {
    fs.writeSync(2, `lrplot: internal error: ${what}\n${next}`);
  } finally {
    process.exit(1);
  }
}

function refuse(sentence) {
  fs.writeSync(2, `lrplot: ${sentence}\n`);
  process.exit(1);
}

function start() {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    refuse(`Node ${process.versions.node} is too old: lrplot needs 20 or newer`);
  }
  process.on("uncaughtException", crash);
  let run;
  try {
    run = load(DIST, "main.cjs").main(process.argv.slice(2));
  } catch (error) {
    if (!fs.existsSync(path.join(DIST, "main.cjs"))) refuse("not built yet: run bin/setup first");
    crash(error);
  }
  run.then((code) => {
    saveOwn();
    process.exit(code); // everything is written by now, and to wait for an idle event loop takes longer
  }, crash);
}

if (require.main === module) start();
else module.exports = { bundles, load, save };
