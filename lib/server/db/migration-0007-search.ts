import { type Kysely, sql } from "kysely";
import type { Engine } from "./dialect.ts";

/** An index of all that stands in the `search_text` of an audio, three characters at a time; see `search.ts`. */
export async function search(db: Kysely<unknown>, engine: Engine): Promise<void> {
  for (const statement of engine === "sqlite" ? sqlite : postgres) await sql.raw(statement).execute(db);
}

/**
 * The extension lives in `public`, where every schema of the database finds it. Where it may not be made, or somebody
 * makes it at the same time, that is no failure: without the index a search reads the whole space.
 */
const postgres = [
  `do $$
   begin
     create extension if not exists pg_trgm with schema public;
   exception when others then null;
   end $$`,
  `do $$
   declare home text;
   begin
     select quote_ident(nspname) into home
       from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm';
     if home is not null then
       execute 'create index audios_by_text on audios using gin (search_text ' || home || '.gin_trgm_ops)';
     end if;
   end $$`,
];

/**
 * An index that is asked for rows with a number below another gives them in that order, without looking at the rest.
 * So audios get numbers that say both whose and when: those of a space are one stretch (the upper 32 bits are the
 * space's), and in it they ascend with time. Deleted audios are not in the index. Triggers keep all this, so that no
 * statement can forget it.
 */
const sqlite = [
  "alter table spaces add column search_last integer",
  "alter table audios add column search_id integer",
  `update spaces set search_last = numbered.number << 32
   from (select id, row_number() over (order by created_at, id) as number from spaces) as numbered
   where numbered.id = spaces.id`,
  `update audios set search_id = numbered.number
   from (
     select audios.id, search_last + row_number() over (partition by space_id order by audios.created_at, audios.id) as number
     from audios join spaces on spaces.id = space_id
   ) as numbered
   where numbered.id = audios.id`,
  `update spaces set search_last = coalesce((select max(search_id) from audios where space_id = spaces.id), search_last)`,
  // With the text in it, so that shorter searches than the index knows need not read the rows themselves.
  "drop index audios_by_created",
  `create index audios_by_created on audios (space_id, created_at, id, search_text) where deleted_at is null`,
  "create index spaces_by_search on spaces (search_last)",
  "create unique index audios_by_search on audios (search_id)",
  `create virtual table audio_search using fts5 (
     text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
   )`,
  "insert into audio_search (rowid, text) select search_id, search_text from audios where deleted_at is null",
  `create trigger spaces_search_insert after insert on spaces begin
     update spaces set search_last = (select coalesce(max(search_last) >> 32, 0) + 1 << 32 from spaces)
     where id = new.id;
   end`,
  `create trigger audios_search_insert after insert on audios begin
     update spaces set search_last = search_last + 1 where id = new.space_id;
     update audios set search_id = (select search_last from spaces where id = new.space_id) where id = new.id;
     insert into audio_search (rowid, text)
       select search_id, search_text from audios where id = new.id and deleted_at is null;
   end`,
  `create trigger audios_search_update after update of search_text, deleted_at on audios
   when old.search_text <> new.search_text or (old.deleted_at is null) <> (new.deleted_at is null) begin
     delete from audio_search where rowid = old.search_id;
     insert into audio_search (rowid, text) select new.search_id, new.search_text where new.deleted_at is null;
   end`,
  `create trigger audios_search_delete after delete on audios begin
     delete from audio_search where rowid = old.search_id;
   end`,
];
