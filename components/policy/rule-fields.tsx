import { Trash2 } from "lucide-react";
import { useId } from "react";
import { BoundFields } from "@/components/policy/bound-fields";
import type { Faults, RuleRow } from "@/components/policy/rule-rows";
import { breachWords } from "@/components/policy/rule-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { factRow } from "@/lib/domain/policy/fact-words";
import { FACT_NAMES, type FactName } from "@/lib/domain/policy/facts";
import { BREACHES, type Breach } from "@/lib/domain/policy/policy";

type RuleFieldsProps = {
  row: RuleRow;
  /** Counted from 0. */
  index: number;
  faults: Faults;
  onChange: (row: RuleRow) => void;
  onRemove: () => void;
};

/** One rule of the form: what is asked of a fact, and what becomes of a file otherwise. */
export function RuleFields({ row, index, faults, onChange, onRemove }: RuleFieldsProps) {
  const id = useId();
  const name = `Rule ${index + 1}`;
  return (
    <fieldset
      className="relative rounded-md border p-3 pr-12 has-focus-visible:border-ring/60"
      aria-label={name}
      data-rule
    >
      <div className="grid gap-3 sm:grid-cols-[13rem_minmax(0,1fr)_9rem]">
        <Field id={`${id}-fact`} label="Fact">
          <Select
            id={`${id}-fact`}
            className="w-full"
            value={row.fact}
            // Bounds mean something else in another unit.
            onChange={(event) =>
              onChange({ ...row, fact: event.target.value as FactName, min: "", max: "", oneOf: [] })
            }
          >
            {FACT_NAMES.map((fact) => (
              <option key={fact} value={fact}>
                {factRow(fact).label}
              </option>
            ))}
          </Select>
        </Field>
        <BoundFields row={row} errorOf={(field) => faults[`rules.${index}.${field}`]} onChange={onChange} />
        <Field id={`${id}-decision`} label="Otherwise">
          <Select
            id={`${id}-decision`}
            className="w-full"
            value={row.decision}
            onChange={(event) => onChange({ ...row, decision: event.target.value as Breach })}
          >
            {BREACHES.map((decision) => (
              <option key={decision} value={decision}>
                {breachWords[decision]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Remove rule ${index + 1}`}
        className="absolute top-2 right-2 text-muted-foreground"
        onClick={onRemove}
      >
        <Trash2 aria-hidden="true" />
      </Button>
    </fieldset>
  );
}
