import type { Operations } from "@seamark/service";
import { object } from "@seamark/service/schema";
import Type from "typebox";
import { cardOf } from "../card/card.ts";
import { namedHub } from "../card/own-name.ts";
import type { Deps } from "../deps.ts";
import { fingerprintOf } from "../keys/hub-key.ts";

export const readCard = (api: Operations, { directory, url, key }: Deps): void =>
	api.reading({
		name: "read-card",
		url: "/exchange/card",
		access: "directory:write",
		summary: "This hub's card, for the operator of another hub",
		description:
			"Give the card to the operator of the other hub in any way. Read the fingerprint out to each other over another channel, such as a telephone call to a number that you know.",
		record: "hub-link",
		answer: object({ hub: Type.String(), url: Type.String(), fingerprint: Type.String(), card: Type.String() }),
		read: async () => {
			const hub = namedHub(directory.current());
			return { hub, url: url ?? "", fingerprint: fingerprintOf(key.publicKey), card: cardOf({ hub, url, key }) };
		},
		ids: () => [],
	});
