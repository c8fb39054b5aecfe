// `npm run bench [p1] [memory] [p2] [p3] [p4] [p5] [p7]`: what the product costs beside the least it could cost, as ratios of one run.
import { rmSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "../scripts/steps/browser.mjs";
import { buildIfChanged } from "../scripts/steps/build.mjs";
import { main, Stop } from "../scripts/steps/report.mjs";
import { run } from "../scripts/steps/run.mjs";
import { findSecret } from "../scripts/steps/secrets.mjs";
import { compareArrival, watchMemory } from "./arrival.ts";
import { compareConversion, hasFfmpeg } from "./conversion.ts";
import { compareLists } from "./lists.ts";
import { compareMeasuring } from "./measuring.ts";
import { measurePlayer } from "./player.ts";
import { MIB, print } from "./report.ts";
import { measureQueue } from "./reviewing-queue.ts";
import { measureUploading } from "./uploading.ts";

const root = path.resolve(import.meta.dirname, "..");
const cache = path.join(root, ".cache/bench");
/** Everything that is sent lands here and goes at the end. */
const folder = path.join(cache, `run-${process.pid}`);
const FILE_BYTES = 1024 * MIB;
const ROUNDS = 3;
/** P3 and P5 take some minutes: their parts can be asked for one by one; `BENCH_SMALL=1` shows quickly whether they run. */
const PLAYER = ["p3", "p3-first", "p3-zoom", "p3-scrub", "p3-memory", "p3-queue"];
const UPLOADING = ["p5", "p5-large", "p5-clips", "p5-line", "p5-tab"];

const asked = process.argv.slice(2);
const isAsked = (part: string) => asked.length === 0 || asked.includes(part);

await main(async () => {
  if (["p1", "memory", "p2", ...PLAYER, ...UPLOADING].some(isAsked)) await build();
  try {
    if (isAsked("p1")) await arrival();
    if (isAsked("memory")) await memory();
    if (isAsked("p2")) await conversion();
    if (PLAYER.some(isAsked)) await player();
    if (isAsked("p4")) await lists();
    if (UPLOADING.some(isAsked)) await uploading();
    if (isAsked("p7")) await measuring();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function build() {
  // With the key that `npm run up` takes, so that neither has to build again after the other.
  const actionsKey = findSecret(path.resolve(root, process.env.DATA_DIR || "data"), "actions-key");
  await buildIfChanged(root, { node: process.execPath, actionsKey });
}

async function arrival() {
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const { code, output } = await run(process.execPath, [next, "build", path.join(import.meta.dirname, "bare-next")], {
    quiet: true,
  });
  if (code !== 0) throw new Stop(`The bare route does not build:\n${output}`);
  const rows = await compareArrival({ folder, fileBytes: FILE_BYTES, rounds: ROUNDS });
  print(`P1: ${FILE_BYTES / MIB} MiB of file, medians of ${ROUNDS} (slowest … fastest)`, rows);
}

async function memory() {
  if (process.platform !== "linux") return console.log("\nMemory: skipped, for it is read from Linux's /proc.");
  const rows = await watchMemory({ folder, fileBytes: FILE_BYTES, rounds: ROUNDS });
  print(`Memory: peak resident set of the server's process, medians of ${ROUNDS} processes (least … most)`, rows);
}

async function conversion() {
  if (!(await hasFfmpeg())) return console.log("\nP2: skipped, for there is no ffmpeg here to compare with.");
  print("P2: conversion, medians (fastest … slowest)", await compareConversion({ folder, cache }));
}

async function player() {
  if (process.platform !== "linux") return console.log("\nP3: skipped, for it reads Linux's /proc.");
  const executablePath = findBrowser(root);
  if (!executablePath) return console.log("\nP3: skipped, for there is no Chromium here.");
  const isPartAsked = (part: string) => isAsked("p3") || isAsked(`p3-${part}`);
  if (isPartAsked("queue")) {
    const clips = process.env.BENCH_SMALL ? 5 : 30;
    const title = `P3: a queue of ${clips} clips, median (fastest … slowest)`;
    print(title, await measureQueue({ folder, executablePath, clips }));
  }
  await measurePlayer({ folder, executablePath, isSmall: Boolean(process.env.BENCH_SMALL), isAsked: isPartAsked });
}

async function lists() {
  print(
    "P4: in a space of 1,000 audios → of 1,000,000, 95th percentile: ratio",
    await compareLists({ cache, many: 1_000_000, few: 1000 }),
  );
}

async function uploading() {
  if (process.platform !== "linux") return console.log("\nP5: skipped, for it reads Linux's /proc.");
  const executablePath = findBrowser(root);
  if (!executablePath) return console.log("\nP5: skipped, for there is no Chromium here.");
  const isPartAsked = (part: string) => isAsked("p5") || isAsked(`p5-${part}`);
  await measureUploading({ folder, executablePath, isSmall: Boolean(process.env.BENCH_SMALL), isAsked: isPartAsked });
}

async function measuring() {
  if (!(await hasFfmpeg())) return console.log("\nP7: skipped, for there is no ffmpeg here to compare with.");
  print("P7: judging, CPU seconds, medians (least … most)", await compareMeasuring({ folder, cache }));
}
