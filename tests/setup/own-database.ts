import pg from 'pg';
import { inject } from 'vitest';
import { databaseAt } from './database-address';

// Every test file gets its own clone before any of its modules reads the environment: files share no row.
const name = `${inject('databasePrefix')}_${process.pid}_${performance.now().toString(36).replace('.', '')}`;
const client = new pg.Client({ connectionString: inject('databaseServer') });
await client.connect();
await client.query(`create database ${name} template ${inject('databaseTemplate')}`);
await client.end();
process.env.DATABASE_URL = databaseAt(inject('databaseServer'), name);
process.env.AUTH_SECRET ??= 'only-for-tests-only-for-tests-only-for-tests';
