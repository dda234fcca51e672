import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { caseIsOpen } from "./cases.ts";
import { mergedSql } from "./merges.ts";

/** A version of a note. Times are RFC 3339. */
export type NoteVersion = {
	/** Of the note, the same for all its versions. */
	noteId: string;
	caseId: string;
	personId: string | null;
	/** From 1; each correction is one more. */
	version: number;
	text: string;
	writtenAt: string;
	byPost: string;
};

/** Of two corrections of one version at once, one is refused. */
export const insertNote: Statement = {
	name: "note.insert",
	sql: `insert into note (id, note_id, version, case_id, person_id, agency, text, written_at, by_post)
		select id, note_id, version, case_id, person_id, agency, text, written_at, by_post
		from jsonb_to_recordset($1::jsonb) as r(id uuid, note_id uuid, version int, case_id uuid, person_id uuid, agency uuid, text text,
			written_at timestamptz, by_post uuid)
		where ${caseIsOpen} on conflict do nothing`,
	conflict: "VERSION_CONFLICT",
};

/** `id` is the version's own. */
export const toNoteRow = (
	note: NoteVersion,
	{ id, agency }: { id: string; agency: string },
): Record<string, unknown> => ({
	id,
	note_id: note.noteId,
	version: note.version,
	case_id: note.caseId,
	person_id: note.personId,
	agency,
	text: note.text,
	written_at: note.writtenAt,
	by_post: note.byPost,
});

type Row = Omit<NoteVersion, "writtenAt"> & { writtenAt: Date };

const columns = `note_id as "noteId", case_id as "caseId", person_id as "personId", version, text, written_at as "writtenAt",
	by_post as "byPost"`;

const fromRow = (row: Row): NoteVersion => ({ ...row, writtenAt: row.writtenAt.toISOString() });

/** Every version of a note, oldest first; none when there is no such note. */
export const versionsOf = async (tx: Tx, noteId: string): Promise<NoteVersion[]> => {
	const { rows } = await tx.query<Row>(`select ${columns} from note where note_id = $1 order by version`, [noteId]);
	return rows.map(fromRow);
};

/** A page of a case's notes as they are now, oldest first. `after` is the id of the last note of the page before. */
export const notesOf = async (
	tx: Tx,
	o: { caseId: string; personId: string | undefined; limit: number; after: string | undefined },
): Promise<NoteVersion[]> => {
	const { rows } = await tx.query<Row>(
		`select distinct on (note_id) ${columns} from note
		where case_id = $1 and ($2::uuid is null or person_id in (${mergedSql("$2")}))
			and ($3::uuid is null or note_id > $3)
		order by note_id, version desc limit $4`,
		[o.caseId, o.personId ?? null, o.after ?? null, o.limit],
	);
	return rows.map(fromRow);
};
