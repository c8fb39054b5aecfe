import { expect, it } from "vitest";
import { roles } from "@/lib/domain/permissions";
import { toRoleWords, whyNoUpload } from "./role-words";

const owner = { type: "org", handle: "acme", alias: null } as const;

it.each([
  ["viewer", "You may listen here. Ask an admin of acme for more."],
  ["reviewer", "You may listen and review here. Ask an admin of acme for more."],
  ["editor", null],
  ["admin", null],
] as const)("tells a %s why there is no upload: %s", (role, words) => {
  expect(whyNoUpload({ role, owner })).toBe(words);
});

it("calls an organization by its name, where it has one", () => {
  expect(whyNoUpload({ role: "viewer", owner: { ...owner, alias: "Acme Labs" } })).toContain("an admin of Acme Labs");
});

it("gives each role its article", () => {
  expect(roles.map(toRoleWords)).toEqual(["a viewer", "a reviewer", "an editor", "an admin"]);
});
