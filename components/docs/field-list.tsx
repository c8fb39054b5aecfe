import { CodeWords } from "@/components/docs/docs-section";
import type { Field } from "@/components/docs/fields";

/** Fields or parameters, each with what it is and what it may be. */
export function FieldList({ label, fields }: { label: string; fields: (Field & { in?: string })[] }) {
  return (
    <ul aria-label={label} className="divide-y rounded-lg border bg-card">
      {fields.map((field) => (
        <li key={`${field.in} ${field.name}`} className="grid gap-x-4 gap-y-0.5 px-3.5 py-2 sm:grid-cols-[13rem_1fr]">
          <p className="min-w-0">
            <span className="wrap-anywhere font-medium font-mono text-[0.8125rem]">{field.name}</span>
            {field.in || field.isRequired ? (
              <span className="block text-muted-foreground text-xs">
                {[field.in, field.isRequired ? "required" : ""].filter(Boolean).join(", ")}
              </span>
            ) : null}
          </p>
          <div className="min-w-0 text-[0.8125rem]">
            <p className="wrap-anywhere text-muted-foreground">
              <TypeWords type={field.type} schema={field.ref} />
            </p>
            {field.note ? (
              <p className="wrap-anywhere">
                <CodeWords text={field.note} />
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

type TypeWordsProps = { type: string; schema: string | null };

/** A type in words; the name of a schema leads to it. */
export function TypeWords({ type, schema }: TypeWordsProps) {
  if (!schema) return type;
  const [before, after] = type.split(schema);
  return (
    <>
      {before}
      <a href={`#schema-${schema}`} className="font-medium text-primary underline underline-offset-4">
        {schema}
      </a>
      {after}
    </>
  );
}
