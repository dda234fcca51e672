import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { Terms } from "./agreement/terms.ts";
import { fingerprintOf } from "./keys/hub-key.ts";
import { type LinkRow, termsOf } from "./store/links.ts";

/** A link as operators see it. */
export const LinkAnswer = object({
	id: Id,
	hub: Type.String(),
	url: Type.String({ description: "empty where the hub calls and is never called" }),
	fingerprint: Type.String(),
	state: oneOf(["waiting", "agreed", "ended"], {
		description: "waiting: not both have signed the same terms yet; what both have signed before still holds",
	}),
	ownTerms: orNull(Terms),
	peerTerms: orNull(Terms),
	inForce: orNull(Terms),
	pairedAt: Moment,
	contactAt: orNull(Moment),
	waiting: Type.Integer({ description: "frames that the other hub does not have yet" }),
	openReceipts: Type.Integer({ description: "records that were taken back, and whose receipt is missing" }),
	failures: Type.Integer({ description: "calls that failed in a row" }),
	version: Type.Integer(),
});

export const linkAnswer = (
	link: LinkRow,
	o: { now: number; waiting: number; openReceipts: number; failures: number },
): Static<typeof LinkAnswer> => {
	const [own, peer] = [link.ownTerms, link.peerTerms].map((text) =>
		text === null ? null : (JSON.parse(text) as Terms),
	);
	const { now, ...counts } = o;
	return {
		id: link.id,
		hub: link.hub,
		url: link.url,
		fingerprint: fingerprintOf(link.key),
		state:
			own?.ended || peer?.ended
				? "ended"
				: link.ownTerms !== null && link.ownTerms === link.agreedTerms && link.ownTerms === link.peerTerms
					? "agreed"
					: "waiting",
		ownTerms: own ?? null,
		peerTerms: peer ?? null,
		inForce: termsOf(link, now) ?? null,
		pairedAt: link.pairedAt.toISOString(),
		contactAt: link.contactAt?.toISOString() ?? null,
		...counts,
		version: link.version,
	};
};
