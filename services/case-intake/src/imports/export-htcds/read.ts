import type { Actor } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import type { Principal } from "@seamark/policy";
import type { Deps } from "../../deps.ts";
import { type Opened, openerOf, openIdentity } from "../../persons/opening/open.ts";
import {
	type Chosen,
	caseExportPage,
	type ExportPage,
	type ExportRow,
	importExportPage,
} from "../../store/exported.ts";
import { readAs } from "../../store/read.ts";
import { fromIdentity } from "../htcds/identity.ts";
import { type HtcdsRecord, writeHtcds } from "../htcds/map.ts";

/** Identities that are opened at once. */
const opening = 16;

/** One record for each person, page by page, with the identity that the vault has of them. */
export async function* readRecords(
	deps: Deps,
	{ who, actor, chosen }: { who: Principal; actor: Actor; chosen: Chosen },
): AsyncGenerator<HtcdsRecord> {
	const { context } = deps;
	const read = <P>(page: (tx: Tx, after: P | undefined) => Promise<ExportPage<P>>) => {
		let after: P | undefined;
		return async () => {
			const { rows, next } = await readAs(context.pool, who, context.now(), (tx) => page(tx, after));
			after = next;
			return { rows, more: next !== undefined };
		};
	};
	const next =
		"case" in chosen
			? read<string>((tx, after) => caseExportPage(tx, chosen.case, after))
			: read<number>((tx, after) => importExportPage(tx, chosen.import, after));
	const within = "import" in chosen ? [chosen.import] : [];
	for (let more = true; more; ) {
		const page = await next();
		// Asked for each page again: what is over meanwhile opens nobody.
		const asking = { actor, at: context.now() };
		const opener = await readAs(context.pool, who, asking.at, (tx) => openerOf(tx, asking, within));
		for (let from = 0; from < page.rows.length; from += opening)
			yield* await Promise.all(
				page.rows.slice(from, from + opening).map((row) => recordOf(deps, asking, row, opener(row.openable))),
			);
		more = page.more;
	}
}

/** With the identity, where the caller may open it now; else the record leaves without. */
const recordOf = async (
	deps: Deps,
	asking: { actor: Actor; at: number },
	{ identityId, openable: _openable, ...row }: ExportRow,
	opened: Opened | undefined,
): Promise<HtcdsRecord> => {
	const known = identityId === null || !opened ? undefined : await openIdentity(deps, opened, identityId, asking);
	return writeHtcds({ ...row, identity: known ? fromIdentity(known.identity) : {} });
};
