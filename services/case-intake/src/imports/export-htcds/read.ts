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
import { type HtcdsRecord, type Leaving, writeHtcds } from "../htcds/map.ts";
import { together } from "../htcds/together.ts";

/** Identities that are opened at once. */
const opening = 16;

type Reading = { who: Principal; actor: Actor; chosen: Chosen };
type Asking = { actor: Actor; at: number };
/** A record of somebody: the row itself, or one that was merged into it. */
type Known = Pick<ExportRow, "identityId" | "openable" | "became">;
type Page = { rows: ExportRow[]; opened: (record: Known) => Opened | undefined; asking: Asking };

/** The persons page by page, and which of them the caller may open then: asked for each page again, what is over meanwhile opens nobody. */
async function* pagesOf({ context }: Deps, { who, actor, chosen }: Reading): AsyncGenerator<Page> {
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
		const asking = { actor, at: context.now() };
		const opener = await readAs(context.pool, who, asking.at, (tx) => openerOf(tx, asking, within));
		yield { rows: page.rows, opened: ({ openable, became }) => opener(openable, became), asking };
		more = page.more;
	}
}

/** How many persons leave without who they are, since the caller may not open them now. */
export const countWithheld = async (deps: Deps, reading: Reading): Promise<number> => {
	let withheld = 0;
	for await (const { rows, opened } of pagesOf(deps, reading))
		withheld += rows.filter((row) =>
			[row, ...row.merged].some((one) => one.identityId !== null && opened(one) === undefined),
		).length;
	return withheld;
};

/** One record for each person, with the identity that the vault has of them. */
export async function* readRecords(deps: Deps, reading: Reading): AsyncGenerator<HtcdsRecord> {
	for await (const { rows, opened, asking } of pagesOf(deps, reading))
		for (let from = 0; from < rows.length; from += opening)
			yield* await Promise.all(
				rows.slice(from, from + opening).map(async ({ merged, ...row }) => {
					const [kept, ...others] = await Promise.all(
						[row, ...merged].map((one) => leavingOf(deps, asking, one, opened(one))),
					);
					return writeHtcds(together(kept as Leaving, others));
				}),
			);
}

/** With the identity, where the caller may open it now; else the record leaves without. */
const leavingOf = async (
	deps: Deps,
	asking: Asking,
	{ identityId, openable: _openable, became: _became, ...record }: Omit<ExportRow, "merged">,
	opened: Opened | undefined,
): Promise<Leaving> => {
	const known = identityId === null || !opened ? undefined : await openIdentity(deps, opened, identityId, asking);
	return { ...record, identity: known ? fromIdentity(known.identity) : {} };
};
