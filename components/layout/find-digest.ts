/** The digest that the server gave an error, which is all that a browser learns of it. */
export function findDigest(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
