import path from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, type EnvFault, readEnv } from "./env.ts";

function faultsOf(source: Record<string, string>): EnvFault[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.faults;
    throw error;
  }
  return [];
}

describe("readEnv", () => {
  it("needs nothing: everything has a default", () => {
    const env = readEnv({});
    expect(env).toMatchObject({
      port: 3000,
      host: "",
      publicUrl: null,
      trustProxy: false,
      dataDir: path.resolve("data"),
      databaseUrl: null,
      storageUrl: null,
      apiUrl: null,
      authSecret: null,
      adminHandle: "admin",
      adminPassword: null,
      maxUploadBytes: 2_147_483_648,
      maxDurationSeconds: 14_400,
      rateLimitPerMinute: 6000,
      maxWaitingPerSpace: 20_000,
      spaceQuotaBytes: null,
      spaceQuotaHours: null,
      logLevel: "info",
    });
    expect(env.mediaWorkers).toBeGreaterThanOrEqual(1);
    expect(env.mediaWorkers).toBeLessThanOrEqual(8);
  });

  it("takes an empty or blank variable for an absent one", () => {
    expect(readEnv({ PORT: "", LOG_LEVEL: "  ", STORAGE_URL: "" })).toEqual(readEnv({}));
  });

  it.each([
    ["PORT", "8080", "port", 8080],
    ["HOST", "127.0.0.1", "host", "127.0.0.1"],
    ["HOST", "::1", "host", "::1"],
    ["PUBLIC_URL", "https://earmark.example.org/", "publicUrl", "https://earmark.example.org"],
    ["TRUST_PROXY", "1", "trustProxy", true],
    ["TRUST_PROXY", "False", "trustProxy", false],
    ["DATA_DIR", "/srv/earmark", "dataDir", "/srv/earmark"],
    ["DATA_DIR", "elsewhere", "dataDir", path.resolve("elsewhere")],
    ["DATABASE_URL", "postgres://me:it@db/earmark", "databaseUrl", "postgres://me:it@db/earmark"],
    ["DATABASE_URL", "postgresql://db/earmark", "databaseUrl", "postgresql://db/earmark"],
    ["API_URL", "https://api.example.org/v1/", "apiUrl", "https://api.example.org/v1"],
    ["ADMIN_PASSWORD", "12345678", "adminPassword", "12345678"],
    ["ADMIN_PASSWORD", " with spaces ", "adminPassword", " with spaces "],
    ["MAX_UPLOAD_BYTES", "1000000", "maxUploadBytes", 1_000_000],
    ["SPACE_QUOTA_BYTES", "10000000", "spaceQuotaBytes", 10_000_000],
    ["SPACE_QUOTA_HOURS", "100", "spaceQuotaHours", 100],
    ["RATE_LIMIT_PER_MINUTE", "0", "rateLimitPerMinute", 0],
    ["MEDIA_WORKERS", "2", "mediaWorkers", 2],
    ["LOG_LEVEL", "silent", "logLevel", "silent"],
  ] as const)("reads %s=%s", (name, text, key, value) => {
    expect(readEnv({ [name]: text })[key]).toBe(value);
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3e3"],
    ["PORT", "http"],
    ["HOST", "http://localhost"],
    ["PUBLIC_URL", "earmark.example.org"],
    ["PUBLIC_URL", "https://example.org/earmark"],
    ["PUBLIC_URL", "ftp://example.org"],
    ["TRUST_PROXY", "maybe"],
    ["TRUST_PROXY", "constructor"],
    ["ADMIN_HANDLE", "settings"],
    ["DATABASE_URL", "mysql://db/earmark"],
    ["DATABASE_URL", "db"],
    ["STORAGE_URL", "s3://bucket"],
    ["API_URL", "https://me:it@example.org/v1"],
    ["API_URL", "file:///etc"],
    ["AUTH_SECRET", "short"],
    ["ADMIN_HANDLE", "The Boss"],
    ["ADMIN_PASSWORD", "1234567"],
    ["ADMIN_PASSWORD", "x".repeat(51)],
    ["MAX_UPLOAD_BYTES", "2GB"],
    ["MAX_UPLOAD_BYTES", "-1"],
    ["MAX_DURATION_SECONDS", "0"],
    ["MAX_WAITING_PER_SPACE", "0"],
    ["RATE_LIMIT_PER_MINUTE", "-1"],
    ["RATE_LIMIT_PER_MINUTE", "1000001"],
    ["MEDIA_WORKERS", "1.5"],
    ["LOG_LEVEL", "INFO"],
  ])("refuses %s=%s", (name, text) => {
    expect(faultsOf({ [name]: text }).map((fault) => fault.name)).toEqual([name]);
  });

  it("tells every fault at once, each with what was given and what is wanted", () => {
    const source = { PORT: "eighty", TRUST_PROXY: "maybe", LOG_LEVEL: "loud", DATA_DIR: "/srv/earmark" };
    expect(() => readEnv(source)).toThrow(
      [
        "The configuration has 3 faults:",
        '  PORT is "eighty": it must be a whole number from 1 to 65535.',
        '  TRUST_PROXY is "maybe": it must be true or false.',
        '  LOG_LEVEL is "loud": it must be one of fatal, error, warn, info, debug, trace, silent.',
      ].join("\n"),
    );
  });

  it.each(["AUTH_SECRET", "ADMIN_PASSWORD", "DATABASE_URL", "STORAGE_URL", "API_URL"])("never shows %s", (name) => {
    const [fault] = faultsOf({ [name]: "hush:@" });
    expect(fault?.given).toBeNull();
    expect(() => readEnv({ [name]: "hush:@" })).toThrow(/^(?!.*hush)/s);
  });
});
