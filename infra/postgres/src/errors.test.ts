import { expect, test } from "vitest";
import { explain } from "./errors.ts";

const cases: [string, string][] = [
	["PG_DISK_FULL", 'FATAL:  could not write lock file "postmaster.pid": No space left on device'],
	["PG_DISK_FULL", 'PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device'],
	["PG_DATA_DAMAGED", "FATAL:  database files are incompatible with server"],
	["PG_DATA_IN_USE", "FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use"],
	["PG_DATA_DAMAGED", "PANIC:  could not locate a valid checkpoint record at 0/15F2A28"],
	["PG_DATA_DAMAGED", "FATAL:  incorrect checksum in control file"],
	["PG_DATA_DAMAGED", 'FATAL:  could not open directory "pg_wal": No such file or directory'],
	["PG_FAILED", 'FATAL:  could not open file "global/pg_control": Permission denied'],
	["PG_FAILED", 'FATAL:  unrecognized configuration parameter "colour"'],
	["PG_FAILED", ""],
	["PG_NO_BINARY", "postgres: error while loading shared libraries: libssl.so.1.1: cannot open shared object file"],
];

test.each(cases)("%s for %j", (code, output) => {
	const error = explain(`2030-01-01 00:00:00.000 UTC [7] LOG:  starting\n${output}\n`, "/data");
	expect(error.code).toBe(code);
	expect(error.message).not.toContain("\n");
	expect(error.hint).not.toBe("");
});

test("the reason is quoted without time stamp and process id", () => {
	const line = '2030-01-01 00:00:00.000 UTC [7] FATAL:  unrecognized configuration parameter "colour"';
	expect(explain(line, "/data").message).toBe(
		'PostgreSQL did not start: FATAL:  unrecognized configuration parameter "colour".',
	);
});

test("what was told to a client in between does not hide the reason", () => {
	const lines = [
		'2030-01-01 00:00:00.000 UTC [7] FATAL:  required WAL directory "pg_wal" does not exist',
		"2030-01-01 00:00:00.001 UTC [8] FATAL:  the database system is in recovery mode",
		"2030-01-01 00:00:00.002 UTC [6] LOG:  database system is shut down",
	];
	const error = explain(lines.join("\n"), "/data");
	expect([error.code, error.message]).toEqual(["PG_DATA_DAMAGED", expect.stringContaining("pg_wal")]);
});
