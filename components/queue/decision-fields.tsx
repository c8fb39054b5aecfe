import { decisionLabels } from "@/components/review/review-words";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { ReviewSettings } from "@/lib/contract/review";

/** The fields `decision`, `reasons` and `note` of a form. */
export function DecisionFields({ reasons }: { reasons: ReviewSettings["reasons"] }) {
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
        <legend className="mb-1.5 font-medium">Decision</legend>
        {Object.entries(decisionLabels).map(([decision, label]) => (
          <label key={decision} className="flex items-center gap-2">
            <input type="radio" name="decision" value={decision} className="size-4 accent-primary" />
            {label}
          </label>
        ))}
      </fieldset>
      {reasons.length > 0 ? (
        <fieldset className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
          <legend className="mb-1.5 font-medium">Reasons</legend>
          {reasons.map(({ handle, label }) => (
            <label key={handle} className="flex items-center gap-2">
              <input type="checkbox" name="reasons" value={handle} className="size-4 accent-primary" />
              {label}
            </label>
          ))}
        </fieldset>
      ) : null}
      <Field id="decide-note" label="Note">
        <Textarea id="decide-note" name="note" rows={2} maxLength={1000} />
      </Field>
    </>
  );
}
