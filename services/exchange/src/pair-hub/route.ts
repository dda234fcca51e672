import type { Operations } from "@seamark/service";
import { Id, object, text } from "@seamark/service/schema";
import { Terms } from "../agreement/terms.ts";
import { readCard } from "../card/card.ts";
import { namedHub } from "../card/own-name.ts";
import type { Deps } from "../deps.ts";
import { listLinks } from "../store/links.ts";
import { decidePairHub } from "./decide.ts";

const { records, tlp, until } = Terms.properties;

export const pairHub = (api: Operations, deps: Deps): void =>
	api.command({
		name: "pair-hub",
		url: "/exchange/links",
		access: "directory:write",
		summary: "Pair this hub with a hub of another owner",
		description:
			"Takes the other hub's card and the fingerprint that its operator read out to you. This hub signs the terms. They hold when the other hub has signed the same.",
		record: "hub-link",
		body: object({ card: text(20_000), fingerprint: text(100), terms: object({ records, tlp, until }) }),
		status: 201,
		answer: object({ id: Id }),
		location: ({ id }: { id: string }) => `/exchange/links/${id}`,
		handle: async ({ body, actor, at }) => {
			const ownHub = namedHub(deps.directory.current());
			const card = readCard(body.card);
			const links = await listLinks(deps.context.pool);
			return decidePairHub(body, {
				ownHub,
				key: deps.key,
				known: links.some(({ hub, key }) => hub === card?.hub || key === card?.key),
				actor,
				id: deps.context.newId(),
				epochs: { urgent: deps.newEpoch(), normal: deps.newEpoch() },
				at,
			});
		},
	});
