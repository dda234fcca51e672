import type { Actor } from "@seamark/auth";
import { vaultApi } from "@seamark/contracts";
import type { HubError } from "@seamark/errors";
import { callService } from "@seamark/grpc";
import type { ServiceContext } from "@seamark/service";
import type { Identity } from "../schema.ts";

/** What a caller of the vault says of itself: the vault records it with everything that it does. */
export type ForWhom = { actor: Actor; agencyId?: string };

/**
 * The vault of identities, which the vault service keeps under keys of its own. Every call throws the catalogue's
 * error; NOT_FOUND alike for what is erased, another agency's and never was.
 */
export type Vault = {
	/** Seals a new identity; the same content under the same id answers the same. CONFLICT for other content. */
	seal(
		o: ForWhom & {
			identityId: string;
			caseId: string;
			identity: Identity;
			facts: SealedFacts;
			/** Who sent it, where it waits to be taken in. */
			source?: string;
		},
	): Promise<void>;
	/** What waited is found as all others. Done before is done. At most 1000. */
	admit(o: ForWhom & { identityIds: readonly string[] }): Promise<void>;
	/**
	 * Seals new identities of one case or import together: all of them, or none. Those that were sealed before with the same content
	 * stay as they are. At most 200, of 2 MB together; VALIDATION names those that the vault does not take, see {@link refusedOf}.
	 */
	sealMany(o: ForWhom & { caseId: string; identities: readonly NewIdentity[] }): Promise<void>;
	/** The identity in plain words, and its version. The opening is recorded with its purpose. */
	open(o: ForWhom & { identityId: string }): Promise<{ identity: Identity; version: number }>;
	/** Lets one other agency open it, by two officers. The same again answers the same; CONFLICT for something else under its id. */
	release(o: Omit<vaultApi.ReleaseIdentityRequest, "caller"> & { actor: Actor }): Promise<void>;
	/** As the vault has it, for the agency that it was released to. The opening is recorded with its purpose. */
	openReleased(
		o: Omit<vaultApi.OpenReleasedRequest, "caller"> & { actor: Actor },
	): Promise<vaultApi.OpenReleasedResponse>;
	/** Identities of the same agency that may be the same person's, best first, each with the grounds. */
	find(o: ForWhom & { identityId: string; leastScore: number }): Promise<vaultApi.Candidate[]>;
	/** Those of these identities that may be the person described; no other identity is touched. */
	findAmong(
		o: ForWhom & { identity: Identity; among: readonly string[]; leastScore: number },
	): Promise<vaultApi.Candidate[]>;
	/** Destroys identities of any number of cases. Answers how many there still were. */
	eraseMany(o: ForWhom & { identityIds: readonly string[] }): Promise<number>;
	/** Destroys all identities and file keys that were sealed under a case or report. Answers how many identities there still were. */
	eraseCase(o: ForWhom & { caseId: string }): Promise<number>;
	/** Keeps the key of a file under the key of its case. CONFLICT where what the case holds of persons was erased. */
	sealFileKey(o: ForWhom & { fileId: string; caseId: string; key: Uint8Array }): Promise<void>;
	/** The key of a file. The opening is recorded with its purpose. */
	openFileKey(o: ForWhom & { fileId: string }): Promise<Uint8Array>;
	/** Destroys keys of files of one case. Answers the same when it was done before. */
	eraseFileKeys(o: ForWhom & { caseId: string; fileIds: readonly string[] }): Promise<void>;
	/**
	 * What identities are known again by, as digests; those that are gone are left out. `home`: by whose ways they were
	 * written. `check`: the digest of an empty key, since both must have one hub key. At most 200.
	 */
	digest(o: ForWhom & { identityIds: readonly string[]; home: string; check: string }): Promise<vaultApi.Digested[]>;
	/** What the vault holds of the agency, by id; for the sweep. At most 1000. */
	held(o: ForWhom & { kind: "identity" | "file"; after: string; limit: number }): Promise<vaultApi.Held[]>;
};

