import { expect, it } from "vitest";
import { hashPassword, isPassword } from "./passwords.ts";

it("knows a password by its hash, and no other", async () => {
  const hash = await hashPassword("correct horse");
  expect(hash).not.toContain("correct");
  expect(await isPassword("correct horse", hash)).toBe(true);
  expect(await isPassword("correct horsE", hash)).toBe(false);
  expect(await hashPassword("correct horse")).not.toBe(hash);
});
