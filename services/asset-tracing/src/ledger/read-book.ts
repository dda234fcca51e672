import type { Tx } from "@seamark/db";
import type { Posting } from "@seamark/ledger";
import { viewOf } from "../property/view.ts";
import { findClaims } from "../store/claims.ts";
import { findOpenFile } from "../store/files.ts";
import { balancesAt, findReversal, findTransaction } from "../store/ledger.ts";
import { findProperty } from "../store/property.ts";
import type { Found } from "./booking.ts";

const idsOf = (postings: readonly Pick<Posting, "account">[], kind: string): string[] => [
	...new Set(
		postings.flatMap(({ account }) => (account.startsWith(`${kind}:`) ? [account.slice(kind.length + 1)] : [])),
	),
];

/** Everything that a booking of these postings is decided on. */
export const readBook = async (
	tx: Tx,
	file: string,
	{ postings, reverses }: { postings: readonly Pick<Posting, "account">[]; reverses?: string | null },
	at: number,
): Promise<Found> => {
	await findOpenFile(tx, file);
	const property = await findProperty(tx, file, [...idsOf(postings, "held"), ...idsOf(postings, "released")]);
	return {
		...{ file, ...(await balancesAt(tx, file)) },
		property: new Map(property.map(({ id, steps }) => [id, viewOf(steps, at)])),
		claims: new Map((await findClaims(tx, file, idsOf(postings, "paid"))).map((claim) => [claim.id, claim])),
		...(reverses
			? { before: await findTransaction(tx, file, reverses), reversal: await findReversal(tx, file, reverses) }
			: {}),
	};
};