export type NewIdentity = { identityId: string; identity: Identity; facts: SealedFacts };

/** Facts that are in the case too and help to tell persons apart. */
export type SealedFacts = { sex: string; nationality: readonly string[] };

const deadlineMs = 5_000;
/** Two hundred identities take the vault longer than one, and an erasure wraps the keys of all that stay in the case. */
const manyDeadlineMs = 30_000;
/** The vault destroys no more keys in one call. */
const mostErased = 1_000;

/** Which of the identities a VALIDATION of {@link Vault.sealMany} is about. */
export const refusedOf = (error: HubError): Set<number> =>
	new Set(error.faults.flatMap(({ at }) => /^\/identities\/(\d+)\//.exec(at)?.slice(1).map(Number) ?? []));

type Asked = {
	client: vaultApi.VaultServiceClient;
	to: Parameters<typeof callService>[0];
	/** For what takes the vault longer. */
	patient: Parameters<typeof callService>[0];
	country: (o: ForWhom) => string;
};

/** `countryOf` tells an agency's country, of which phone numbers are that name none; empty where it is unknown. */
export const vaultClient = (context: ServiceContext, countryOf: (agencyId: string) => string): Vault => {
	const to = { identity: context.identity, receiver: "vault", deadlineMs };
	const asked: Asked = {
		client: context.client(vaultApi.VaultServiceClient, "vault"),
		to,
		patient: { ...to, deadlineMs: manyDeadlineMs },
		country: (o) => countryOf(o.agencyId ?? o.actor.agencyId),
	};
	return { ...identitiesOf(asked), ...erasuresOf(asked), ...fileKeysOf(asked) };
};

const identitiesOf = ({
	client,
	to,
	patient,
	country,
}: Asked): Pick<
	Vault,
	"seal" | "admit" | "sealMany" | "open" | "release" | "openReleased" | "find" | "findAmong" | "digest" | "held"
> => ({
	seal: async (o) => {
		await callService(to, client.sealIdentity.bind(client), {
			caller: callerOf(o),
			identityId: o.identityId,
			caseId: o.caseId,
			identity: toMessage(o.identity, o.facts),
			country: country(o),
			source: o.source ?? "",
		});
	},
	admit: async (o) => {
		await callService(patient, client.admitIdentities.bind(client), {
			caller: callerOf(o),
			identityIds: [...o.identityIds],
		});
	},
	sealMany: async (o) => {
		await callService(patient, client.sealIdentities.bind(client), {
			caller: callerOf(o),
			caseId: o.caseId,
			identities: o.identities.map(({ identityId, identity, facts }) => ({
				identityId,
				identity: toMessage(identity, facts),
			})),
			country: country(o),
		});
	},
	open: async (o) => {
		const answer = await callService(to, client.openIdentity.bind(client), {
			caller: callerOf(o),
			identityId: o.identityId,
		});
		return { identity: fromMessage(answer.identity), version: answer.version };
	},
	release: async ({ actor, ...o }) => {
		await callService(to, client.releaseIdentity.bind(client), { ...o, caller: actor });
	},
	openReleased: ({ actor, ...o }) => callService(to, client.openReleased.bind(client), { ...o, caller: actor }),
	find: async (o) => {
		const answer = await callService(to, client.findCandidates.bind(client), {
			caller: callerOf(o),
			identityId: o.identityId,
			identity: undefined,
			limit: 50,
			leastScore: o.leastScore,
			country: country(o),
			among: undefined,
		});
		return answer.candidates;
	},
	findAmong: async (o) => {
		const answer = await callService(patient, client.findCandidates.bind(client), {
			caller: callerOf(o),
			identityId: "",
			identity: toMessage(o.identity, { sex: "unknown", nationality: [] }),
			limit: 50,
			leastScore: o.leastScore,
			country: country(o),
			among: { identityIds: [...o.among] },
		});
		return answer.candidates;
	},
	digest: async (o) => {
		const answer = await callService(patient, client.digestIdentities.bind(client), {
			caller: callerOf(o),
			identityIds: [...o.identityIds],
			country: o.home,
			check: o.check,
		});
		return answer.digested;
	},
	held: async (o) => {
		const { kind, after, limit } = o;
		const answer = await callService(to, client.listHeld.bind(client), { caller: callerOf(o), kind, after, limit });
		return answer.held;
	},
});

const erasuresOf = ({ client, patient }: Asked): Pick<Vault, "eraseMany" | "eraseCase"> => ({
	eraseMany: async (o) => {
		let erased = 0;
		for (let from = 0; from < o.identityIds.length; from += mostErased) {
			const answer = await callService(patient, client.eraseIdentities.bind(client), {
				caller: callerOf(o),
				identityIds: o.identityIds.slice(from, from + mostErased),
			});
			erased += answer.erased;
		}
		return erased;
	},
	eraseCase: async (o) => {
		const answer = await callService(patient, client.eraseCase.bind(client), {
			caller: callerOf(o),
			caseId: o.caseId,
		});
		return answer.erased;
	},
});

const fileKeysOf = ({ client, to, patient }: Asked): Pick<Vault, "sealFileKey" | "openFileKey" | "eraseFileKeys"> => ({
	sealFileKey: async (o) => {
		await callService(to, client.sealFileKey.bind(client), {
			caller: callerOf(o),
			fileId: o.fileId,
			caseId: o.caseId,
			key: Buffer.from(o.key),
		});
	},
	openFileKey: async (o) => {
		const answer = await callService(to, client.openFileKey.bind(client), { caller: callerOf(o), fileId: o.fileId });
		return answer.key;
	},
	eraseFileKeys: async (o) => {
		for (let from = 0; from < o.fileIds.length; from += mostErased)
			await callService(patient, client.eraseFileKeys.bind(client), {
				caller: callerOf(o),
				caseId: o.caseId,
				fileIds: o.fileIds.slice(from, from + mostErased),
			});
	},
});

/** An anonymous tip has no post to name: the nil UUID stands for it. */
const nobody = "00000000-0000-0000-0000-000000000000";

const callerOf = ({ actor, agencyId }: ForWhom) => ({
	...actor,
	agencyId: agencyId ?? actor.agencyId,
	postId: actor.postId || nobody,
});

const toMessage = (identity: Identity, facts: SealedFacts): vaultApi.Identity => ({
	names: (identity.names ?? []).map(({ text, parts = [], script = "", kind = "" }) => ({
		text,
		parts: parts.map((part) => ({ text: part.text, kind: part.kind ?? "" })),
		script,
		kind,
	})),
	birth: identity.birth ? { from: identity.birth.from ?? "", to: identity.birth.to ?? "" } : undefined,
	sex: facts.sex === "unknown" ? "" : facts.sex,
	nationalities: [...facts.nationality],
	documents: (identity.documents ?? []).map(({ kind, country = "", number }) => ({ kind, country, number })),
	phones: [...(identity.phones ?? [])],
	contacts: [...(identity.contacts ?? [])],
	photos: [],
});

const fromMessage = (message: vaultApi.Identity | undefined): Identity => ({
	...(message && message.names.length > 0
		? {
				names: message.names.map(({ text, parts, script, kind }) => ({
					text,
					...(parts.length > 0 ? { parts: parts.map((part) => filled(part)) } : {}),
					...(script ? { script } : {}),
					...(kind ? { kind } : {}),
				})) as NonNullable<Identity["names"]>,
			}
		: {}),
	...(message?.birth ? { birth: filled(message.birth) } : {}),
	...(message && message.documents.length > 0 ? { documents: message.documents.map((one) => filled(one)) } : {}),
	...(message && message.phones.length > 0 ? { phones: message.phones } : {}),
	...(message && message.contacts.length > 0 ? { contacts: message.contacts.map((one) => filled(one)) } : {}),
});

/** Protobuf says empty where JSON says nothing. */
const filled = <T extends object>(value: T): T =>
	Object.fromEntries(Object.entries(value).filter(([, one]) => one !== "")) as T;
