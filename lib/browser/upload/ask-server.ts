/** Whether the server answers, and is well. Never rejects. */
export async function ping(): Promise<boolean> {
  try {
    const answer = await fetch("/api/health", { cache: "no-store" });
    // Unread it would be held until the garbage is collected.
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/** The handle of whoever is signed in; null for nobody, or where that cannot be asked. Never rejects. */
export async function findUploader(): Promise<string | null> {
  try {
    const answer = await fetch("/api/auth/session", { cache: "no-store" });
    const { user } = (await answer.json()) as { user?: { name?: unknown } };
    return typeof user?.name === "string" ? user.name : null;
  } catch {
    return null;
  }
}
