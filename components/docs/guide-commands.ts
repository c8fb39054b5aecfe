/** Whose commands they are; `reader` is null where nobody is signed in. */
export type GuideReader = { apiAddress: string; reader: { handle: string; space: string } | null };

const KEY_HEADER = `-H "Authorization: Bearer $KEY"`;
const JSON_HEADER = `-H 'Content-Type: application/json'`;

/** Takes the first handle out of JSON, with tools that every system has. */
const FIRST_HANDLE = `grep -o '"handle":"[^"]*"' | head -n 1 | cut -d '"' -f 4`;

/**
 * The commands of the guide, in its order. All that differs from reader to reader is set in `settings`; the others run
 * as they are, in bash and zsh, on Linux and macOS. So they have no comments (zsh runs those), `base64` reads its
 * standard input (its options differ), and the Base64 never is an argument (which would be cut short).
 */
export function toGuideCommands({ apiAddress, reader }: GuideReader) {
  return {
    settings: `API=${apiAddress}
OWNER=${reader?.handle ?? "your-handle"}
KEY='your-key'
FILE='recording.mp3'
SPACE=$API/spaces/$OWNER/${reader?.space ?? "main"}`,

    whoAmI: `curl -sS "$API/user" ${KEY_HEADER}`,

    create: `ANSWER=$(
  { printf '{"alias": "My first audio", "file": "'; base64 < "$FILE" | tr -d '\\n'; printf '"}'; } |
    curl -sS "$SPACE/audios" ${KEY_HEADER} \\
      ${JSON_HEADER} --data-binary @-
)
printf '%s\\n' "$ANSWER"
AUDIO=$(printf '%s' "$ANSWER" | ${FIRST_HANDLE})`,

    watch: `while curl -sS "$SPACE/audios/$AUDIO" ${KEY_HEADER} |
  grep '"state":"avaitingFile"' > /dev/null; do sleep 1; done
curl -sS "$SPACE/audios/$AUDIO" ${KEY_HEADER}`,

    download: `curl -fsS "$SPACE/audios/$AUDIO/file" ${KEY_HEADER} -o "$AUDIO.wav"`,

    list: `curl -sS "$SPACE/audios?page-size=5" ${KEY_HEADER}`,

    large: `AUDIO=$(printf '{"alias": "A long recording"}' |
  curl -sS "$SPACE/audios" ${KEY_HEADER} ${JSON_HEADER} --data-binary @- |
  ${FIRST_HANDLE})
curl -sS "$SPACE/audios/$AUDIO/file" ${KEY_HEADER} \\
  -H 'Content-Type: application/octet-stream' -X POST --globoff -T "$FILE"`,

    resume: `npm install tus-js-client
SPACE="$SPACE" KEY="$KEY" FILE="$FILE" node resume.mjs`,

    once: `ONCE=upload-$(date +%s)
for TRY in 1 2; do
  printf '{"alias": "Made once"}' |
    curl -sS "$SPACE/audios" ${KEY_HEADER} ${JSON_HEADER} \\
      -H "Idempotency-Key: $ONCE" --data-binary @-
done`,

    noWait: `{ printf '{"alias": "Not waited for", "file": "'; base64 < "$FILE" | tr -d '\\n'; printf '"}'; } |
  curl -sS "$SPACE/audios" ${KEY_HEADER} \\
    ${JSON_HEADER} -H 'Prefer: wait=0' --data-binary @-`,

    limits: `curl -sS "$API/limits" ${KEY_HEADER}`,
  };
}

/** A whole program: sends a file in parts, and goes on after a broken line. `resume` of the commands runs it. */
export const RESUME_PROGRAM = `import { createReadStream } from "node:fs";
import { Upload } from "tus-js-client";

const { SPACE, KEY, FILE } = process.env;
const headers = { Authorization: \`Bearer \${KEY}\` };
const json = { ...headers, "Content-Type": "application/json" };
const created = await fetch(\`\${SPACE}/audios\`, { method: "POST", headers: json, body: "{}" });
const audio = await created.json();

new Upload(createReadStream(FILE), {
  endpoint: \`\${SPACE}/audios/\${audio.handle}/file\`,
  headers,
  chunkSize: 8 * 1024 * 1024,
  retryDelays: [0, 1000, 3000, 5000, 10000],
  onSuccess: () => console.log(\`\${audio.handle} has arrived.\`),
  onError: (error) => console.error(String(error)),
}).start();`;

/** Makes a key without the screen. `KEY` is set by it, so it stands after the settings. */
export const KEY_BY_CURL = `PASSWORD='your password'
TOKEN=$(printf '{"handle": "%s", "password": "%s"}' "$OWNER" "$PASSWORD" |
  curl -sS "$API/auth/credentials" ${JSON_HEADER} --data-binary @- |
  grep -o '"token":"[^"]*"' | cut -d '"' -f 4)
KEY=$(printf '{"handle": "key-%s"}' "$(date +%s)" |
  curl -sS "$API/user/keys" -H "Authorization: Bearer $TOKEN" ${JSON_HEADER} --data-binary @- |
  grep -o '"token":"[^"]*"' | cut -d '"' -f 4)`;
