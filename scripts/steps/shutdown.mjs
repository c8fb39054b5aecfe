/**
 * Next lets requests and uploads end after SIGTERM or SIGINT, for as long as they take: this ends the process when one
 * takes longer than `graceSeconds`, or when the signal comes again (a terminal and npm may send the first one twice).
 */
export function endStuckShutdown({ graceSeconds }) {
  let firstAtMs = 0;
  const onSignal = (exitCode) => () => {
    if (firstAtMs === 0) {
      firstAtMs = Date.now();
      setTimeout(() => process.exit(exitCode), graceSeconds * 1000).unref();
    } else if (Date.now() - firstAtMs > 1000) {
      process.exit(exitCode);
    }
  };
  process.on("SIGINT", onSignal(130));
  process.on("SIGTERM", onSignal(143));
}
