import { type Pool, type Tx, transact } from "@seamark/db";
import type { Change, Statement } from "@seamark/log";
import { writerSettings } from "@seamark/policy";
import type { Erasure } from "../erasure/erasure.ts";
import type { Seal } from "../papers/add-attachment/seal.ts";
import { caseIsOpen } from "./cases.ts";

/** A file of a case, or of a person in it. The same content is there once; its bytes lie in pieces. */
export type Attachment = {
	id: string;
	caseId: string;
	personId: string | null;
	name: string;
	/** As the content shows. */
	mediaType: string;
	/** Lower-case hex. */
	sha256: string;
	/** Bytes. */
	size: number;
	/** RFC 3339. */
	addedAt: string;
	byPost: string;
};

export const insertAttachment: Statement = {
	name: "attachment.insert",
	sql: `insert into attachment (id, case_id, person_id, agency, name, media_type, sha256, size, added_at, by_post, upload_id, sealed_by,
			kept_as)
		select id, case_id, person_id, agency, name, media_type, sha256, size, added_at, by_post, upload_id, 'case', kept_as
		from jsonb_to_recordset($1::jsonb) as r(id uuid, case_id uuid, person_id uuid, agency uuid, name text, media_type text, sha256 text,
			size bigint, added_at timestamptz, by_post uuid, upload_id uuid, kept_as text)
		where ${caseIsOpen} on conflict do nothing`,
	conflict: "CONFLICT",
};

type Row = Omit<Attachment, "addedAt"> & { addedAt: Date };
const columns = `a.id, a.case_id as "caseId", a.person_id as "personId", a.name, a.media_type as "mediaType", a.sha256,
	a.size::float8 as size, a.added_at as "addedAt", a.by_post as "byPost"`;
const fromRow = (row: Row): Attachment => ({ ...row, addedAt: row.addedAt.toISOString() });

export const attachmentsOf = async (tx: Tx, caseId: string, limit: number): Promise<Attachment[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from attachment a where a.case_id = $1 order by a.added_at, a.id limit $2`,
		[caseId, limit],
	);
	return rows.map(fromRow);
};

/** A file that is gone: what is left of its row. */
export type GoneFile = Pick<Attachment, "id" | "caseId" | "personId" | "addedAt" | "byPost"> & { erasure: Erasure };
type GoneRow = Omit<GoneFile, "addedAt"> & { addedAt: Date };
const goneColumns = `e.id, e.case_id as "caseId", e.person_id as "personId", e.added_at as "addedAt", e.by_post as "byPost", e.erasure`;

export const erasedFilesOf = async (tx: Tx, caseId: string, limit: number): Promise<GoneFile[]> => {
	const { rows } = await tx.query<GoneRow>(
		`select ${goneColumns} from erased_file e where e.case_id = $1 order by e.added_at, e.id limit $2`,
		[caseId, limit],
	);
	return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
};

export const findErasedFile = async (tx: Tx, id: string): Promise<Erasure | undefined> => {
	const { rows } = await tx.query<{ erasure: Erasure }>("select erasure from erased_file where id = $1", [id]);
	return rows[0]?.erasure;
};

/** The attachment with the same content in the same place, if it is there already. */
export const sameAttachment = async (
	tx: Tx,
	o: { caseId: string; personId: string | null; sha256: string },
): Promise<Attachment | undefined> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from attachment a where a.case_id = $1 and a.sha256 = $2 and a.person_id is not distinct from $3::uuid`,
		[o.caseId, o.sha256, o.personId],
	);
	return rows[0] && fromRow(rows[0]);
};

/** Where the bytes of a file are: pieces in the database, the same in the store of files, or parts in that store. */
export type KeptAs = "database" | "pieces" | "parts";
/** The upload that the bytes of a file came by, and what seals them: the hub's key, or one that the vault keeps with the case. */
type Upload = { uploadId: string; sealedBy: "hub" | "case"; keptAs: KeptAs };
const uploadColumns = 'a.upload_id as "uploadId", a.sealed_by as "sealedBy", a.kept_as as "keptAs"';

export const findAttachment = async (
	tx: Tx,
	id: string,
): Promise<({ attachment: Attachment } & Upload) | undefined> => {
	const { rows } = await tx.query<Row & Upload>(
		`select ${columns}, ${uploadColumns} from attachment a where a.id = $1`,
		[id],
	);
	const [row] = rows;
	if (!row) return undefined;
	const { uploadId, sealedBy, keptAs, ...attachment } = row;
	return { attachment: fromRow(attachment), uploadId, sealedBy, keptAs };
};

export type ErasedFile = Upload & { id: string };

const deleteAttachment: Statement = {
	name: "attachment.delete",
	sql: "delete from attachment a using jsonb_to_recordset($1::jsonb) as r(id uuid) where a.id = r.id",
	conflict: "CONFLICT",
	anyCount: true,
};

