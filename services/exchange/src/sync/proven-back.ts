import { lanes } from "@seamark/link";
import { signedBy } from "../keys/hub-key.ts";
import { headsSay, type Said } from "../wire/message.ts";

/**
 * A message without what it gives back and this hub never signed. Hashes alone prove nothing: anybody can go on from a place that both know,
 * and recalls that are given back are adopted. `key` is this hub's own public key, `from` this hub, `to` the one that speaks.
 */
export const withProvenBack = (said: Said, o: { key: string; from: string; to: string }): Said => {
	const parts = lanes.map((lane) => {
		const { remembered, ...rest } = said.lanes[lane];
		if (!remembered) return [lane, rest];
		const { heads, signature, at } = remembered;
		const signed = signedBy(o.key, "heads", Buffer.from(heads), Buffer.from(signature, "hex"));
		return [lane, signed && headsSay(heads, { ...o, lane, at }) ? { ...rest, remembered } : rest];
	});
	return { ...said, lanes: Object.fromEntries(parts) as Said["lanes"] };
};
