import { spawn } from "node:child_process";
import { Stop } from "./report.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** The programs under way, which end when this one is told to. */
const running = new Set();
let stoppedBy = null;

function pass(signal) {
  stoppedBy = signal;
  for (const child of running) child.kill(signal);
}

function add(child) {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, pass);
  running.add(child);
}

// With nothing under way signals are none of our business: a server may be running in this process.
function remove(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of SIGNALS) process.off(signal, pass);
}

/**
 * Runs a program to its end and tells its exit code and what it wrote. Its output is shown as it comes, or kept back
 * where `quiet`: the caller then shows it on failure. Throws only where the program cannot be started, or must not be
 * because this one was told to end.
 */
export function run(command, args, { env = process.env, quiet = false, cwd = process.cwd() } = {}) {
  if (stoppedBy) return Promise.reject(new Stop(`Stopped by ${stoppedBy}.`));
  return new Promise((resolve, reject) => {
    const stdio = ["inherit", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"];
    const child = spawn(command, args, { env, cwd, stdio });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    add(child);
    child.on("error", (error) => {
      remove(child);
      reject(error);
    });
    child.on("close", (code, signal) => {
      remove(child);
      resolve({ code: code ?? (signal === "SIGINT" ? 130 : 143), output });
    });
  });
}
