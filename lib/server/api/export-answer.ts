import { Problem } from "../../contract/problem.ts";
import { EXPORT_TYPES, type ExportFormat, type ReviewExport } from "../../contract/review-export.ts";
import { toAttachment } from "../../domain/attachment.ts";
import { parseDuration } from "../../domain/durations.ts";
import type { ReviewSheet } from "../../domain/review/sheet.ts";
import { sheetToCsv } from "../../domain/review/sheet-to-csv.ts";
import { sheetToLabels } from "../../domain/review/sheet-to-labels.ts";
import { sheetToWebVtt } from "../../domain/review/sheet-to-webvtt.ts";
import { accepts, findPreferred } from "./accept.ts";
import { toJson } from "./answers.ts";
import { etagOf, isNotModified } from "./preconditions.ts";

const ENDINGS = { json: "json", csv: "csv", audacity: "txt", webvtt: "vtt" } as const satisfies Record<
  ExportFormat,
  string
>;

/** The export in the form that the address names, or else the `Accept` header; `notAcceptable` where that excludes it. */
export function toExportAnswer(request: Request, exported: ReviewExport, format?: ExportFormat): Response {
  const accept = request.headers.get("accept");
  const chosen = format ?? toFormat(findPreferred(accept, Object.values(EXPORT_TYPES)));
  const type = EXPORT_TYPES[chosen];
  if (!accepts(accept, type)) throw new Problem("notAcceptable", `This is ${type}, which the Accept header excludes.`);
  const body = write(exported, chosen);
  const etag = etagOf(body);
  const headers = { etag, "cache-control": "no-store", vary: "accept" };
  if (isNotModified(request, { etag })) return new Response(null, { status: 304, headers });
  const name = toAttachment(`${exported.audio.alias ?? exported.audio.handle} review.${ENDINGS[chosen]}`);
  const charset = type.startsWith("text/") ? "; charset=utf-8" : "";
  return new Response(body, {
    headers: { ...headers, "content-type": `${type}${charset}`, "content-disposition": name },
  });
}

function toFormat(type: string | null): ExportFormat {
  const formats = Object.keys(EXPORT_TYPES) as ExportFormat[];
  return formats.find((format) => EXPORT_TYPES[format] === type) ?? "json";
}

function write(exported: ReviewExport, format: ExportFormat): string {
  switch (format) {
    case "json":
      return toJson(exported);
    case "csv":
      return sheetToCsv(toSheet(exported));
    case "audacity":
      return sheetToLabels(toSheet(exported));
    case "webvtt":
      return sheetToWebVtt(toSheet(exported));
  }
}

function toSheet({ audio: { duration, ...audio }, ...rest }: ReviewExport): ReviewSheet {
  return { ...rest, audio: { ...audio, durationSeconds: duration ? parseDuration(duration) : 0 } };
}
