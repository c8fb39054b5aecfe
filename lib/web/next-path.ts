/** Where people go when nobody asked for anything else. */
export const HOME_PATH = "/";

const SIGN_IN_PATH = "/sign-in";

/**
 * The path to go on to after signing in, as asked for by an address anybody may have written: kept only where it leads
 * to this site, else home. Browsers read `\` as `/` and drop tabs and line ends, so those never pass.
 */
export function toNextPath(asked: unknown): string {
  if (typeof asked !== "string" || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(asked)) return HOME_PATH;
  const base = "http://site.invalid";
  if (!URL.canParse(asked, base)) return HOME_PATH;
  const url = new URL(asked, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return HOME_PATH;
  if (url.pathname === SIGN_IN_PATH || url.pathname.startsWith("/api/")) return HOME_PATH;
  return `${url.pathname}${url.search}`;
}

/** The address of the sign-in page that leads back to `path`; `hasExpired` makes it say why it asks. */
export function signInPath(path: string, hasExpired = false): string {
  const query = new URLSearchParams();
  const next = toNextPath(path);
  if (next !== HOME_PATH) query.set("next", next);
  if (hasExpired) query.set("expired", "1");
  return query.size > 0 ? `${SIGN_IN_PATH}?${query}` : SIGN_IN_PATH;
}
