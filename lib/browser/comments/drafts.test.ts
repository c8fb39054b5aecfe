import { expect, it } from "vitest";
import { parseDraft } from "./drafts.ts";

it.each([
  ["a moment", { text: "too loud", from: 12.3, to: null }],
  ["a stretch", { text: "too loud", from: 0, to: 3 }],
])("a draft at %s is read as it was kept", (_name, draft) => expect(parseDraft(JSON.stringify(draft))).toEqual(draft));

it.each([
  ["nothing", null],
  ["an empty text", ""],
  ["broken JSON", "{"],
  ["a list", "[1]"],
  ["no text", '{"from":1,"to":null}'],
  ["no place", '{"text":"x","to":null}'],
  ["a place before the start", '{"text":"x","from":-1,"to":null}'],
  ["an end that is no number", '{"text":"x","from":1,"to":"2"}'],
])("%s is no draft", (_name, stored) => expect(parseDraft(stored)).toBeNull());
