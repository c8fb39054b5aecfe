import { CircleAlert } from "lucide-react";
import type { ActionProblem } from "@/lib/contract/result";

/** Faults of single fields stand at the fields; everything else stands here. Screen readers hear both. */
export function FormAlert({ problem }: { problem: ActionProblem | null }) {
  const faults = problem?.errors?.map((fault) => fault.message).join(" ");
  return (
    <div role="alert" className={faults ? "sr-only" : "empty:hidden"}>
      {faults}
      {problem && !faults ? (
        <p className="flex items-start gap-2 rounded-md border border-destructive/25 bg-destructive/8 px-3 py-2.5 text-[0.8125rem] text-destructive">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>
            {toWords(problem)} {problem.code === "unauthenticated" ? <SignInBeside /> : null}
          </span>
        </p>
      ) : null}
    </div>
  );
}

/** In a tab of its own, so that what was typed here is not lost. */
function SignInBeside() {
  return (
    <a href="/sign-in" target="_blank" rel="noopener" className="font-medium underline underline-offset-4">
      Open the sign-in in a new tab
    </a>
  );
}

function toWords({ code, detail, retryAfterSeconds }: ActionProblem): string {
  if (code !== "tooManyRequests") return detail;
  if (!retryAfterSeconds) return "Too many attempts. Wait a moment, then try again.";
  return `Too many attempts. Try again in ${retryAfterSeconds === 1 ? "1 second" : `${retryAfterSeconds} seconds`}.`;
}
