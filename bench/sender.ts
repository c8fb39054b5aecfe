// Sends one body a message, in a process of its own so that the server under test shares no event loop with it.
import { once } from "node:events";
import { request as openRequest } from "node:http";

/** A body of `fileBytes` bytes of file, raw or as the Base64 in JSON. */
export type Order = { url: string; token: string | null; form: "raw" | "json"; fileBytes: number };
/** From the first byte sent to the end of the answer. */
export type Delivery = { seconds: number; status: number; answer: string };

/** Whole groups of three bytes, so that encoded pieces concatenate. */
const PIECE_BYTES = 768 * 1024;
// No audio, so that no conversion of it runs beside the next measurement: it is refused at the first look.
const piece = Buffer.alloc(PIECE_BYTES, "This is a shopping list: bread, milk, eggs, and a pound of tea.\n");
const encodedPiece = Buffer.from(piece.toString("base64"));

process.on("message", (order: Order) => void deliver(order).then((delivery) => process.send?.(delivery)));
process.on("disconnect", () => process.exit());

async function deliver({ url, token, form, fileBytes }: Order): Promise<Delivery> {
  const startMs = performance.now();
  const request = openRequest(url, {
    method: "POST",
    agent: false,
    headers: {
      "content-type": form === "json" ? "application/json" : "application/octet-stream",
      "content-length": bodyBytes(form, fileBytes),
      prefer: "wait=0",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });
  const answered = once(request, "response");
  for (const chunk of body(form, fileBytes)) if (!request.write(chunk)) await once(request, "drain");
  request.end();
  const [response] = await answered;
  let answer = "";
  for await (const text of response.setEncoding("utf8")) answer += text;
  return { seconds: (performance.now() - startMs) / 1000, status: response.statusCode, answer };
}

function* body(form: Order["form"], fileBytes: number): Generator<Buffer> {
  const whole = form === "json" ? encodedPiece : piece;
  const rest = piece.subarray(0, fileBytes % PIECE_BYTES);
  if (form === "json") yield Buffer.from('{"file":"');
  for (let left = fileBytes; left >= PIECE_BYTES; left -= PIECE_BYTES) yield whole;
  yield form === "json" ? Buffer.from(rest.toString("base64")) : rest;
  if (form === "json") yield Buffer.from('"}');
}

function bodyBytes(form: Order["form"], fileBytes: number): number {
  return form === "json" ? '{"file":""}'.length + Math.ceil(fileBytes / 3) * 4 : fileBytes;
}
