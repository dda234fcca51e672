import { type NamedParcel, parcelNamed } from "@seamark/contracts";
import { readAtOnce } from "@seamark/db";
import type { LogEvent } from "@seamark/log";
import { type Chains, countsOf, type Signed } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";
import type { ServiceContext } from "@seamark/service";
import type { Way } from "../events.ts";
import { findLetterText } from "../store/letters.ts";
import { findRequest, type RequestRow } from "../store/requests.ts";
import { chainsOf, type SignedName, signedOf } from "../store/statements.ts";
import { copyOf } from "../thread/copy.ts";
import type { Parcel } from "./port.ts";

type Pool = ServiceContext["pool"];

/** Reads what events send out of their senders' own rows. None for other events, and for what was erased. */
export const parcelsOf = async (pool: Pool, events: readonly LogEvent[]): Promise<ReadonlyMap<LogEvent, Parcel>> => {
	const named = events.flatMap((event) => {
		const name = parcelNamed(event);
		return name ? [{ event, name }] : [];
	});
	const parcels = await readParcels(
		pool,
		named.map(({ name }) => name),
	);
	return new Map(
		named.flatMap(({ event, name }) => {
			const parcel = parcels.get(name);
			return parcel ? [[event, parcel] as const] : [];
		}),
	);
};

/** Statements and receipts in one go. None for what was erased. */
export const readParcels = async (
	pool: Pool,
	named: readonly NamedParcel[],
): Promise<ReadonlyMap<NamedParcel, Parcel>> => {
	const signed = await readSigned(pool, named);
	const parcels = new Map<NamedParcel, Parcel>();
	for (const one of named) {
		const { kind, thread, from, to } = one;
		const way = { thread, from, to };
		if (kind === "counts") parcels.set(one, { ...way, kind, counts: await readCounts(pool, way) });
		else {
			const found = kind === "letter" ? await readLetter(pool, way, one.sha256) : signed.get(one);
			if (found) parcels.set(one, { ...way, kind, ...found });
		}
	}
	return parcels;
};

const readSigned = async (pool: Pool, named: readonly NamedParcel[]): Promise<ReadonlyMap<NamedParcel, Signed>> => {
	const names = new Map<NamedParcel, SignedName>(
		named.map((one) => [one, { agency: one.from, request: one.thread, hash: one.sha256, kind: one.receipt }]),
	);
	const of = (kind: NamedParcel["kind"]) => [...names].flatMap(([one, name]) => (one.kind === kind ? [name] : []));
	const wanted = { statements: of("statement"), receipts: of("receipt") };
	const senders = [...new Set([...wanted.statements, ...wanted.receipts].map(({ agency }) => agency))];
	if (senders.length === 0) return new Map();
	const found = await readAtOnce(pool, (tx) => signedOf(tx, wanted), writerSettings(senders));
	return new Map(
		[...names].flatMap(([one, name]) => {
			const signed = found.get(name);
			return signed ? [[one, signed] as const] : [];
		}),
	);
};

const readLetter = (pool: Pool, { from }: Way, hash: string): Promise<Signed | undefined> =>
	readAtOnce(pool, (tx) => findLetterText(tx, hash), writerSettings([from]));

/** How many statements of each side the sender has; none where it has not the request itself. */
const readCounts = async (pool: Pool, { from, thread }: Way) => {
	const [row, chains] = await readAtOnce(
		pool,
		(tx) => Promise.all([findRequest(tx, thread), chainsOf(tx, thread)]),
		writerSettings([from]),
	);
	return haveOf(row, chains);
};
const haveOf = (row: RequestRow | undefined, chains: Chains) =>
	row ? countsOf(copyOf(row, chains)) : { requesting: 0, requested: 0 };
