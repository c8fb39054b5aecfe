import { CircleAlert } from "lucide-react";
import { useId } from "react";
import type { RuleRow } from "@/components/policy/rule-rows";
import { toWord } from "@/lib/domain/policy/fact-words";

type ChoiceFieldProps = {
  row: RuleRow;
  choices: readonly string[];
  error: string | undefined;
  onChange: (row: RuleRow) => void;
};

/** Any number of a few words. */
export function ChoiceField({ row, choices, error, onChange }: ChoiceFieldProps) {
  const id = useId();
  const toggle = (word: string) =>
    choices.filter((choice) => (choice === word ? !row.oneOf.includes(choice) : row.oneOf.includes(choice)));
  return (
    <fieldset className="space-y-1.5" aria-describedby={error ? id : undefined}>
      <legend className="font-medium text-sm">One of</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5 pt-1">
        {choices.map((word) => (
          <label key={word} className="flex cursor-pointer items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-primary"
              aria-invalid={error ? true : undefined}
              checked={row.oneOf.includes(word)}
              onChange={() => onChange({ ...row, oneOf: toggle(word) })}
            />
            {toWord(row.fact, word)}
          </label>
        ))}
      </div>
      {error ? (
        <p id={id} className="flex items-start gap-1.5 text-[0.8125rem] text-destructive">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
