/**
 * Next drops `Content-Length` from what a route handler answers. The length travels in this header instead, and the
 * start script puts it where it belongs.
 */
export const EXACT_LENGTH_HEADER = "x-earmark-content-length";

/** The answer with its length told in a way that survives; one without a length is left as it is. */
export function withExactLength(response: Response): Response {
  const length = response.headers.get("content-length");
  if (length !== null) response.headers.set(EXACT_LENGTH_HEADER, length);
  return response;
}
