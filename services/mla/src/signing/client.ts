import type { Actor } from "@seamark/auth";
import { identityApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { callService } from "@seamark/grpc";
import { type SignatureFault, type Signed, type StatementKey, signatureFault } from "@seamark/mla-thread";
import type { ServiceContext } from "@seamark/service";
import { LRUCache } from "lru-cache";
import { signTogether } from "./sign-together.ts";

/** Keys of an authority, with the time of each. `sovereign`: it signs itself, and the hub cannot. */
export type Keys = { keys: StatementKey[]; sovereign: boolean };

/** The identity service, which has the statement keys of hosted agencies and knows those of all. Throws the catalogue's errors. */
export type Signing = {
	keysOf(agency: string): Promise<Keys>;
	/** Signs in the name of an agency; undefined where that signs by itself, also since a moment ago: the hub cannot speak for it. */
	sign(actor: Actor, agency: string, texts: readonly string[]): Promise<Signed[] | undefined>;
	/** Undefined where the agency signed it, with a key of that time. */
	faultOf(agency: string, signed: Signed, at: string): Promise<SignatureFault | undefined>;
};

const deadlineMs = 5_000;
/** So long a change of a key may stay unknown; who shows an unknown key is looked up at once. */
const keptMs = 30_000;

export const signingClient = (context: ServiceContext): Signing => {
	const client = context.client(identityApi.StatementServiceClient, "identity");
	const to = { identity: context.identity, receiver: "identity", deadlineMs };
	const kept = new LRUCache<string, Keys>({ max: 1_000, ttl: keptMs });
	const together = signTogether();
	const fetchKeys = async (agency: string): Promise<Keys> => {
		const { keys, sovereign } = await callService(to, client.getStatementKeys.bind(client), { agencyId: agency });
		const found = {
			keys: keys.map(({ kid, jwk, from, until }) => ({
				kid,
				jwk: JSON.parse(jwk) as StatementKey["jwk"],
				from,
				...(until === "" ? {} : { until }),
			})),
			sovereign,
		};
		kept.set(agency, found);
		return found;
	};
	const keysOf = async (agency: string) => kept.get(agency) ?? fetchKeys(agency);
	const signed = async (actor: Actor, agency: string, texts: readonly string[]): Promise<Signed[]> => {
		const asked = { caller: actor, agencyId: agency, texts: [...texts] };
		const { signatures } = await callService(to, client.signStatements.bind(client), asked);
		if (signatures.length !== texts.length) throw new Error("The identity service signed less than it was asked to.");
		return texts.map((bytes, index) => ({ bytes, signature: signatures[index] ?? "" }));
	};
	return {
		keysOf,
		sign: async (actor, agency, texts) => {
			if ((await keysOf(agency)).sovereign) return undefined;
			// The actor is in the record of the call: only what one actor asks for goes together.
			return together(JSON.stringify([agency, actor]), texts, (all) => signed(actor, agency, all)).catch(
				async (error: unknown) => {
					const refused = error instanceof HubError && error.code === "REFUSED";
					if (refused && (await fetchKeys(agency)).sovereign) return undefined;
					throw error;
				},
			);
		},
		faultOf: async (agency, signed, at) => {
			const fault = await signatureFault(signed, (await keysOf(agency)).keys, at);
			// The key may be newer than what is kept here, or have ended since.
			return fault === "unknown-key" || fault === "key-not-valid-then"
				? signatureFault(signed, (await fetchKeys(agency)).keys, at)
				: fault;
		},
	};
};

/** The service itself, for what nobody asked for. */
export const serviceActor = (agency: string): Actor => ({
	agencyId: agency,
	postId: "",
	officerId: "",
	purpose: "prosecution",
	tokenId: "",
	service: "mla",
});
