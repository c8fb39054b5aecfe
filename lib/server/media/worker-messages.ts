import type { ConversionRequest, WorkerMessage } from "./conversion.ts";
import type { VoiceOutcome, VoiceRequest } from "./voice-request.ts";

/** What a pool asks of a worker process: one job at a time. */
export type WorkerJob = { type: "convert"; request: ConversionRequest } | { type: "voice"; request: VoiceRequest };

/** What a worker says to its pool. */
export type WorkerAnswer = WorkerMessage | { type: "heard"; outcome: VoiceOutcome };
