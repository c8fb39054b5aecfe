import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** What a hash costs to make and to try; scrypt's own parameters. */
export type PasswordCost = { N: number; r: number; p: number };

/** OWASP's parameters for 32 MiB: N = 2^15, r = 8, p = 3. They are stored with each hash and can rise. */
export const PASSWORD_COST: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;

/** The scrypt hash of a password with a salt of its own: `scrypt$N$r$p$salt$key`, both Base64. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize("NFKC"), salt, KEY_BYTES, { ...cost, maxmem: maxmem(cost) });
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join("$");
}

/** Whether `password` is the one that was hashed. Takes the same time whatever the answer. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = "", key = ""] = hash.split("$");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const expected = Buffer.from(key, "base64");
  const salted = Buffer.from(salt, "base64");
  const actual = await derive(password.normalize("NFKC"), salted, expected.length, { ...cost, maxmem: maxmem(cost) });
  return timingSafeEqual(actual, expected);
}

function maxmem({ N, r }: PasswordCost): number {
  return 256 * N * r;
}