/** A file from before may have its pieces in common with another. */
const deletePieces: Statement = {
	name: "attachment_chunk.delete",
	sql: `delete from attachment_chunk c using jsonb_to_recordset($1::jsonb) as r(upload_id uuid)
		where c.upload_id = r.upload_id and not exists (select from attachment a where a.upload_id = c.upload_id)`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** After the rows of the files: bytes in the store of files that no other file has in common with them. */
const noteGone: Statement = {
	name: "attachment_gone.insert",
	sql: `insert into attachment_gone (upload_id, agency) select r.upload_id, r.agency
		from jsonb_to_recordset($1::jsonb) as r(upload_id uuid, agency uuid)
		where not exists (select from attachment a where a.upload_id = r.upload_id) on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** That there was a file stays: without its name and hash. */
const keepTrace: Statement = {
	name: "erased_file.insert",
	sql: `insert into erased_file (id, agency, case_id, person_id, added_at, by_post, erasure)
		select a.id, a.agency, a.case_id, a.person_id, a.added_at, a.by_post, r.erasure
		from jsonb_to_recordset($1::jsonb) as r(id uuid, erasure jsonb) join attachment a using (id) on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** Takes files away with their names and hashes. */
export const eraseFiles = (files: readonly ErasedFile[], agency: string, erasure: Erasure): Change["writes"] => [
	...files.map(({ id }) => ({ statement: keepTrace, row: { id, erasure } })),
	...files.map(({ id }) => ({ statement: deleteAttachment, row: { id } })),
	...files.map(({ uploadId }) => ({ statement: deletePieces, row: { upload_id: uploadId } })),
	...files
		.filter(({ keptAs }) => keptAs !== "database")
		.map(({ uploadId }) => ({ statement: noteGone, row: { upload_id: uploadId, agency } })),
];

/** Bytes of each piece but the last. */
export const pieceBytes = 256 * 1024;

/** The sealed pieces of one upload, written for an agency outside the log until its attachment is committed. */
export const openPieces = (pool: Pool, agency: string, uploadId: string, seal: Seal) => {
	const asWriter = <T>(work: (tx: Tx) => Promise<T>) => transact(pool, work, writerSettings([agency]));
	const isNoFile = "not exists (select from attachment a where a.upload_id = c.upload_id)";
	const drop = (which: string, values: unknown[]) =>
		asWriter((tx) =>
			tx.query(
				`with ended as (delete from attachment_upload u where ${which} returning u.upload_id)
				delete from attachment_chunk c using ended where c.upload_id = ended.upload_id and ${isNoFile}`,
				values,
			),
		);
	return {
		begin: (at: string): Promise<unknown> =>
			asWriter((tx) =>
				tx.query("insert into attachment_upload (upload_id, agency, begun_at) values ($1, $2, $3)", [
					uploadId,
					agency,
					at,
				]),
			),
		write: (n: number, bytes: Buffer): Promise<unknown> =>
			asWriter((tx) =>
				tx.query({
					name: "attachment_chunk.insert",
					text: "insert into attachment_chunk (upload_id, n, agency, bytes) values ($1, $2, $3, $4)",
					values: [uploadId, n, agency, seal.seal(n, bytes)],
				}),
			),
		/** Bytes from one place to another. */
		range: async (from: number, to: number): Promise<Buffer> => {
			const first = Math.floor(from / pieceBytes);
			const { rows } = await asWriter((tx) =>
				tx.query<{ bytes: Buffer }>(
					"select bytes from attachment_chunk where upload_id = $1 and n between $2 and $3 order by n",
					[uploadId, first, Math.floor(Math.max(from, to - 1) / pieceBytes)],
				),
			);
			const start = first * pieceBytes;
			return Buffer.concat(rows.map(({ bytes }, at) => seal.open(first + at, bytes))).subarray(
				from - start,
				to - start,
			);
		},
		/** Ends the upload. Its pieces go, unless they have become the bytes of a file. */
		end: (): Promise<unknown> => drop("u.upload_id = $1", [uploadId]),
		/** The same for the agency's uploads that began before a time: they were cut off. */
		sweep: (before: string): Promise<unknown> => drop("u.agency = $1 and u.begun_at < $2", [agency, before]),
	};
};

/** A piece of a file as it is sealed, if the reading agency owns it; undefined behind the last. */
export const readPiece = async (tx: Tx, uploadId: string, n: number): Promise<Buffer | undefined> => {
	const { rows } = await tx.query<{ bytes: Buffer }>({
		name: "attachment_chunk.read",
		text: "select bytes from attachment_chunk where upload_id = $1 and n = $2",
		values: [uploadId, n],
	});
	return rows[0]?.bytes;
};
