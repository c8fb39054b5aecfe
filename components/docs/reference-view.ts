import { choicesOf, type Field, isList, isNullable, toFields, toKind } from "@/components/docs/fields";
import { type OpenApiParts, type OperationParts, openApiParts, type Schema } from "@/components/docs/openapi-parts";

export type Parameter = Field & {
  in: OperationParts["parameters"][number]["in"];
  /** What it may be, where that is a choice. */
  choices: string[];
  isList: boolean;
};

/** What is sent: JSON with these fields (`file`: one of them is Base64), or the bytes of a file. */
export type RequestBody = { contentType: string; fields: Field[]; file: string | null; example: string };

export type Answer = {
  status: string;
  description: string;
  /** `Audio`, `list of Audio`, `bytes`; empty where there is no body. */
  type: string;
  ref: string | null;
  contentType: string;
  headers: Pick<Field, "name" | "note">[];
};

/** One thing that can be asked of the API. */
export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  isExtension: boolean;
  isOpen: boolean;
  parameters: Parameter[];
  body: RequestBody | null;
  answers: Answer[];
};

/** What of it a trial needs. */
export type Triable = Omit<Operation, "description" | "isExtension" | "answers">;

export type Reference = {
  groups: { name: string; description: string; operations: Operation[] }[];
  schemas: { name: string; fields: Field[] }[];
};

/** The reference that a description of the API makes; null where nothing in it can be understood. */
export function toReference(document: unknown): Reference | null {
  const { data: parts } = openApiParts.safeParse(document);
  if (!parts) return null;
  const operations = Object.entries(parts.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation ? [{ tag: operation.tags[0] ?? OTHERS, operation: toOperation({ path, method, operation }) }] : [],
    ),
  );
  if (operations.length === 0) return null;
  return {
    groups: namesOfGroups(parts.tags, operations).map(({ name, description }) => ({
      name,
      description,
      operations: operations.filter(({ tag }) => tag === name).map(({ operation }) => operation),
    })),
    schemas: Object.entries(parts.components.schemas).map(([name, schema]) => ({ name, fields: toFields(schema) })),
  };
}

const OTHERS = "Others";

function namesOfGroups(tags: OpenApiParts["tags"], operations: { tag: string }[]): OpenApiParts["tags"] {
  const used = new Set(operations.map(({ tag }) => tag));
  const described = tags.filter(({ name }) => used.has(name));
  const rest = [...used].filter((name) => described.every((tag) => tag.name !== name));
  return [...described, ...rest.map((name) => ({ name, description: "" }))];
}

type Place = { path: string; method: string; operation: OperationParts };

function toOperation({ path, method, operation }: Place): Operation {
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: operation.description,
    isExtension: operation["x-earmark-extension"],
    isOpen: operation.security?.length === 0,
    parameters: operation.parameters.map(({ name, in: place, required, description, schema }) => ({
      ...toKind({ ...schema, description }),
      name,
      in: place,
      isRequired: required,
      choices: choicesOf(schema),
      isList: isList(schema),
    })),
    body: toRequestBody(operation),
    answers: Object.entries(operation.responses).map(([status, response]) => toAnswer(status, response)),
  };
}

function toRequestBody({ requestBody }: OperationParts): RequestBody | null {
  const [contentType, { schema }] = Object.entries(requestBody?.content ?? {})[0] ?? ["", { schema: {} }];
  if (!contentType) return null;
  const file = Object.entries(schema.properties ?? {}).find(([, field]) => field.contentEncoding === "base64")?.[0];
  return { contentType, fields: toFields(schema), file: file ?? null, example: toExample(schema, file) };
}

/** A body to start from: what must be there, or where nothing must, what may be said in a word. */
function toExample({ properties = {}, required = [] }: Schema, file: string | undefined): string {
  const names = Object.keys(properties).filter((name) => name !== file);
  const shown = names.some((name) => required.includes(name)) ? names.filter((name) => required.includes(name)) : names;
  return JSON.stringify(Object.fromEntries(shown.map((name) => [name, exampleOf(properties[name] ?? {})])), null, 2);
}

function exampleOf(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  const [choice] = choicesOf(schema);
  if (choice !== undefined) return choice;
  if (isNullable(schema)) return null;
  return schema.type === "integer" || schema.type === "number" ? (schema.minimum ?? 0) : "";
}

function toAnswer(status: string, { description, content, headers }: OperationParts["responses"][string]): Answer {
  const [contentType = "", { schema } = { schema: {} }] = Object.entries(content)[0] ?? [];
  const { type, ref } = contentType ? toKind(schema) : { type: "", ref: null };
  return {
    status,
    description,
    type,
    ref,
    contentType,
    headers: Object.entries(headers).map(([name, { description: note }]) => ({ name, note })),
  };
}
