import type { Actor } from "@seamark/auth";
import { type Decision, recordChanged, refuse } from "@seamark/service";
import { type Terms, termsText } from "../agreement/terms.ts";
import type { HubKey } from "../keys/hub-key.ts";
import { termsFaults } from "../pair-hub/decide.ts";
import { type LinkRow, signTerms } from "../store/links.ts";

/** This side signs other terms. Narrower ones hold at once, and so does an end; wider ones when the other side has signed the same. */
export const decideAgreeTerms = (
	link: LinkRow,
	asked: Omit<Terms, "hubs">,
	o: { ownHub: string; key: HubKey; actor: Actor; at: number },
): Decision => {
	const faults = asked.ended ? [] : termsFaults(asked, o.at);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const terms = termsText({ ...asked, hubs: [o.ownHub, link.hub] });
	const version = link.version + 1;
	return {
		writes: [
			{
				statement: signTerms,
				row: {
					id: link.id,
					own_terms: terms,
					own_signature: o.key.sign("terms", Buffer.from(terms)).toString("hex"),
					version: link.version,
				},
			},
		],
		events: [recordChanged({ actor: o.actor, record: "hub-link", recordId: link.id, change: "changed", version })],
		answer: { id: link.id, version },
	};
};
