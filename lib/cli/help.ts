/** What `earmark help` says. */
export const overview = `earmark – upload recordings to an Earmark server, and get WAVs back

  earmark login [URL]               sign in once; a key of this machine is kept for you
  earmark upload FILE|FOLDER|- …    upload, each file once, however often you run it
  earmark check FILE|FOLDER …       what files are and what is wrong with them, without a server
  earmark list                      the audios of a space
  earmark get AUDIO                 all that is known of one audio
  earmark download AUDIO …          the WAVs of audios
  earmark delete AUDIO …            delete audios
  earmark whoami                    who you are, and where
  earmark logout                    delete the key of this machine

\`earmark help COMMAND\` teaches one of them. \`earmark --version\` tells the version.

A space is named as owner/space: --space ada/main, or EARMARK_SPACE=ada/main. Without one it is
your own space "main".

In scripts set EARMARK_URL and EARMARK_KEY (an API key, made in the app under Settings) instead of
signing in. They count before what \`earmark login\` has kept.

Exit codes:
  0    all is done
  1    something failed: the network, the server, a file that cannot be read, or no such audio
  2    the command makes no sense as it was typed, or names nothing that can be uploaded
  3    some files were refused, by the server or by \`earmark check\`; each is named with the
       reason, and the others are done
  4    you are not signed in, or may not do this
  130  stopped by Ctrl-C or a signal
  141  whoever read the output stopped reading

What was asked for goes to standard output, all else (progress, reasons, questions) to standard
error. NO_COLOR=1 turns colours off.`;

