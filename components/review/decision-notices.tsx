import { CircleAlert, Ear } from "lucide-react";
import { PlayMissing } from "@/components/review/play-missing";
import type { ActionProblem } from "@/lib/contract/result";

/** What somebody is to hear before they decide: in a sentence of the server's, and where the first of it is. */
export type Missing = { sentence: string; seconds: number | null };

/** What is to be heard, told before anybody tries. */
export function UnheardNotice({ missing }: { missing: Missing }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border bg-muted px-3 py-2.5 text-[0.8125rem]">
      <Ear aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      <p className="min-w-0 grow basis-52 text-pretty">Before you decide: {missing.sentence}</p>
      {missing.seconds === null ? null : <PlayMissing seconds={missing.seconds} />}
    </div>
  );
}

/** Why the decision was not kept. What is still to be heard can be played from here. */
export function RefusedNotice({ problem, missing }: { problem: ActionProblem | null; missing: Missing | null }) {
  const seconds = problem?.code === "unheard" ? missing?.seconds : null;
  return (
    <div role="alert" className="empty:hidden">
      {problem ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-destructive/25 bg-destructive/8 px-3 py-2.5 text-[0.8125rem] text-destructive">
          <CircleAlert aria-hidden="true" className="size-4 shrink-0" />
          <p className="min-w-0 grow basis-52 text-pretty">Your decision was not saved. {problem.detail}</p>
          {typeof seconds === "number" ? <PlayMissing seconds={seconds} /> : null}
        </div>
      ) : null}
    </div>
  );
}
