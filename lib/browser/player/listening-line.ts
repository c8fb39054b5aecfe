import type { ListeningClaim, ListeningSession } from "../../contract/listening.ts";

/**
 * What became of telling the server: `refused` ends the session, `lost` may have arrived or not, and with `unwanted` there is
 * no use in telling more.
 */
export type ListeningAnswer =
  | { result: "taken"; session: ListeningSession }
  | { result: "refused" | "lost" | "unwanted" };

/** Tells the server what is heard. Neither throws. */
export type ListeningLine = {
  start(): Promise<ListeningAnswer>;
  claim(claim: ListeningClaim): Promise<ListeningAnswer>;
};

const PATIENCE_MS = 8000;
/** The session is over, or the claim was refused. */
const REFUSED = [404, 409];

/**
 * Over the app's own address `…/audios/{audio}/listening`: not by actions, which wait for one another and would hold up what a
 * person does. What is told while the page goes away arrives all the same.
 */
export function openListeningLine(address: string): ListeningLine {
  async function send(method: "POST" | "PATCH", body: unknown): Promise<ListeningAnswer> {
    try {
      const answer = await fetch(address, {
        method,
        headers: { "content-type": "application/json", "x-earmark-listening": "1" },
        body: JSON.stringify(body),
        keepalive: true,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.ok) return { result: "taken", session: (await answer.json()) as ListeningSession };
      if (REFUSED.includes(answer.status)) return { result: "refused" };
      return { result: answer.status >= 500 || answer.status === 429 ? "lost" : "unwanted" };
    } catch {
      return { result: "lost" };
    }
  }
  return { start: () => send("POST", {}), claim: (claim) => send("PATCH", claim) };
}
