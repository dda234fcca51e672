import { type NamedParcel, parcelNamed } from "@seamark/contracts";
import { type Tx, transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Effect } from "@seamark/events";
import { mayTell } from "../agreement/terms.ts";
import type { Deps } from "../deps.ts";
import { publishDirectory } from "../publish-directory/publish.ts";
import { append, readLanes, saveOwn } from "../store/lanes.ts";
import { findLink, type LinkRow, termsOf } from "../store/links.ts";
import { keepWaiting, takeWaiting, waitingFor } from "../store/parcels.ts";
import { digestOf, headerBytes } from "../wire/frame.ts";
import { encodeParcel, kidOf } from "./parcel.ts";
import { sealTo } from "./seal.ts";

type Sealed = { link: LinkRow; receiver: string; body: Buffer };

/** Follows the log of mla: what is for an agency of another hub is sealed to that agency, and goes into the log of its link. */
export const sendParcels =
	(deps: Deps): Effect =>
	async (tx, events) => {
		// All are read and sealed first: a directory that has to go ahead is written by a transaction of its own.
		const sealed: Sealed[] = [];
		for (const event of events) {
			const named = parcelNamed(event);
			if (named && !deps.directory.current().agency(named.to)) sealed.push(...(await sealParcel(tx, deps, named)));
		}
		for (const { link, receiver, body } of sealed) await keepWaiting(tx, link.hub, receiver, body);
		for (const link of new Map(sealed.map((one) => [one.link.hub, one.link])).values()) await release(tx, deps, link);
	};

const sealParcel = async (tx: Tx, deps: Deps, named: NamedParcel): Promise<Sealed[]> => {
	const receiver = deps.directory.current().foreignAgency(named.to);
	// The directory here may be a moment behind that of the service mla: it comes again.
	if (!receiver || receiver.sealKey === "") throw new HubError("UNAVAILABLE", { detail: "The receiver is not known." });
	const link = await findLink(tx, receiver.hub);
	const parcel = link && (await deps.neighbours.readParcel(named));
	if (!link || !parcel) return [];
	await publishKeyOf(deps, named.from, parcel.signature);
	const way = { fromHub: deps.directory.current().hub, toHub: link.hub, to: named.to };
	return [{ link, receiver: named.to, body: await sealTo(receiver.sealKey, way, encodeParcel(parcel)) }];
};

/** Directories go ahead: who verifies the signature has the key by then. */
const publishKeyOf = async (deps: Deps, agency: string, signature: string): Promise<void> => {
	const kid = kidOf(signature);
	if (kid === undefined) return;
	const known = deps.directory
		.current()
		.agency(agency)
		?.statementKeys.some((key) => key.kid === kid);
	if (!known) throw new HubError("UNAVAILABLE", { detail: "The key that signed it is not known yet." });
	await publishDirectory(deps);
};

/** By the terms of the moment, and to agencies that their hub has published and still vouches for. */
export const parcelsGo = (deps: Deps, link: LinkRow): ((receiver: string) => boolean) => {
	const now = deps.context.now();
	const agreed = mayTell(termsOf(link, now), { record: "mla" });
	const directory = deps.directory.current();
	return (receiver) => {
		const found = directory.foreignAgency(receiver);
		return agreed && found?.hub === link.hub && Date.parse(found.validUntil ?? "") > now;
	};
};

/** What waits for a hub and may go now goes into its log, in order. */
const release = async (tx: Tx, deps: Deps, link: LinkRow): Promise<void> => {
	const goes = parcelsGo(deps, link);
	const receivers = (await waitingFor(tx, link.hub)).filter(goes);
	if (receivers.length === 0) return;
	const { normal } = await readLanes(tx, link.hub, true);
	const waiting = await takeWaiting(tx, link.hub, receivers);
	const frames = waiting.map(({ receiver, body }) => ({
		header: headerBytes({ kind: "parcel", digest: digestOf(body), audience: [receiver] }),
		body,
	}));
	const end = await append(tx, "own", link.hub, "normal", normal.own.end, frames);
	await saveOwn(tx, link.hub, "normal", { ...normal.own, end });
	if (frames.length > 0) deps.news.tell(link.hub);
};

/** Terms have changed: what waited for them goes. */
export const releaseParcels = (deps: Deps, hub: string): Promise<void> =>
	transact(deps.context.pool, async (tx) => {
		const link = await findLink(tx, hub);
		if (link) await release(tx, deps, link);
	});
