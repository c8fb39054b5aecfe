import { toSampleRateLabel, toSpokenTime, toTimecode } from "../timecode.ts";
import type { Fault } from "./fault.ts";
import type { Finding, FindingKind } from "./finding.ts";
import { severityOf } from "./thresholds.ts";

/** So many channels the recording has. */
type Context = { channels: number };

/** A fault in words and with its severity; null where its value reaches no threshold. */
export function toFinding(fault: Fault, context: Context = { channels: 1 }): Finding | null {
  const { kind, from, to, value, places = 1 } = fault;
  const severity = severityOf(kind, value);
  if (severity === null) return null;
  const joined = places > 1 ? ` ${places} such places are told as one.` : "";
  const channel = context.channels > 1 ? fault.channel : null;
  return { kind, severity, from, to, channel, value, sentence: SENTENCES[kind](fault, context) + joined };
}

const SENTENCES: Record<FindingKind, (fault: Fault, context: Context) => string> = {
  clipping: (fault, context) =>
    `Clipped${whereabouts(fault)}${onChannel(fault, context)}: ${counted(fault.amount ?? 0, "sample")} at full scale.`,
  dropout: (fault, context) =>
    `Dropout at ${toTimecode(fault.from)}${onChannel(fault, context)}: silence for ${Math.round(fault.value)} ms inside the sound.`,
  levelJump: ({ from, value, amount = 0 }) =>
    `The level ${amount < 0 ? "drops" : "jumps"} by ${value.toFixed(0)} dB at ${toTimecode(from)}.`,
  dcOffset: (fault, context) =>
    `The wave lies ${fault.value.toFixed(1)} % of full scale ${(fault.amount ?? 0) < 0 ? "below" : "above"} the zero line${onChannel(fault, context)}.`,
  deadChannel: (fault, context) =>
    fault.value >= 100
      ? `The ${channelName(fault, context)} is silent throughout.`
      : `The ${channelName(fault, context)} is silent${whereabouts(fault)}, while others are not.`,
  phaseInversion: ({ from, to, value }) =>
    `The channels are upside down to each other${whereabouts({ from, to })}: their correlation is ${minus(value.toFixed(2))}, and in mono they cancel.`,
  hum: ({ from, to, value, amount }) =>
    `Mains hum of ${amount} Hz${whereabouts({ from, to })}, at ${minus(value.toFixed(0))} dBFS.`,
  longSilence: ({ from, to, value }) => `Silence${whereabouts({ from, to })}, for ${toSpokenTime(value)}.`,
  cutStart: () => "The speech is already going when the recording starts: its beginning is cut off.",
  cutEnd: () => "The speech is still going when the recording ends: its end is cut off.",
  tooQuiet: ({ value }) =>
    value <= SILENCE_LUFS
      ? "There is no sound loud enough to be measured."
      : `The recording is very quiet: ${minus(value.toFixed(1))} LUFS.`,
  noVoice: ({ to, amount = 0 }) =>
    amount > 0 ? `Hardly any voice was heard: ${toSpokenTime(amount)} in ${toSpokenTime(to)}.` : "No voice was heard.",
  bandLimited: ({ value }) =>
    `The sound ends at ${toSampleRateLabel(Math.round(value / 100) * 100)}, like that of a telephone, though the file has room for more.`,
};

/** The absolute gate of ITU-R BS.1770. */
const SILENCE_LUFS = -70;

function whereabouts({ from, to }: Pick<Fault, "from" | "to">): string {
  const [begin, end] = [toTimecode(from), toTimecode(to)];
  return begin === end ? ` at ${begin}` : ` from ${begin} to ${end}`;
}

function onChannel(fault: Fault, context: Context): string {
  return fault.channel === null || context.channels === 1 ? "" : ` on the ${channelName(fault, context)}`;
}

/** What people call it: `left channel`; of more than two `channel 3`, counted from 1. */
function channelName({ channel }: Fault, { channels }: Context): string {
  if (channels === 2) return channel === 0 ? "left channel" : "right channel";
  return `channel ${(channel ?? 0) + 1}`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** With the sign of typographers, which no screen reader takes for a dash. */
function minus(figure: string): string {
  return figure.replace("-", "−");
}
