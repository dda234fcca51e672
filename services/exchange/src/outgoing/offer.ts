import type { sharedAlertsApi } from "@seamark/contracts";
import type { Tx } from "@seamark/db";
import { type Frame, type Lane, lanes } from "@seamark/link";
import { mayTell } from "../agreement/terms.ts";
import type { Deps } from "../deps.ts";
import { inParts } from "../in-parts.ts";
import { append, readLanes, saveOwn } from "../store/lanes.ts";
import { type LinkRow, termsOf } from "../store/links.ts";
import { findSent, type SentRow, saveSent } from "../store/subjects.ts";
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
	const offered = await inParts(subjects, async (subject) => (await readFor(deps, link, subject)).offered);
	const sent = await findSent(tx, hub, subjects);
	const at = new Date(deps.context.now()).toISOString();
	const frames: Record<Lane, Frame[]> = { urgent: [], normal: [] };
	const saved: SentRow[] = [];
	for (const one of offered) {
		const before = sent.get(one.subject);
		const next = decideOffer(before, one);
		if (!next) continue;
		const { kind, lane } = next;
		const { subject, version, digest, audience } = next.sent;
		frames[lane].push({ header: headerBytes({ kind, subject, version, digest, audience }) });
		const withdrawn = next.sent.state === "shown" ? null : (before?.withdrawnAt?.toISOString() ?? at);
		saved.push({ ...next.sent, withdrawnAt: withdrawn, answer: before?.answer ?? null });
	}
	await saveSent(tx, hub, saved);
	const touched = lanes.filter((lane) => frames[lane].length > 0);
	for (const lane of touched) {
		const end = await append(tx, "own", hub, lane, rows[lane].own.end, frames[lane]);
		await saveOwn(tx, hub, lane, { ...rows[lane].own, end });
	}
	if (touched.length > 0) deps.news.tell(hub);
	return touched.length > 0;
};
