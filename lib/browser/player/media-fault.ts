/**
 * Why the recording does not play. `blocked`: the browser wants a person to press the button. `unplayable`: the bytes
 * come, and the browser cannot play them.
 */
export type MediaFault = "signedOut" | "missing" | "unreachable" | "unplayable" | "blocked";

/**
 * Finds out what a media element does not tell: asks for the first two bytes of `address` and judges by the answer.
 * Never throws but for the signal.
 */
export async function diagnoseMedia(address: string, signal: AbortSignal): Promise<MediaFault> {
  try {
    const response = await fetch(address, { headers: { range: "bytes=0-1" }, cache: "no-store", signal });
    await response.body?.cancel();
    return faultOfStatus(response.status);
  } catch (error) {
    if (signal.aborted) throw error;
    return "unreachable";
  }
}

/** What the status of the file's answer says of a recording that does not play. */
function faultOfStatus(status: number): MediaFault {
  if (status === 401) return "signedOut";
  if (status === 403 || status === 404 || status === 409 || status === 410) return "missing";
  return status >= 200 && status < 300 ? "unplayable" : "unreachable";
}
