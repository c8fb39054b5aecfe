/** Opens the database, the storage and the media workers before the first request. They end with the process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/env");
  if (env().apiUrl) return;
  const { getInstance } = await import("./lib/server/instance");
  await getInstance();
}
