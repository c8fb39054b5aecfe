import { expect, it } from "vitest";
import { hashPassword, isPassword, PASSWORD_COST } from "./passwords.ts";

it("knows a password by its hash, and no other", async () => {
  const hash = await hashPassword("correct horse", PASSWORD_COST);
  expect(hash).not.toContain("correct");
  expect(await isPassword("correct horse", hash)).toBe(true);
  expect(await isPassword("correct horsE", hash)).toBe(false);
  expect(await hashPassword("correct horse", PASSWORD_COST)).not.toBe(hash);
});
