import { type Kysely, sql } from "kysely";
import { columnTypes, type Engine, toSearchText } from "./dialect.ts";

type Before = {
  owners: { id: string; handle: string; alias: string | null; search_text: string };
  spaces: { id: string; owner_id: string; handle: string };
  used_handles: { namespace: string; handle: string; holder: string | null };
  tokens: { hash: string; handle: string };
};

/** API keys, organizations with members and invitations, sessions that can be told apart, handles that can change. */
export async function teams(untyped: Kysely<unknown>, engine: Engine): Promise<void> {
  const db = untyped as Kysely<Before>;
  const { text } = columnTypes(engine);
  await db.schema
    .alterTable("owners")
    .addColumn("search_text", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema.alterTable("owners").addColumn("deleted_at", text).execute();
  await db.schema.alterTable("spaces").addColumn("deleted_at", text).execute();
  await db.schema.createIndex("spaces_by_created").on("spaces").columns(["owner_id", "created_at", "id"]).execute();
  for (const { id, handle, alias } of await db.selectFrom("owners").select(["id", "handle", "alias"]).execute()) {
    await db
      .updateTable("owners")
      .set({ search_text: toSearchText(handle, alias) })
      .where("id", "=", id)
      .execute();
  }

  await db.schema.alterTable("used_handles").addColumn("holder", text).execute();
  await db
    .updateTable("used_handles")
    .set({
      holder: sql`coalesce(
        (select id from owners where used_handles.namespace = '' and owners.handle = used_handles.handle),
        (select id from spaces where owner_id = used_handles.namespace and spaces.handle = used_handles.handle)
      )`,
    })
    .execute();

  await db.schema
    .alterTable("tokens")
    .addColumn("handle", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema.alterTable("tokens").addColumn("client", text).execute();
  await db.schema.alterTable("tokens").addColumn("address", text).execute();
  await db.schema.alterTable("tokens").addColumn("last_used_at", text).execute();
  await db.updateTable("tokens").set({ handle: sql`substr(hash, 1, 12)` }).execute();
  await db.schema.createIndex("tokens_by_user").on("tokens").columns(["user_id", "issued_at"]).execute();

  await db.schema
    .createTable("api_keys")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("handle", text, (c) => c.notNull())
    .addColumn("alias", text)
    .addColumn("search_text", text, (c) => c.notNull())
    .addColumn("hash", text, (c) => c.notNull().unique())
    .addColumn("suffix", text, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("last_used_at", text)
    .addUniqueConstraint("api_keys_by_handle", ["user_id", "handle"])
    .execute();
  await db.schema
    .createTable("members")
    .addColumn("org_id", text, (c) => c.notNull().references("owners.id"))
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("role", text, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("members_key", ["org_id", "user_id"])
    .execute();
  await db.schema.createIndex("members_by_user").on("members").column("user_id").execute();
  await db.schema
    .createTable("invitations")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("org_id", text, (c) => c.notNull().references("owners.id"))
    .addColumn("handle", text, (c) => c.notNull())
    .addColumn("role", text, (c) => c.notNull())
    .addColumn("hash", text, (c) => c.notNull().unique())
    .addColumn("suffix", text, (c) => c.notNull())
    .addColumn("created_by", text, (c) => c.notNull().references("users.id"))
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .addUniqueConstraint("invitations_by_handle", ["org_id", "handle"])
    .execute();
  await db.schema.createIndex("invitations_by_expiry").on("invitations").column("expires_at").execute();
}
