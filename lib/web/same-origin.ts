/**
 * Whether a request that carries a session cookie was made by a page of this very origin. Every route handler that
 * changes something asks this first. `same-site` is not enough, because cookies ignore ports; where a browser sends no
 * `Sec-Fetch-Site` (plain http on a LAN) the Origin's host must be the Host that was asked for.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const host = request.headers.get("host");
  const originHost = hostOf(request.headers.get("origin"));
  return host !== null && originHost !== null && originHost === host.toLowerCase();
}

function hostOf(origin: string | null): string | null {
  if (origin === null || !URL.canParse(origin)) return null;
  return new URL(origin).host || null;
}
