import { createHash, randomUUID } from "node:crypto";
import { open } from "node:fs/promises";

/** The least that a server must do for a file: hash it, write it, make it durable. No check, no record, no name. */
export async function POST(request) {
  const hash = createHash("sha256");
  const file = await open(`${process.env.BENCH_FOLDER}/${randomUUID()}`, "wx");
  for await (const chunk of request.body) {
    hash.update(chunk);
    await file.write(chunk);
  }
  await file.sync();
  await file.close();
  return Response.json({ sha256: hash.digest("hex") }, { status: 201 });
}
