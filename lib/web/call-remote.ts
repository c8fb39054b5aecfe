/** How long a question may go without the beginning of an answer, while a person looks at an empty page. */
const PATIENCE_MS = 30_000;

/**
 * Sends a request over the network. A GET that is not answered in time fails; what sends something may take as long as
 * it takes, and be answered only after a conversion. Once a GET is answered its signal means nothing any more: whoever
 * reads the answer cancels it. (Node would end it twice, and take the second for an error of the whole process.)
 */
export async function callRemote(request: Request, patienceMs: number = PATIENCE_MS): Promise<Response> {
  if (request.method !== "GET") return fetch(request);
  const stop = new AbortController();
  const follow = () => stop.abort(request.signal.reason);
  const timer = setTimeout(() => stop.abort(new Error("The API did not answer in time.")), patienceMs);
  request.signal.addEventListener("abort", follow);
  if (request.signal.aborted) follow();
  try {
    // By its parts, with a signal: of the answer to a Request alone Next keeps a second copy, all of a WAV, in memory.
    const { url, headers, redirect } = request;
    return await fetch(url, { headers, redirect, signal: stop.signal, cache: "no-store" });
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener("abort", follow);
  }
}
