import 'server-only';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

export type Engine = bindings.SchemaEngine;

/** The one connection an engine speaks through. */
export type SqlConnection = { query: (sql: string, values?: unknown[]) => Promise<unknown> };

/** A new engine always asks which server it speaks to; comparing two datamodels needs that answer and no server. */
const OFFLINE: SqlConnection = {
  query: async () => ({
    fields: [
      { name: 'exists', dataTypeID: pg.types.builtins.BOOL },
      { name: 'version', dataTypeID: pg.types.builtins.TEXT },
      { name: 'numeric_version', dataTypeID: pg.types.builtins.INT4 },
    ],
    rows: [[true, 'PostgreSQL 18', 180_000]],
  }),
};
const NO_FILTER = { externalTables: [], externalEnums: [] };
let loaded = false;

/** The package ships its WebAssembly for bundlers only, so it is instantiated by hand. */
function loadEngine(): void {
  if (loaded) return;
  const bindingsFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(join(dirname(bindingsFile), 'schema_engine_bg.wasm'));
  const imports = { './schema_engine_bg.js': { ...bindings } };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  bindings.__wbg_set_wasm(exports);
  const start = exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error('The schema engine has no start function');
  start();
  loaded = true;
}

/**
 * Runs a whole script on the migration's own connection. The stock adapter cuts scripts at every semicolon, which
 * breaks function bodies, and sends the pieces to whichever connection is free, which breaks transactions.
 */
function adapterOn(client: SqlConnection, onScriptError: (error: unknown) => void) {
  const pool = Object.assign(new pg.Pool({ max: 1 }), { query: client.query });
  const prismaPg = new PrismaPg(pool);
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: prismaPg.provider,
    adapterName: prismaPg.adapterName,
    connectToShadowDb: () => prismaPg.connectToShadowDb(),
    connect: async () => {
      const adapter = await prismaPg.connect();
      return Object.assign(adapter, {
        executeScript: async (script: string) => {
          await client.query(script).catch((error: unknown) => {
            onScriptError(error);
            throw error;
          });
        },
      });
    },
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

export async function openEngine(
  datamodel: string,
  client: SqlConnection,
  onScriptError: (error: unknown) => void = () => {},
): Promise<Engine> {
  loadEngine();
  const adapter = adapterOn(client, onScriptError);
  return bindings.SchemaEngine.new({ datamodels: [['schema.prisma', datamodel]] }, () => {}, adapter);
}

/** The SQL that turns the database of one datamodel (null: an empty database) into that of another. Asks no database. */
export async function diffDatamodels(from: string | null, to: string): Promise<string> {
  const engine = await openEngine(to, OFFLINE);
  const target = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  try {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}

export { NO_FILTER };
