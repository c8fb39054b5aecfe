/** A handle: lowercase alphanumerics in hyphen-separated groups, 1-50 characters. The only reference in paths and bodies. */
export const HANDLE_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const HANDLE_MAX_LENGTH = 50;

/** First path segments the app itself uses: no user or organization may be called so. */
const reservedOwners = new Set([
  "api",
  "admin-settings",
  "app",
  "assets",
  "auth",
  "dashboard",
  "denied",
  "docs",
  "health",
  "help",
  "invitations",
  "login",
  "logout",
  "me",
  "new",
  "next",
  "orgs",
  "public",
  "review",
  "search",
  "settings",
  "sign-in",
  "sign-out",
  "sign-up",
  "spaces",
  "static",
  "user",
  "users",
]);

/** Second path segments under `/{owner}`: no space may be called so. */
const reservedSpaces = new Set([
  "identities",
  "invitations",
  "members",
  "new",
  "review",
  "settings",
  "spaces",
  "statistics",
]);

/** Whether `text` has the form of a handle. */
export function isHandle(text: string): boolean {
  return text.length <= HANDLE_MAX_LENGTH && HANDLE_PATTERN.test(text);
}

/** Whether the app needs this handle for an address of its own. */
export function isReservedHandle(handle: string, kind: "owner" | "space"): boolean {
  return (kind === "owner" ? reservedOwners : reservedSpaces).has(handle);
}
