import type { Endpoint } from "./endpoint.ts";
import * as listening from "./listening.ts";

const LISTENING = "/spaces/{owner}/{space}/audios/{audio}/listening";

/** What was heard of an audio. */
export const listeningEndpoints = {
  getListening: {
    summary: "Read what was heard of an audio",
    method: "GET",
    path: LISTENING,
    status: 200,
    needs: "read",
    answer: listening.listening,
  },
  startListening: {
    summary: "Begin to play an audio, so that what you hear counts",
    method: "POST",
    path: LISTENING,
    status: 201,
    needs: "review",
    answer: listening.listeningSession,
    refuses: [409],
  },
  claimListening: {
    summary: "Tell what you have heard since the last time",
    method: "POST",
    path: `${LISTENING}:claim`,
    status: 200,
    needs: "review",
    body: listening.listeningClaim,
    answer: listening.listeningSession,
    refuses: [409],
  },
} as const satisfies Record<string, Endpoint>;
