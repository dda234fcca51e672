import type { Actor } from "@seamark/auth";
import { identityApi } from "@seamark/contracts";
import { callService } from "@seamark/grpc";
import { type SignatureFault, type Signed, type StatementKey, signatureFault } from "@seamark/mla-thread";
import type { ServiceContext } from "@seamark/service";
import { LRUCache } from "lru-cache";

/** Keys of an authority, with the time of each. `sovereign`: it signs itself, and the hub cannot. */
export type Keys = { keys: StatementKey[]; sovereign: boolean };

/** The identity service, which has the statement keys of hosted agencies and knows those of all. Throws the catalogue's errors. */
export type Signing = {
	keysOf(agency: string): Promise<Keys>;
	/** Signs in the name of a hosted agency. */
	sign(actor: Actor, agency: string, texts: readonly string[]): Promise<Signed[]>;
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
	return {
		keysOf,
		sign: async (actor, agency, texts) => {
			const { signatures } = await callService(to, client.signStatements.bind(client), {
				caller: actor,
				agencyId: agency,
				texts: [...texts],
			}).catch((error: unknown) => {
				// It may sign by itself since.
				kept.delete(agency);
				throw error;
			});
			return texts.map((bytes, index) => ({ bytes, signature: signatures[index] ?? "" }));
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
