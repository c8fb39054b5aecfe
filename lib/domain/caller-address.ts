/** Stands for every caller whose address nobody we trust has told us. */
export const UNKNOWN_ADDRESS = "unknown";

/** The header in which the start script tells the peer of the connection, whatever the client wrote there. */
export const PEER_HEADER = "x-earmark-peer";

/**
 * The address of whoever made the request, for throttling. A caller can write anything into `X-Forwarded-For`; each
 * proxy appends the peer that it saw. So behind a trusted proxy the last entry counts, and without one only the
 * peer of the connection.
 */
export function callerAddress(headers: Headers, trustProxy: boolean): string {
  const told = trustProxy ? headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : headers.get(PEER_HEADER);
  return told || UNKNOWN_ADDRESS;
}
