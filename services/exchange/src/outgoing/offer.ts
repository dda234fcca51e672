import type { sharedAlertsApi } from "@seamark/contracts";
import type { Tx } from "@seamark/db";
import type { Lane } from "@seamark/link";
import { mayTell } from "../agreement/terms.ts";
import type { Deps } from "../deps.ts";
import { append, readLanes, saveOwn } from "../store/lanes.ts";
import { type LinkRow, termsOf } from "../store/links.ts";
import { findSent, saveSent } from "../store/subjects.ts";
import { digestOf, headerBytes } from "../wire/frame.ts";
import { decideOffer, type Offered } from "./decide.ts";

type Read = sharedAlertsApi.ReadSharedResponse;

const offeredOf = (subject: string, read: Read, agreed: (tlp: string) => boolean): Offered => ({
	subject,
	as: read.as === "" ? "unknown" : (read.as as Offered["as"]),
	originator: read.body.length > 0 ? (JSON.parse(read.body.toString("utf8")) as { originator: string }).originator : "",
	digest: read.body.length > 0 ? digestOf(read.body) : "",
	audience: read.audience,
	flash: read.flash,
	agreed: agreed(read.tlp),
});

/** A record as it is now, for the hub of a link, and what would be said of it. */
export const readFor = async (
	{ neighbours, context }: Deps,
	link: LinkRow,
	subject: string,
): Promise<{ offered: Offered; body: Buffer }> => {
	const read = await neighbours.readShared(subject, link.hub);
	const terms = termsOf(link, context.now());
	const offered = offeredOf(subject, read, (tlp) => mayTell(terms, { record: "alert", tlp }));
	return { offered, body: read.body };
};

/**
 * Writes what a hub is to be told into its logs, in one transaction with what brought it about. The records are read while the logs are held, so
 * that nobody writes an older state behind a newer one. True where there was something.
 */
export const offer = async (tx: Tx, deps: Deps, link: LinkRow, subjects: readonly string[]): Promise<boolean> => {
	const { hub } = link;
	const rows = await readLanes(tx, hub, true);
	const offered: Offered[] = [];
	for (const subject of subjects) offered.push((await readFor(deps, link, subject)).offered);
	const sent = await findSent(tx, hub, subjects);
	const at = new Date(deps.context.now()).toISOString();
	const ends = { urgent: rows.urgent.own.end, normal: rows.normal.own.end };
	const touched = new Set<Lane>();
	for (const one of offered) {
		const before = sent.get(one.subject);
		const next = decideOffer(before, one);
		if (!next) continue;
		const { kind, lane } = next;
		const { subject, version, digest, audience } = next.sent;
		ends[lane] = await append(tx, "own", hub, lane, ends[lane], [
			{ header: headerBytes({ kind, subject, version, digest, audience }) },
		]);
		touched.add(lane);
		const withdrawn = next.sent.state === "shown" ? null : (before?.withdrawnAt?.toISOString() ?? at);
		await saveSent(tx, hub, { ...next.sent, withdrawnAt: withdrawn, answer: before?.answer ?? null });
	}
	for (const lane of touched) await saveOwn(tx, hub, lane, { ...rows[lane].own, end: ends[lane] });
	if (touched.size > 0) deps.news.tell(hub);
	return touched.size > 0;
};
