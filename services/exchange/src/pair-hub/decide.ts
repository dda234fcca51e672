import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { type Epoch, epochAfter, type Lane, lanes } from "@seamark/link";
import { type Decision, faultsWhere, recordChanged, refuse } from "@seamark/service";
import { type Terms, termsText } from "../agreement/terms.ts";
import { readCard } from "../card/card.ts";
import type { HubKey } from "../keys/hub-key.ts";
import { newOwn } from "../store/lanes.ts";
import { insertLane, insertLink } from "../store/links.ts";

export type Wanted = Omit<Terms, "hubs" | "ended">;

export const termsFaults = ({ until }: Pick<Terms, "until">, now: number): Fault[] =>
	faultsWhere([until !== null && !(Date.parse(until) > now), "/terms/until", "lies in the past"]);

/** A hub is paired by its key, once the operator has compared it: who passed the card on may have changed it. */
export const decidePairHub = (
	asked: { card: string; fingerprint: string; terms: Wanted },
	o: {
		ownHub: string;
		key: HubKey;
		known: boolean;
		actor: Actor;
		id: string;
		epochs: Record<Lane, string>;
		at: number;
	},
): Decision => {
	const card = readCard(asked.card);
	if (!card) return refuse("REFUSED", [{ at: "/card", message: "is no card of a hub: copy it whole" }]);
	const faults = [
		...faultsWhere(
			[
				plain(asked.fingerprint) !== plain(card.fingerprint),
				"/fingerprint",
				"is not the one of this card. Do not pair: somebody may have changed the card on the way",
			],
			[card.hub === o.ownHub, "/card", "is this hub's own"],
			[o.known, "/card", "is of a hub that is paired already"],
		),
		...termsFaults(asked.terms, o.at),
	];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const terms = termsText({ ...asked.terms, hubs: [o.ownHub, card.hub], ended: false });
	const { hub, url, certificate, key } = card;
	const paired_at = new Date(o.at).toISOString();
	const own_signature = o.key.sign("terms", Buffer.from(terms)).toString("hex");
	return {
		writes: [
			{
				statement: insertLink,
				row: { id: o.id, hub, url, certificate, key, own_terms: terms, own_signature, paired_at },
			},
			...lanes.map((lane) => ({ statement: insertLane, row: { hub, lane, own: newOwn(epochOf(o.epochs[lane])) } })),
		],
		events: [recordChanged({ actor: o.actor, record: "hub-link", recordId: o.id, change: "added", version: 1 })],
		answer: { id: o.id },
	};
};

const epochOf = (id: string): Epoch => epochAfter(id);
const plain = (fingerprint: string) => fingerprint.toLowerCase().replace(/[^0-9a-f]/g, "");
