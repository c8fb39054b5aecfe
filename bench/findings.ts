// `node bench/findings.ts`: what is found of the defect set, kind by kind and codec by codec, and wrongly of the clean set.
import { cleanSet } from "../fixtures/defects/clean.ts";
import { CODECS } from "../fixtures/defects/codecs.ts";
import { DEFECTS } from "../fixtures/defects/defects.ts";
import { SPEAKERS } from "../fixtures/defects/speakers.ts";
import { toFaultLines, toTable } from "../fixtures/defects/table.ts";
import { type Trial, tryClean, tryDefect } from "../fixtures/defects/trial.ts";
import { tryVoiceless, VOICELESS, VOICELESS_SECONDS } from "../fixtures/defects/voiceless.ts";

const trials: Trial[] = [];
for (const codec of CODECS) {
  for (const defect of DEFECTS) {
    for (const speaker of SPEAKERS) {
      for (const magnitude of defect.magnitudes) trials.push(tryDefect(defect, { speaker, magnitude, codec }));
    }
  }
  for (const { name, make } of VOICELESS) {
    for (const seconds of VOICELESS_SECONDS) {
      trials.push(await tryVoiceless(`${name} of ${seconds} s`, make(seconds), codec));
    }
  }
}
trials.push(...cleanSet().map(tryClean));
console.log(toTable(trials));
for (const line of toFaultLines(trials)) console.log(line);
