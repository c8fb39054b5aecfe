import type { ReactNode } from "react";
import { Code, CodeWords } from "@/components/docs/docs-section";
import { FieldList, TypeWords } from "@/components/docs/field-list";
import { MethodBadge } from "@/components/docs/method-badge";
import { Openable } from "@/components/docs/openable";
import type { Answer, Operation, RequestBody } from "@/components/docs/reference-view";
import { TryIt } from "@/components/docs/try-it";
import { Badge } from "@/components/ui/badge";

/** All that is known of one operation, and the way to try it. */
export function OperationView({ operation }: { operation: Operation }) {
  const { description, isExtension, answers, ...triable } = operation;
  const { id, parameters, body } = triable;
  return (
    <Openable id={id} words={toWords(operation)} title={<OperationTitle operation={operation} />}>
      <p className="text-[0.8125rem] text-muted-foreground">
        {description ? <CodeWords text={`${description} `} /> : null}
        {isExtension ? "Another server of this contract may lack it. " : null}
        <a href={`#${id}`} className="font-medium text-primary underline underline-offset-4">
          Link to this operation
        </a>
      </p>
      {parameters.length > 0 ? (
        <Part title="Parameters">
          <FieldList label={`Parameters of ${id}`} fields={parameters} />
        </Part>
      ) : null}
      {body ? <BodyView id={id} body={body} /> : null}
      <Part title="Answers">
        <AnswerList label={`Answers of ${id}`} answers={answers} />
      </Part>
      <TryIt operation={triable} />
    </Openable>
  );
}

/** By what an operation is found. */
export function toWords({ id, method, path, summary }: Operation): string {
  return `${id} ${method} ${path} ${summary}`.toLowerCase();
}

function OperationTitle({ operation: { method, path, summary, isExtension } }: { operation: Operation }) {
  return (
    <span className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1">
      <MethodBadge method={method} />
      <span className="min-w-0 grow basis-64">
        <span className="block font-medium">{summary}</span>
        <span className="wrap-anywhere block font-mono text-muted-foreground text-xs">{path}</span>
      </span>
      {isExtension ? <Badge>Earmark extension</Badge> : null}
    </span>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="space-y-2">
      <h3 className="font-semibold text-sm tracking-tight">{title}</h3>
      {children}
    </div>
  );
}

function BodyView({ id, body }: { id: string; body: RequestBody }) {
  return (
    <Part title="Body">
      <p className="text-[0.8125rem] text-muted-foreground">
        <Code>{body.contentType}</Code>
        {body.fields.length === 0 ? ": the bytes of the file, as they are." : null}
      </p>
      {body.fields.length > 0 ? <FieldList label={`Body of ${id}`} fields={body.fields} /> : null}
    </Part>
  );
}

function AnswerList({ label, answers }: { label: string; answers: Answer[] }) {
  return (
    <ul aria-label={label} className="divide-y rounded-lg border bg-card text-[0.8125rem]">
      {answers.map(({ status, description, type, ref, contentType, headers }) => (
        <li key={status} className="grid gap-x-4 gap-y-0.5 px-3.5 py-2 sm:grid-cols-[13rem_1fr]">
          <p>
            <span className="font-medium font-mono">{status}</span>
            <span className="ml-2 text-muted-foreground">
              {contentType === "audio/wav" ? "WAV" : <TypeWords type={type} schema={ref} />}
            </span>
          </p>
          <div className="min-w-0">
            <p className="wrap-anywhere">{description}</p>
            {headers.map(({ name, note }) => (
              <p key={name} className="wrap-anywhere text-muted-foreground">
                <Code>{name}</Code> <CodeWords text={note} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
