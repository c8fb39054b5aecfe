/**
 * Lets requests last as long as they like, and ends those whose sender falls silent: a body may take hours, but `seconds`
 * without one byte of it close the connection (408 where no answer has begun). The time in which we do not read on, or
 * work on the answer, does not count.
 */
export function guardAgainstIdleSenders(server, { seconds }) {
  // Node's own limit is on the whole request (300 s): too short for a recording on a slow line.
  server.requestTimeout = 0;
  server.on("request", (request, response) => {
    const hasBody = "transfer-encoding" in request.headers || Number(request.headers["content-length"]) > 0;
    if (hasBody) watch(request, response, seconds * 1000);
  });
}

function watch(request, response, limitMs) {
  const { socket } = request;
  let seenBytes = socket.bytesRead;
  let heardAtMs = performance.now();

  const timer = setInterval(check, Math.min(limitMs / 4, 5_000));
  timer.unref();
  socket.once("close", stop);
  request.once("close", stop);
  response.once("close", stop);

  function stop() {
    clearInterval(timer);
    socket.off("close", stop);
    request.off("close", stop);
    response.off("close", stop);
  }

  function check() {
    if (request.complete) return stop();
    // Bytes that wait for us are not the sender's silence.
    if (socket.bytesRead !== seenBytes || request.readableLength > 0) {
      seenBytes = socket.bytesRead;
      heardAtMs = performance.now();
    } else if (performance.now() - heardAtMs >= limitMs) {
      stop();
      if (!response.headersSent) socket.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
      socket.destroySoon();
    }
  }
}
