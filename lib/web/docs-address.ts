type Surroundings = { publicUrl: string | null; apiUrl: string | null; trustProxy: boolean; port: number };

/** A host with its port, of letters that mean nothing to a shell: it is shown inside of commands. */
const HOST_PATTERN = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The address of the API as a reader of the documentation types it: of the remote API where there is one, below
 * `PUBLIC_URL`, or where the reader asked for this page. It is text to read and copy, nothing that is connected to; a
 * `Host` header that is no plain host is not repeated.
 */
export function toApiAddress(headers: Headers, { publicUrl, apiUrl, trustProxy, port }: Surroundings): string {
  if (apiUrl) return apiUrl;
  const host = headers.get("host") ?? "";
  const protocol = trustProxy && headers.get("x-forwarded-proto") === "https" ? "https" : "http";
  const asked = HOST_PATTERN.test(host) ? `${protocol}://${host}` : `http://localhost:${port}`;
  return `${publicUrl ?? asked}/api/v1`;
}
