import type { BrowserContext, Request } from "@playwright/test";

/** What was seen of parts on their way from the pages of a browser. */
export type SentParts = {
  /** What the server said that it has of a file, in the order in which it was told. */
  offsets: number[];
  /** Bytes of the largest part's text. */
  largestBytes(): number;
};

/** Looks on while pages send one file in parts. */
export function watchParts(context: BrowserContext): SentParts {
  const offsets: number[] = [];
  let largestBytes = 0;

  async function note(request: Request): Promise<void> {
    if (!request.url().endsWith("/file") || request.method() === "GET") return;
    const length = (await request.allHeaders())["content-length"];
    largestBytes = Math.max(largestBytes, Number(length ?? 0));
    const answer = await (await request.response())?.json();
    if (typeof answer?.offsetBytes === "number") offsets.push(answer.offsetBytes);
  }

  // A page that goes away takes the answers with it that nobody has read.
  context.on("requestfinished", (request) => void note(request).catch(() => undefined));
  return { offsets, largestBytes: () => largestBytes };
}
