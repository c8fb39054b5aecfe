import type { User } from "../../contract/account.ts";
import type { Renaming } from "../../contract/primitives.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { hashPassword, isPassword } from "../auth/passwords.ts";
import { guess } from "../limits/guesses.ts";
import { updateOwner } from "./owner-rows.ts";
import { orConflict } from "./owners.ts";
import type { Viewer } from "./sessions.ts";
import { EMAIL_TAKEN, getUser } from "./users.ts";

/** Changes the viewer's own handle, alias or email. `conflict` where handle or email are somebody else's. */
export async function updateUser(
  app: App,
  viewer: Viewer,
  input: Renaming & { email?: string | undefined },
): Promise<User> {
  const id = viewer.userId;
  const email = input.email?.toLowerCase();
  const work = app.db.query.transaction().execute(async (db) => {
    await updateOwner(app, db, { id, handle: input.handle, alias: input.alias });
    if (email === undefined) return;
    // Nobody has proven that a new address is theirs.
    await db
      .updateTable("users")
      .set({ email, email_verified: 0 })
      .where("id", "=", id)
      .where("email", "!=", email)
      .execute();
  });
  await orConflict(work, EMAIL_TAKEN, "email");
  return getUser(app, id);
}

/**
 * Gives the viewer a new password and ends all their sessions but the one that asks; API keys stay. `forbidden` where
 * the present password is wrong, `tooManyRequests` while it is being guessed.
 */
export async function updatePassword(
  app: App,
  viewer: Viewer,
  input: { current: string; password: string },
): Promise<void> {
  const id = viewer.userId;
  await guess(app, {
    key: `password of ${id}`,
    attempt: async () => {
      const { password_hash: before } = await app.db.query
        .selectFrom("users")
        .select("password_hash")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      if (!(await isPassword(input.current, before))) return null;
      const after = await hashPassword(input.password, app.passwordCost);
      return app.db.query.transaction().execute(async (db) => {
        const changed = await db
          .updateTable("users")
          .set({ password_hash: after })
          .where("id", "=", id)
          .where("password_hash", "=", before)
          .executeTakeFirst();
        // Another process was first: what was the present password is so no more.
        if (changed.numUpdatedRows === 0n) return null;
        await db.deleteFrom("tokens").where("user_id", "=", id).where("hash", "!=", viewer.tokenHash).execute();
        return true;
      });
    },
    wrong: () => new Problem("forbidden", "This is not your present password."),
  });
}
