import { z } from "zod";

/** An OpenAPI 3.1 document, as far as it is looked into here. */
export const openApiDocument = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

export type OpenApiDocument = z.infer<typeof openApiDocument>;