const commands: Record<string, string> = {
  login: `earmark login [URL] – sign in once

  earmark login                                  asks for the server, your handle and password
  earmark login https://earmark.example.org
  earmark login localhost:3000 --handle ada --password-stdin < password.txt
  earmark login https://earmark.example.org --key-stdin < key.txt

It makes an API key for this machine, which you find in the app under Settings, API keys, and keeps
it where only you can read it: in $XDG_CONFIG_HOME/earmark (usually ~/.config/earmark), or in
%APPDATA%\\earmark. Your password is kept nowhere. The address of a site stands for the API under it
(/api/v1); an address with a path is taken as the base of an API.

  --handle HANDLE    your handle, so that it is not asked for
  --password-stdin   read the password from standard input; needs --handle
  --key-stdin        keep this API key instead of making one`,

  logout: `earmark logout – delete the key of this machine, on the server and here

A key that you gave with --key-stdin is forgotten here and goes on working.`,

  whoami: `earmark whoami [--json] – who you are, and on which server`,

  upload: `earmark upload FILE|FOLDER|PATTERN|- … – upload recordings

  earmark upload interview.mp3 --space ada/main
  earmark upload recordings/                     all recordings in it, and in the folders within
  earmark upload 'recordings/**/*.flac'          a pattern, where your shell knows none
  arecord -d 10 | earmark upload - --name memo.wav --alias "A memo"
  earmark upload recordings --json > report.jsonl

Run it again whenever it was stopped, by Ctrl-C, a power cut or a broken line: what is there stays
there, a large file goes on where it ended, and nothing is doubled. A file is known by its name and
its content, with the space, alias and identity that it is uploaded to. If its audio has been
deleted meanwhile, it is uploaded again. A file that was refused is refused again without being
sent, until the server has forgotten it after a day, or with --again.

In the end the server's SHA-256 of each file is compared with that of the file here.

  --space OWNER/SPACE   where to; default: EARMARK_SPACE, else your own space "main"
  --alias TEXT          what the audio is called, for a single file; default: the file's name
                        without its extension
  --identity HANDLE     who speaks in them: an identity of the space
  --name NAME           the file name of what comes from standard input
  --jobs N              how many files travel at once, 1 to 16; default 2
  --no-wait             done when the bytes are safe, without waiting for the conversion
  --all                 in folders: hidden files too, and those whose names are not of recordings
  --again               send files again that were refused before
  --json                one JSON object a line: path, status (uploaded, alreadyThere, sent, refused,
                        failed), space, audio (its handle), alias, state, duration, size, sha256,
                        verified (the server has these very bytes), error ({code, detail} or null)

Exit code 3 means that files were refused, 1 that something failed and another run may help.
What was uploaded is remembered in $XDG_STATE_HOME/earmark (usually ~/.local/state/earmark), or in
%LOCALAPPDATA%\\earmark.`,

  check: `earmark check FILE|FOLDER|PATTERN … – check recordings before they go anywhere

  earmark check interview.mp3
  earmark check recordings/ --policy policy.json
  earmark check 'takes/**/*.wav' --space ada/main && earmark upload takes --space ada/main
  earmark check recordings --json | jq -r 'select(.decision == "refuse") | .path'

Each file is decoded here, as a server does it, and no server is asked. It tells the decision
(accept, warn or refuse) and the facts of each file, why it was not accepted, and what is wrong
with it and where. A policy is the JSON that the app shows in the settings of a space: {"rules": [{"fact":
"voiceSeconds", "min": 4.5, "decision": "refuse"}]}. Without one, files that cannot be used are
refused, and those with a finding of high severity are warned of.

  --policy FILE         check by the policy in this file
  --space OWNER/SPACE   check by the policy of this space, which is asked of the server
  --jobs N              how many files are decoded at once, 1 to 16; default 2
  --all                 in folders: hidden files too, and those whose names are not of recordings
  --json                one JSON object a line: path, decision (accept, warn, refuse, failed),
                        reasons ({decision, sentence}), facts (numbers in the unit of their name,
                        null where a file has none), findings, error ({code, detail} or null)

Exit code 0 means that all files are accepted or only warned of, 3 that some are refused or cannot
be used, 1 that some could not be read.`,

  list: `earmark list – the audios of a space, oldest first

  earmark list --space ada/main
  earmark list --search interview --state available
  earmark list --json | jq -r .handle

  --space OWNER/SPACE   which space; default: EARMARK_SPACE, else your own space "main"
  --search TEXT         those with this in their handle or alias
  --state STATE         available, arriving, or failed
  --limit N             at most so many
  --json                one JSON object a line, as the API has it

Off a terminal the columns (handle, state, length, created, alias, file name) have tabs between.`,

  get: `earmark get AUDIO – all that is known of one audio

  earmark get k3v9x0q2m7ab --space ada/main
  earmark get k3v9x0q2m7ab --json

  --space OWNER/SPACE   which space; default: EARMARK_SPACE, else your own space "main"
  --json                the audio as the API has it`,

  download: `earmark download AUDIO … – the WAVs of audios

  earmark download k3v9x0q2m7ab                  into this folder, named after its alias
  earmark download k3v9x0q2m7ab -o take.wav
  earmark download k3v9x0q2m7ab p1c8r5n0t4zz -o wavs/
  earmark download k3v9x0q2m7ab -o - | aplay

What has arrived stands in NAME.part until it is whole. If the command is stopped, run it again: it
goes on from there.

  --space OWNER/SPACE   which space; default: EARMARK_SPACE, else your own space "main"
  -o, --output WHERE    a file, a folder that is there, or - for standard output
  --force               replace a file that is there`,

  delete: `earmark delete AUDIO … – delete audios

  earmark delete k3v9x0q2m7ab --space ada/main
  earmark delete k3v9x0q2m7ab p1c8r5n0t4zz --yes

It asks first. For an hour a deleted audio can be restored through the API.

  --space OWNER/SPACE   which space; default: EARMARK_SPACE, else your own space "main"
  -y, --yes             do not ask; needed where there is no terminal`,
};

/** The help of a command, or of them all; null where there is no such command. */
export function findHelp(command: string | undefined): string | null {
  if (command === undefined) return overview;
  return Object.hasOwn(commands, command) ? (commands[command] as string) : null;
}
