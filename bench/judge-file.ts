// Judges one file as a media worker does, and prints the CPU seconds of it: `judge-file.ts FILE WAV PEAKS [listen]`.
import { convert } from "../lib/server/media/convert.ts";
import { measureVoice } from "../lib/server/media/voice.ts";

const [inputPath, wavPath, peaksPath, listen] = process.argv.slice(2) as [string, string, string, string?];

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const before = cpuSeconds();
const outcome = await convert({ inputPath, wavPath, peaksPath, maxDurationSeconds: 4 * 3600 });
if (!outcome.ok) throw new Error(outcome.failure.detail);
const convertSeconds = cpuSeconds() - before;
if (listen) await measureVoice(wavPath);
console.log(JSON.stringify({ convertSeconds, listenSeconds: cpuSeconds() - before - convertSeconds }));
