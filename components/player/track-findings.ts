import type { Judging } from "@/components/review/judging";
import type { Finding } from "@/lib/domain/findings/finding";

/** What became of listening for a voice: nobody has done it yet, or could. */
export type Listening = "done" | "pending" | "undone";

/** What was found in a recording, or null where nobody looked; and what people say of it, or null where nobody can. */
export type TrackFindings = {
  found: Promise<readonly Finding[] | null>;
  listening: Listening;
  judging: Judging | null;
};
