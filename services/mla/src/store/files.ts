import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Side, Signed } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";

/** A file of a request, as one side has it. Times are RFC 3339. */
export type FileRow = {
	id: string;
	agency: string;
	request: string;
	madeBy: Side;
	name: string;
	state: "coming" | "awaited" | "here" | "refused" | "erased";
	/** Why it was refused. */
	why: string | null;
	/** Bytes. */
	size: number;
	sha256: string | null;
	mediaType: string | null;
	storedAs: string;
	/** Base64. */
	sealedKey: string | null;
	addedBy: string | null;
	addedAt: string;
	version: number;
};

const names = `id uuid, agency uuid, request uuid, "madeBy" text, name text, state text, why text, size bigint, sha256 text,
	"mediaType" text, "storedAs" uuid, "sealedKey" text, "addedBy" uuid, "addedAt" timestamptz, version integer`;

const inserting = `insert into mla_file (id, agency, request, made_by, name, state, why, size, sha256, media_type, stored_as, sealed_key,
			added_by, added_at, version)
		select id, agency, request, "madeBy", name, state, why, size, sha256, "mediaType", "storedAs", decode("sealedKey", 'base64'), "addedBy",
			"addedAt", version
		from jsonb_to_recordset($1::jsonb) as r(${names})`;

export const insertFile: Statement = {
	name: "mla.insert-file",
	sql: inserting,
	conflict: "CONFLICT",
	inserts: true,
};

/** A file that a statement of the other side names. What is known of it already stays. */
export const insertAwaited: Statement = {
	name: "mla.insert-awaited",
	sql: `${inserting} on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const updateFile: Statement = {
	name: "mla.update-file",
	sql: `update mla_file f set name = r.name, state = r.state, why = r.why, size = r.size, sha256 = r.sha256, media_type = r."mediaType",
			stored_as = r."storedAs", sealed_key = decode(r."sealedKey", 'base64'), version = r.version
		from jsonb_to_recordset($1::jsonb) as r(${names})
		where f.agency = r.agency and f.id = r.id and f.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

/**
 * In every change that says something of a file: a statement that names it, an entry of its chain of custody. It is here until that is
 * stored, and who drops or erases it at the same time decides again.
 */
export const holdFile: Statement = {
	name: "mla.hold-file",
	sql: `update mla_file f set version = f.version + 1 from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid)
		where f.agency = r.agency and f.id = r.id and f.state = 'here'`,
	conflict: "VERSION_CONFLICT",
};

type Stored = Omit<FileRow, "addedAt"> & { addedAt: Date };
const columns = `f.id, f.agency, f.request, f.made_by as "madeBy", f.name, f.state, f.why, f.size::float8 as size, f.sha256,
	f.media_type as "mediaType", f.stored_as as "storedAs", encode(f.sealed_key, 'base64') as "sealedKey", f.added_by as "addedBy",
	f.added_at as "addedAt", f.version`;
const fromRow = (row: Stored): FileRow => ({ ...row, addedAt: row.addedAt.toISOString() });

export const findFile = async (tx: Tx, id: string): Promise<FileRow | undefined> => {
	const { rows } = await tx.query<Stored>({
		name: "mla.find-file",
		text: `select ${columns} from mla_file f where f.id = $1`,
		values: [id],
	});
	return rows[0] && fromRow(rows[0]);
};

/** By id, those that follow `after`. */
export const filesAfter = async (
	tx: Tx,
	request: string,
	page: { after: string | undefined; limit: number },
): Promise<FileRow[]> => {
	const { rows } = await tx.query<Stored>({
		name: "mla.list-files",
		text: `select ${columns} from mla_file f where f.request = $1 and ($2::uuid is null or f.id > $2) order by f.id limit $3`,
		values: [request, page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};

/** What a statement that names a file has to agree with. */
export type NamedFile = Pick<FileRow, "id" | "sha256" | "state"> & { custody: string | null };

export const namedFile = `s.id, s.sha256, s.state,
	(select c.hash from mla_custody c where c.agency = s.agency and c.file = s.id order by c.number desc limit 1) as custody`;

export const namedFiles = async (tx: Tx, request: string): Promise<NamedFile[]> => {
	const { rows } = await tx.query<NamedFile>({
		name: "mla.named-files",
		text: `select ${namedFile} from mla_file s where s.request = $1`,
		values: [request],
	});
	return rows;
};

/** Files of these agencies whose bytes the other side has, oldest first. */
export const awaitedFiles = (pool: Pool, agencies: readonly string[], limit: number): Promise<FileRow[]> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<Stored>({
				name: "mla.awaited-files",
				text: `select ${columns} from mla_file f where f.state = 'awaited' order by f.added_at, f.id limit $1`,
				values: [limit],
			});
			return rows.map(fromRow);
		},
		writerSettings(agencies),
	);

/** The file of which these are the bytes. */
export const fileStoredAs = (pool: Pool, agency: string, storedAs: string): Promise<FileRow | undefined> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<Stored>({
				name: "mla.file-stored-as",
				text: `select ${columns} from mla_file f where f.stored_as = $1`,
				values: [storedAs],
			});
			return rows[0] && fromRow(rows[0]);
		},
		writerSettings([agency]),
	);

/** Those of the stored bytes that are a file, or are coming. Of all agencies, also of one that the directory does not name. */
export const knownBytes = async (pool: Pool, ids: readonly string[]): Promise<Set<string>> => {
	const { rows } = await pool.query<{ id: string }>("select id from seamark.known_files($1::uuid[]) as known(id)", [
		ids,
	]);
	return new Set(rows.map(({ id }) => id));
};

/** Those of the stored bytes that are a file which is all here. */
export const keptBytes = (pool: Pool, agency: string, ids: readonly string[]): Promise<Set<string>> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<{ id: string }>({
				name: "mla.kept-bytes",
				text: "select stored_as as id from mla_file where stored_as = any ($1::uuid[]) and state = 'here'",
				values: [ids],
			});
			return new Set(rows.map(({ id }) => id));
		},
		writerSettings([agency]),
	);

const custodyNames =
	"agency uuid, file uuid, number integer, hash text, bytes text, signature text, known_at timestamptz";
/** Two who write the next entry at the same time take the same number, and one of them is decided again. */
export const insertCustody: Statement = {
	name: "mla.insert-custody",
	sql: `insert into mla_custody (agency, file, number, hash, bytes, signature, known_at)
		select agency, file, number, hash, bytes, signature, known_at from jsonb_to_recordset($1::jsonb) as r(${custodyNames})`,
	conflict: "VERSION_CONFLICT",
	inserts: true,
};

export type CustodyRow = Signed & { hash: string };

export const custodyOf = async (tx: Tx, file: string): Promise<CustodyRow[]> => {
	const { rows } = await tx.query<CustodyRow>({
		name: "mla.custody",
		text: "select hash, bytes, signature from mla_custody where file = $1 and bytes <> '' order by number",
		values: [file],
	});
	return rows;
};

/** Of all files of a request, for its export. */
export const custodyOfRequest = async (tx: Tx, request: string): Promise<{ file: string; entries: Signed[] }[]> => {
	const { rows } = await tx.query<Signed & { file: string }>({
		name: "mla.custody-of-request",
		text: `select c.file, c.bytes, c.signature from mla_custody c join mla_file f on f.agency = c.agency and f.id = c.file
			where f.request = $1 and c.bytes <> '' order by c.file, c.number`,
		values: [request],
	});
	return [...Map.groupBy(rows, ({ file }) => file)].map(([file, entries]) => ({
		file,
		entries: entries.map(({ bytes, signature }) => ({ bytes, signature })),
	}));
};
