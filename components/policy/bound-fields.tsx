import { useId } from "react";
import { ChoiceField } from "@/components/policy/choice-field";
import type { RuleRow } from "@/components/policy/rule-rows";
import { describeField, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { factRow } from "@/lib/domain/policy/fact-words";

type BoundFieldsProps = {
  row: RuleRow;
  errorOf: (field: string) => string | undefined;
  onChange: (row: RuleRow) => void;
};

/** What a fact must be: two numbers in its unit, words, or one of two. */
export function BoundFields({ row, errorOf, onChange }: BoundFieldsProps) {
  const id = useId();
  const fact = factRow(row.fact);
  if (fact.kind === "flag") {
    const field = { id, error: errorOf("is") };
    return (
      <Field {...field} label="Must be">
        <Select
          {...describeField(field)}
          className="w-full"
          value={String(row.is)}
          onChange={(event) => onChange({ ...row, is: event.target.value === "true" })}
        >
          <option value="false">{fact.no}</option>
          <option value="true">{fact.yes}</option>
        </Select>
      </Field>
    );
  }
  if (fact.kind === "word" && fact.choices) {
    return <ChoiceField row={row} choices={fact.choices} error={errorOf("oneOf")} onChange={onChange} />;
  }
  if (fact.kind === "word") {
    return (
      <TextField
        id={id}
        label="One of, with commas"
        placeholder="flac, pcm_s16le"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        error={errorOf("oneOf")}
        value={row.oneOf.join(",")}
        onChange={(event) => onChange({ ...row, oneOf: event.target.value.split(",") })}
      />
    );
  }
  const unit = fact.unit ? ` (${fact.unit})` : "";
  const bounds = [
    ["min", "At least"],
    ["max", "At most"],
  ] as const;
  return (
    <div className="grid grid-cols-2 gap-3">
      {bounds.map(([bound, words]) => (
        <TextField
          key={bound}
          id={`${id}-${bound}`}
          label={`${words}${unit}`}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          error={errorOf(bound)}
          value={row[bound]}
          onChange={(event) => onChange({ ...row, [bound]: event.target.value })}
        />
      ))}
    </div>
  );
}
