import type { Actor } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import type { Principal } from "@seamark/policy";
import type { Deps } from "../../deps.ts";
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
	for (let more = true; more; ) {
		const page = await next();
		for (let at = 0; at < page.rows.length; at += opening)
			yield* await Promise.all(page.rows.slice(at, at + opening).map((row) => recordOf(deps, actor, row)));
		more = page.more;
	}
}

const recordOf = async ({ vault }: Deps, actor: Actor, { identityId, ...row }: ExportRow): Promise<HtcdsRecord> => {
	const opened = identityId === null ? undefined : await vault.open({ actor, identityId });
	return writeHtcds({ ...row, identity: opened ? fromIdentity(opened.identity) : {} });
};
