import { expect, it } from "vitest";
import { password } from "../contract/account.ts";
import { generatePassword } from "./generate-password.ts";

it("makes passwords that the contract takes and that are never alike", () => {
  const made = Array.from({ length: 100 }, generatePassword);
  expect(new Set(made).size).toBe(100);
  for (const one of made) {
    expect(one).toMatch(/^([a-hj-km-np-z2-9i]{4}-){3}[a-hj-km-np-z2-9i]{4}$/);
    expect(password.safeParse(one).success).toBe(true);
  }
});
