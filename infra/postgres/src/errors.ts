export type PostgresErrorCode =
	| "PG_NO_BINARY"
	| "PG_DATA_DAMAGED"
	| "PG_DATA_IN_USE"
	| "PG_DISK_FULL"
	| "PG_VERSION"
	| "PG_NOT_REACHABLE_AS_ROOT"
	| "PG_FAILED";

/** `message` is one line that says what is wrong, `hint` says what to do next. */
export class PostgresError extends Error {
	code: PostgresErrorCode;
	hint: string;

	constructor(code: PostgresErrorCode, message: string, hint: string) {
		super(message);
		this.name = "PostgresError";
		this.code = code;
		this.hint = hint;
	}
}

export const damaged = (dataDir: string, what: string) =>
	new PostgresError(
		"PG_DATA_DAMAGED",
		`The database in ${dataDir} is damaged: ${what}.`,
		"Nothing was changed. Copy the folder to a safe place, then put a backup in its place and start again.",
	);

export const diskFull = (dataDir: string) =>
	new PostgresError(
		"PG_DISK_FULL",
		`The disk that holds ${dataDir} is full.`,
		"Free some space on that disk and start again. Nothing that was stored is lost.",
	);

export const wrongVersion = (dataDir: string, found: string, ours: string) =>
	new PostgresError(
		"PG_VERSION",
		`The database in ${dataDir} was made by PostgreSQL ${found}; this program runs PostgreSQL ${ours}.`,
		`Nothing was changed. Use the release that made the data, or dump it there and restore it with PostgreSQL ${ours}.`,
	);

export const inUse = (dataDir: string, who: string, hint: string) =>
	new PostgresError("PG_DATA_IN_USE", `The database in ${dataDir} is in use by ${who}.`, hint);

export const failed = (message: string, hint: string) => new PostgresError("PG_FAILED", message, hint);

/** Says what a failed write, mkdir or rename of ours means. */
export const fromFileError = (error: unknown, dataDir: string): unknown => {
	const code = (error as NodeJS.ErrnoException | null)?.code;
	if (code === "ENOSPC" || code === "EDQUOT") return diskFull(dataDir);
	if (error instanceof Error && code && !(error instanceof PostgresError))
		return failed(
			`The database folder ${dataDir} cannot be used: ${error.message}.`,
			"Run as the account that owns the folder, or choose another data folder.",
		);
	return error;
};

const DISK_FULL = /No space left on device|Disk quota exceeded|not enough space on the disk/i;
const STILL_IN_USE = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;
const BAD_INSTALL = /error while loading shared libraries|invalid binary|could not locate my own executable/;
const NO_USER_NAME = /could not look up (local|effective) user/i;
// Clients that came while it started or stopped, ourselves among them, are no reason to give up.
const SAID_TO_CLIENTS = /the database system is |terminating connection|could not create any/;
const DAMAGE = [
	// The major version fits, so this comes from a control file full of rubbish.
	/database files are incompatible with server/,
	/could not find the database system/,
	/control file/,
	/checkpoint record/,
	/is not a valid data directory/,
	/could not (open|read|access|load|stat)\b/,
	/does not exist/,
	/invalid (page|magic|record)/,
	/unexpected pageaddr/,
	/incorrect .*checksum/,
	/PANIC:/,
];

/** The last line PostgreSQL gave as its reason, without the time stamp and the process id. */
const reasonIn = (text: string): string | undefined => {
	const lines = text.split("\n").filter((line) => /\b(FATAL|PANIC|error):|^postgres: /.test(line));
	const line = lines.findLast((l) => !SAID_TO_CLIENTS.test(l));
	return line?.replace(/^.*?(?=FATAL:|PANIC:|postgres: |initdb: )/, "").trim();
};

/** Reads what PostgreSQL printed before it gave up. PG_VERSION must have been checked before. Pure. */
export const explain = (text: string, dataDir: string): PostgresError => {
	const reason = reasonIn(text);
	if (DISK_FULL.test(text)) return diskFull(dataDir);
	if (STILL_IN_USE.test(text))
		return inUse(
			dataDir,
			"processes of a PostgreSQL that was killed",
			"Wait until they have ended, or end them, then start again.",
		);
	if (BAD_INSTALL.test(text))
		return new PostgresError("PG_NO_BINARY", `PostgreSQL cannot run here: ${reason ?? text.trim()}.`, "Install again.");
	if (NO_USER_NAME.test(text))
		return failed(
			"PostgreSQL cannot start because the account that runs it has no name in /etc/passwd.",
			"Run as an account that exists on this machine, or add a line for it to /etc/passwd.",
		);
	if (reason && !/Permission denied/.test(reason) && DAMAGE.some((pattern) => pattern.test(reason)))
		return damaged(dataDir, `PostgreSQL says "${reason}"`);
	return failed(
		`PostgreSQL did not start${reason ? `: ${reason}` : ""}.`,
		`Read the end of ${dataDir}/pg.log for the whole story.`,
	);
};

/** A killed postmaster's children need a moment to notice; starting again is then all it takes. */
export const isStillEnding = (text: string) => STILL_IN_USE.test(text);
