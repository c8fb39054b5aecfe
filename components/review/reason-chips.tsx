import type { Reason } from "@/lib/domain/review/reasons";

type ReasonChipsProps = {
  reasons: readonly Reason[];
  /** The handles of those that were chosen. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Why an audio is not accepted: any number of the space's reasons. */
export function ReasonChips({ reasons, chosen, onChange }: ReasonChipsProps) {
  if (reasons.length === 0) return null;
  const toggle = (handle: string) =>
    reasons.map((one) => one.handle).filter((one) => chosen.includes(one) !== (one === handle));
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">Reasons (for not accepting it)</legend>
      <div className="flex flex-wrap gap-2">
        {reasons.map(({ handle, label }) => (
          <label
            key={handle}
            className="flex min-h-8 cursor-pointer items-center gap-1.5 rounded-full border px-3 text-[0.8125rem] hover:bg-accent has-checked:border-primary has-checked:bg-primary/10"
          >
            <input
              type="checkbox"
              className="size-3.5 accent-primary"
              checked={chosen.includes(handle)}
              onChange={() => onChange(toggle(handle))}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
