"use client";

import { useState } from "react";
import { toast } from "sonner";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { ReasonListEditor } from "@/components/review/reason-list-editor";
import { toReasons, toRows } from "@/components/review/reason-rows";
import type { ReadReviewSettings, SaveReviewSettings } from "@/components/review/review-settings-actions";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";
import { TextField } from "@/components/ui/text-field";
import { textOf, useForm } from "@/components/ui/use-form";
import type { ActionProblem } from "@/lib/contract/result";

type ReviewSettingsEditorProps = { place: SpaceAddress; read: ReadReviewSettings; save: SaveReviewSettings };

/** The form of how a space reviews. */
export function ReviewSettingsEditor({ place, read, save }: ReviewSettingsEditorProps) {
  // Not the page's newer one: what is saved here is held against what was read here.
  const [{ settings, etag }, setRead] = useState(read);
  const [rows, setRows] = useState(() => toRows(settings.reasons));
  const { form, field, isPending, problem } = useForm<ReadReviewSettings>({
    send: (typed) =>
      save({
        ...place,
        etag,
        quorum: Number(textOf(typed, "quorum")),
        reasons: toReasons(rows),
        listening: { share: Number(textOf(typed, "listening.share")) / 100, findings: typed.has("findings") },
      }),
    onSent: (saved) => {
      setRead(saved);
      setRows(toRows(saved.settings.reasons));
      toast.success("How this space reviews is set. It holds for what was decided before, too.");
    },
  });
  const { share, findings } = settings.listening;
  return (
    <form {...form} aria-label="Reviews" className="space-y-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          {...field("quorum")}
          label="People who have to decide"
          type="number"
          min={1}
          max={20}
          defaultValue={settings.quorum}
          hint="From two on nobody sees what others decided until they have decided themselves."
        />
        <TextField
          {...field("listening.share")}
          label="To play before deciding (%)"
          type="number"
          min={0}
          max={100}
          defaultValue={Math.round(share * 100)}
          hint="So much of the audio, at any speed. Skipped silence does not count."
        />
      </div>
      <label className="flex items-start gap-2.5 text-sm">
        <input type="checkbox" name="findings" defaultChecked={findings} className="mt-0.5 size-4 accent-primary" />
        Every finding has to be played before deciding
      </label>
      <ReasonListEditor rows={rows} faults={faultsOf(problem)} onChange={setRows} />
      <FormAlert problem={problem && toAlert(problem)} />
      <Button type="submit" variant="primary" aria-disabled={isPending}>
        {isPending ? "Setting…" : "Set how to review"}
      </Button>
    </form>
  );
}

/** The faults of the reasons, by their places. */
function faultsOf(problem: ActionProblem | null): Map<number, string> {
  const found = problem?.errors?.flatMap(({ path, message }) => {
    const [, place] = /^reasons\.(\d+)/.exec(path) ?? [];
    return place === undefined ? [] : [[Number(place), message] as const];
  });
  return new Map(found);
}

function toAlert(problem: ActionProblem): ActionProblem {
  return problem.code === "preconditionFailed" ? { code: problem.code, detail: CHANGED } : problem;
}

const CHANGED = "Somebody else has changed how this space reviews. Reload the page to see it.";
