import { type Trial, type TrialBody, toJsonFrame } from "./trial.ts";

/**
 * The command that does the same from a shell: bash or zsh, on Linux or macOS. The key is `$KEY` there, a file has the
 * name that it had here, and what is sent comes through a pipe or from the disk.
 */
export function toCurl(trial: Trial, apiAddress: string): string {
  const { method, path, headers, body, isOpen } = trial;
  const parts = [
    `curl -sS ${quote(apiAddress + path)}`,
    ...toMethod(method, body),
    ...(isOpen ? [] : ['-H "Authorization: Bearer $KEY"']),
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body ? [`-H ${quote(`Content-Type: ${body.contentType}`)}`, toSource(body)] : []),
  ];
  return `${toPipe(body)}${parts.join(" \\\n  ")}`;
}

/** In single quotes a shell changes nothing. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function toMethod(method: string, body: TrialBody | null): string[] {
  if (method === "HEAD") return ["--head"];
  const isDefault = body?.text === null ? method === "PUT" : method === (body ? "POST" : "GET");
  return isDefault ? [] : [`-X ${method}`];
}

function toSource({ text, file }: TrialBody): string {
  return text === null ? `--globoff -T ${quote(file?.name ?? "recording.mp3")}` : "--data-binary @-";
}

function toPipe(body: TrialBody | null): string {
  if (!body || body.text === null) return "";
  const { text, file, fileField } = body;
  const frame = file && fileField ? toJsonFrame(text, fileField) : null;
  if (!file || !frame) return `printf '%s' ${quote(text)} |\n  `;
  const encode = `base64 < ${quote(file.name)} | tr -d '\\n'`;
  return `{ printf '%s' ${quote(frame.head)}; ${encode}; printf '%s' ${quote(frame.tail)}; } |\n  `;
}
