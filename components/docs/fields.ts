import type { Schema } from "@/components/docs/openapi-parts";
import { HANDLE_PATTERN } from "@/lib/domain/handles";

/** A field as the reference shows it: fields of fields have dots in their names, of the items of a list `[]`. */
export type Field = {
  name: string;
  type: string;
  /** The name of the schema that it refers to, which is told elsewhere. */
  ref: string | null;
  isRequired: boolean;
  /** What it is, and what bounds it has. */
  note: string;
};

/** All fields of a schema, those of nested objects after their own. */
export function toFields(schema: Schema, prefix = ""): Field[] {
  return objectsIn(schema).flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, field]) => [
      { name: prefix + name, isRequired: required.includes(name), ...toKind(field) },
      ...toFields(field, `${prefix}${name}${isList(field) ? "[]" : ""}.`),
    ]),
  );
}

/** What a value is, in words, without the fields that it has. */
export function toKind(schema: Schema): Pick<Field, "type" | "ref" | "note"> {
  const ref = refOf(schema) ?? null;
  const note = [schema.description, ...bounds(schema)].filter(Boolean).join(" ");
  return { type: toTypeWords(schema), ref, note };
}

/** The values that a choice has; none where anything of its type will do. */
export function choicesOf(schema: Schema): string[] {
  return variantsOf(schema).flatMap(({ enum: values = [] }) => values.map(String));
}

export function isNullable(schema: Schema): boolean {
  return variantsOf(schema).some(({ type }) => [type].flat().includes("null"));
}

export function isList(schema: Schema): boolean {
  return variantsOf(schema).some(({ type }) => type === "array");
}

function refOf(schema: Schema): string | undefined {
  const found = schema.$ref ?? schema.items?.$ref;
  return found?.split("/").at(-1);
}

function variantsOf(schema: Schema): Schema[] {
  const variants = schema.anyOf ?? schema.oneOf;
  return variants ? variants.flatMap(variantsOf) : [schema];
}

function objectsIn(schema: Schema): Schema[] {
  return variantsOf(schema).flatMap((one) => (one.items ? objectsIn(one.items) : one.properties ? [one] : []));
}

function toTypeWords(schema: Schema): string {
  const words = variantsOf(schema).flatMap(typesOf);
  // `null` comes last, however the schema has it.
  return [...new Set([...words.filter((word) => word !== "null"), ...words.filter((word) => word === "null")])].join(
    " or ",
  );
}

function typesOf(schema: Schema): string[] {
  const { $ref, type, items, format, contentEncoding, pattern } = schema;
  if ($ref) return [refOf(schema) ?? "any"];
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value));
  if (items) return [`list of ${toTypeWords(items)}`];
  if (format === "binary") return ["bytes"];
  if (contentEncoding === "base64") return ["Base64"];
  if (pattern === HANDLE_PATTERN.source) return ["handle"];
  return [type ?? "any"].flat();
}

/** Bounds of whole numbers that only say what a computer can count to are none. */
const isBound = (value: number | undefined) => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;

function bounds(schema: Schema): string[] {
  const [one = schema] = variantsOf(schema).filter(({ type }) => type !== "null");
  const { minimum, maximum, maxLength, maxItems } = one;
  return [
    isBound(minimum) && isBound(maximum) ? `From ${minimum} to ${maximum}.` : "",
    isBound(minimum) && !isBound(maximum) ? `At least ${minimum}.` : "",
    maxLength === undefined ? "" : `At most ${maxLength} characters.`,
    maxItems === undefined ? "" : `At most ${maxItems}.`,
    schema.default === undefined || schema.default === null ? "" : `By default \`${toDefaultWords(schema.default)}\`.`,
  ];
}

function toDefaultWords(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
