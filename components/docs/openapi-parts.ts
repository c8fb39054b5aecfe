import { z } from "zod";

/** JSON Schema, as far as the reference tells of it. */
export type Schema = {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  format?: string | undefined;
  contentEncoding?: string | undefined;
  pattern?: string | undefined;
  description?: string | undefined;
  default?: unknown;
  const?: unknown;
  enum?: unknown[] | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  maxItems?: number | undefined;
  required?: string[] | undefined;
  properties?: Record<string, Schema> | undefined;
  items?: Schema | undefined;
  anyOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
};

const text = z.string().optional();
const number = z.number().optional();

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: text,
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: text,
    contentEncoding: text,
    pattern: text,
    description: text,
    default: z.unknown().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    minimum: number,
    maximum: number,
    minLength: number,
    maxLength: number,
    maxItems: number,
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), schema).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
  }),
);

const content = z.record(z.string(), z.object({ schema: schema.default({}) }));

const parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header", "cookie"]),
  required: z.boolean().default(false),
  description: z.string().default(""),
  schema: schema.default({}),
});

const operation = z.object({
  operationId: z.string(),
  summary: z.string().default(""),
  description: z.string().default(""),
  tags: z.array(z.string()).default([]),
  "x-earmark-extension": z.boolean().default(false),
  security: z.array(z.unknown()).optional(),
  parameters: z
    .array(parameter.nullable().catch(null))
    .default([])
    .transform((all) => all.filter((one) => one !== null)),
  requestBody: z.object({ content }).optional().catch(undefined),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string().default(""),
      content: content.default({}),
      headers: z.record(z.string(), z.object({ description: z.string().default("") })).default({}),
    }),
  ),
});

/** What another server's document says in another way is left out. */
const known = operation.optional().catch(undefined);

/** The methods of a path, in the order of the reference. Beside them other things may stand there. */
const operations = z.object({
  get: known,
  head: known,
  post: known,
  put: known,
  patch: known,
  delete: known,
});

/** An OpenAPI document, as far as the reference tells of it: what else is in it is left out. */
export const openApiParts = z.object({
  tags: z.array(z.object({ name: z.string(), description: z.string().default("") })).default([]),
  paths: z.record(z.string(), operations),
  components: z.object({ schemas: z.record(z.string(), schema.catch({})).default({}) }).default({ schemas: {} }),
});

export type OpenApiParts = z.infer<typeof openApiParts>;
export type OperationParts = z.infer<typeof operation>;
