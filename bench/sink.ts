// A server that reads bodies and does nothing with them: what the line and Node alone can carry.
import { createServer } from "node:http";

createServer((request, response) => {
  request.resume();
  request.once("end", () => response.writeHead(201).end("{}"));
}).listen(Number(process.env.PORT), "127.0.0.1");
