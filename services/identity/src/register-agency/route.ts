import type { Fault } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { jwkFaults, publicJwkOf } from "../keys/jwk.ts";
import { makeHostedKey } from "../keys/signer.ts";
import { AgencyKind, Country, Handle, Id, Line, object, PublicJwk } from "../schema.ts";
import { agencyWithHandle, agencyWithIssuer, knownCountries } from "../store/read.ts";
import { decideRegisterAgency } from "./decide.ts";

const Body = object({
	handle: Handle,
	name: Line(200),
	kind: AgencyKind,
	country: Country,
	invented: Type.Optional(Type.Boolean({ description: "true for a unit that was made up for demonstration" })),
	sovereign: Type.Optional(
		object(
			{
				issuer: Type.String({ minLength: 1, maxLength: 300 }),
				keys: Type.Array(PublicJwk, { minItems: 1, maxItems: 5 }),
			},
			{ description: "for an agency that issues its own tokens; without it the hub holds the agency's keys" },
		),
	),
	clientKey: Type.Optional(PublicJwk),
});

export const registerAgency = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "register-agency",
		url: "/agencies",
		access: "directory:write",
		summary: "Register an agency, with the post and the client that administer it",
		body: Body,
		status: 201,
		answer: object({ id: Id, issuer: Type.String(), post: Id, client: Id }),
		handle: async ({ body: { sovereign, clientKey, ...asked } }) => {
			const { pool, hubKey, newId, now, config } = identity.context;
			const ids = { agency: newId(), post: newId(), client: newId() };
			const issuer = sovereign && { issuer: sovereign.issuer };
			return decideRegisterAgency(
				{ ...asked, ...issuer },
				{
					countryKnown: (await knownCountries(pool, [asked.country])).size > 0,
					handleTaken: (await agencyWithHandle(pool, asked.handle)) !== undefined,
					issuerTaken: issuer !== undefined && (await agencyWithIssuer(pool, issuer.issuer)) !== undefined,
					keyFaults: await faultsOfKeys(sovereign?.keys ?? [], clientKey),
					keys: sovereign ? await sovereignKeys(sovereign.keys) : [await makeHostedKey(hubKey, ids.agency)],
					clientJwk: clientKey && (await publicJwkOf(clientKey)),
				},
				{ publicUrl: identity.publicUrl, insecureIssuers: config.demo },
				ids,
				now(),
			);
		},
	});

const faultsOfKeys = async (keys: readonly PublicJwk[], clientKey: PublicJwk | undefined): Promise<Fault[]> => {
	const found = [
		...keys.map((key, i) => jwkFaults(key, `/sovereign/keys/${i}`)),
		...(clientKey ? [jwkFaults(clientKey, "/clientKey")] : []),
	];
	return (await Promise.all(found)).flat();
};

const sovereignKeys = (keys: readonly PublicJwk[]) =>
	Promise.all(
		keys.map(async (key) => {
			const jwk = await publicJwkOf(key);
			return { kid: jwk.kid, jwk };
		}),
	);
