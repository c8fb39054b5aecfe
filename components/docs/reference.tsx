import type { ReactNode } from "react";
import { FieldList } from "@/components/docs/field-list";
import { FilterField } from "@/components/docs/filter-field";
import { Openable } from "@/components/docs/openable";
import { OperationView, toWords } from "@/components/docs/operation-view";
import type { Reference as ReferenceParts } from "@/components/docs/reference-view";
import { FilterProvider } from "@/components/docs/use-filter";
import { ReaderProvider, type ReaderSettings } from "@/components/docs/use-reader";
import { Card } from "@/components/ui/card";

type ReferenceProps = { reference: ReferenceParts; reader: ReaderSettings };

/** Every operation of the API by its group, then what it answers. */
export function Reference({ reference: { groups, schemas }, reader }: ReferenceProps) {
  const all = groups.flatMap(({ operations }) => operations.map(toWords));
  return (
    <ReaderProvider settings={reader}>
      <FilterProvider all={all}>
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
          <div className="space-y-4 self-start lg:sticky lg:top-22">
            <FilterField />
            <GroupLinks names={[...groups.map(({ name }) => name), ...(schemas.length > 0 ? [SCHEMAS] : [])]} />
          </div>
          <div className="min-w-0 space-y-8">
            {groups.map(({ name, description, operations }) => (
              <Group key={name} name={name} description={description}>
                {operations.map((operation) => (
                  <OperationView key={operation.id} operation={operation} />
                ))}
              </Group>
            ))}
            {schemas.length > 0 ? <Schemas schemas={schemas} /> : null}
          </div>
        </div>
      </FilterProvider>
    </ReaderProvider>
  );
}

const SCHEMAS = "Schemas";

const toGroupId = (name: string) => `group-${name.toLowerCase().replace(/\W+/g, "-")}`;

function GroupLinks({ names }: { names: string[] }) {
  return (
    <nav aria-label="Groups" className="max-lg:hidden">
      <ul className="space-y-0.5">
        {names.map((name) => (
          <li key={name}>
            <a
              href={`#${toGroupId(name)}`}
              className="block rounded-md px-3 py-1.5 font-medium text-muted-foreground hover:bg-accent/60 hover:text-foreground"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type GroupProps = { name: string; description: string; children: ReactNode };

/** A group goes away when the filter leaves nothing of it. */
function Group({ name, description, children }: GroupProps) {
  const id = toGroupId(name);
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="space-y-3 not-has-[[data-slot=openable]:not([hidden])]:hidden"
    >
      <div>
        <h2 id={`${id}-title`} className="font-semibold text-lg tracking-tight">
          {name}
        </h2>
        {description ? <p className="text-muted-foreground text-sm">{description}</p> : null}
      </div>
      <Card className="overflow-hidden">{children}</Card>
    </section>
  );
}

function Schemas({ schemas }: Pick<ReferenceParts, "schemas">) {
  return (
    <Group name={SCHEMAS} description="What is answered, by name.">
      {schemas.map(({ name, fields }) => (
        <Openable key={name} id={`schema-${name}`} title={<span className="font-medium">{name}</span>}>
          <FieldList label={`Fields of ${name}`} fields={fields} />
        </Openable>
      ))}
    </Group>
  );
}
