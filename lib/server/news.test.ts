import { expect, it } from "vitest";
import { type News, parseNews, topicOf, toWord } from "./news.ts";

const news: News = { kind: "reviews", spaceId: "space-1", audio: { id: "audio-1", handle: "tone" }, by: "user-1" };

it.each<[string, News, string]>([
  ["of an audio", news, "audio-1"],
  ["for everybody", { ...news, by: null }, "audio-1"],
  ["of a space", { ...news, audio: null, by: null }, "space-1"],
])("come back from the word that they were made: %s", (_name, one, topic) => {
  expect(parseNews(toWord(one))).toEqual(one);
  expect(topicOf(toWord(one))).toBe(topic);
});

it.each(["", "jobs", "audio-1", "audio-1 weather space-1 tone ", "audio-1 audio"])("are not in %j", (word) => {
  expect(parseNews(word)).toBeNull();
});
