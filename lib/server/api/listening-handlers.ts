import type { listeningEndpoints } from "../../contract/listening-endpoints.ts";
import { requireAudio } from "../services/audios.ts";
import { getListening } from "../services/listening.ts";
import { claimListening, startListening } from "../services/listening-claims.ts";
import type { Handlers } from "./create-api.ts";

/** What was heard of an audio. */
export const listeningHandlers: Handlers<keyof typeof listeningEndpoints> = {
  async getListening({ app, viewer, space, params }) {
    return getListening(app, viewer, { space, audio: await requireAudio(app, space, params.audio) });
  },
  async startListening({ app, viewer, space, params }) {
    return startListening(app, viewer, await requireAudio(app, space, params.audio));
  },
  async claimListening({ app, viewer, space, params, body }) {
    return claimListening(app, viewer, await requireAudio(app, space, params.audio), body);
  },
};
