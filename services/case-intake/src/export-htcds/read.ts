import type { Actor } from "@seamark/auth";
import type { Principal } from "@seamark/policy";
import type { Deps } from "../deps.ts";
import { fromIdentity } from "../htcds/identity.ts";
import { type HtcdsRecord, writeHtcds } from "../htcds/map.ts";
import { keptOf } from "../htcds/rows.ts";
import { type Chosen, type ExportRow, exportPage } from "../store/imported.ts";
import { readAs } from "../store/read.ts";

const rowsOfPage = 200;
/** Identities that are opened at once. */
const opening = 16;

/** One record for each person, page by page, with the identity that the vault has of them. */
export async function* readRecords(
	deps: Deps,
	{ who, actor, chosen }: { who: Principal; actor: Actor; chosen: Chosen },
): AsyncGenerator<HtcdsRecord> {
	const { context } = deps;
	for (let after: string | number | undefined, more = true; more; ) {
		const from = after;
		const { rows, last } = await readAs(context.pool, who, context.now(), (tx) =>
			exportPage(tx, chosen, from, rowsOfPage),
		);
		for (let at = 0; at < rows.length; at += opening)
			yield* await Promise.all(rows.slice(at, at + opening).map((row) => recordOf(deps, actor, row)));
		after = last;
		more = rows.length === rowsOfPage;
	}
}

const recordOf = async ({ vault }: Deps, actor: Actor, row: ExportRow): Promise<HtcdsRecord> => {
	const { identityId, record, ...columns } = row;
	const opened = identityId === null ? undefined : await vault.open({ actor, identityId });
	return writeHtcds({
		columns,
		identity: opened ? fromIdentity(opened.identity) : {},
		kept: record ? keptOf(record.file, record.cells) : {},
	});
};
