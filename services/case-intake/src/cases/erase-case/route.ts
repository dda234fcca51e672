import { actorOf } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import type { HttpServer } from "@seamark/http";
import type { Statement } from "@seamark/log";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { caseRecordChanged } from "../../events.ts";
import { forChange } from "../../plumbing/consult.ts";
import { Id, object } from "../../schema.ts";
import { eraseFiles, filesToErase } from "../../store/attachments.ts";
import { findCase } from "../../store/cases.ts";
import { importedIdentitiesOf } from "../../store/imported.ts";
import { readAs } from "../../store/read.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Erase who the persons of a case are",
	description:
		"The vault destroys the keys of the case, of the reports that were put to it and of the persons of imports who are in it: nobody can read any of their identities or files again, from a backup neither. The case stays, its persons stay under their pseudonyms, and all are counted; its files are gone with their names. Nothing of either kind is put to the case again. Also where the case is closed.",
	tags: ["cases"],
	params: Params,
	response: {
		200: object({
			erased: Type.Integer({ description: "identities that this call erased" }),
			files: Type.Integer({ description: "files that this call erased" }),
		}),
	},
};

const forgetIdentities: Statement = {
	name: "person.forget-identities",
	sql: `update person p set identity_id = null, version = p.version + 1, changed_at = r.changed_at
		from jsonb_to_recordset($1::jsonb) as r(case_id uuid, changed_at timestamptz)
		where p.case_id = r.case_id and p.identity_id is not null`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** Identities that came with a report are sealed under the report's key. */
const reportsOf = async (tx: Tx, caseId: string): Promise<string[]> => {
	const { rows } = await tx.query<{ id: string }>({
		name: "report.of-case",
		text: "select id from report where case_id = $1",
		values: [caseId],
	});
	return rows.map((row) => row.id);
};

export const eraseCaseRoute = (app: HttpServer, deps: Deps): void => {
	app.delete<{ Params: Static<typeof Params> }>(
		"/cases/:id/identities",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params }) => {
			const { context, vault } = deps;
			const { found, who } = await forChange(deps, session, {
				record: "case",
				read: (tx) => findCase(tx, params.id),
			});
			const { reports, imported } = await readAs(context.pool, who, context.now(), async (tx) => ({
				reports: await reportsOf(tx, found.id),
				imported: await importedIdentitiesOf(tx, found.id),
			}));
			const actor = actorOf(session, who);
			// The vault first: an erasure that is not recorded here can be asked for again, one that was only recorded cannot.
			let erased = 0;
			for (const scope of [found.id, ...reports]) erased += await vault.eraseCase({ actor, caseId: scope });
			// The key of an import is also that of persons who are in no case, or in another.
			erased += await vault.eraseMany({ actor, identityIds: imported });
			// Nothing is put to the case from here on, so these are all.
			const files = await readAs(context.pool, who, context.now(), (tx) => filesToErase(tx, found.id, null));
			const removed = (record: "attachment" | "identities", recordId: string) =>
				caseRecordChanged({ caseId: found.id, actor, record, recordId, change: "removed" });
			await context.committer.commit({
				writes: [
					{
						statement: forgetIdentities,
						row: { case_id: found.id, changed_at: new Date(context.now()).toISOString() },
					},
					...eraseFiles(files),
				],
				events: [removed("identities", found.id), ...files.map(({ id }) => removed("attachment", id))],
				writer: who.agency,
				traceparent: currentTraceparent(),
			});
			return { erased, files: files.length };
		},
	);
};
