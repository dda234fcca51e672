import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { agencyKinds, grantableTo } from "@seamark/policy";
import Type from "typebox";
import { hostedAgency } from "../directory/hosted-agency.ts";
import { hostedIssuer } from "../directory/snapshot.ts";
import type { Identity } from "../identity.ts";
import { ById, NoQuery } from "../schema.ts";

const algorithms = ["ES256", "EdDSA", "PS256"];

const Words = Type.Array(Type.String());

const HubDescription = Type.Object({
	hub: Type.String({ description: "the hub's own id" }),
	demo: Type.Boolean({ description: "whether it gives tokens to everybody who asks" }),
	services: Type.Record(Type.String(), Type.String(), { description: "addresses by the name of the service" }),
	issuerTemplate: Type.String(),
	tokenEndpointTemplate: Type.String(),
	demoTokenEndpoint: Type.Optional(Type.String()),
});

/** As RFC 8414 names it. */
const IssuerMetadata = Type.Object({
	issuer: Type.String(),
	token_endpoint: Type.String(),
	jwks_uri: Type.String(),
	response_types_supported: Words,
	grant_types_supported: Words,
	token_endpoint_auth_methods_supported: Words,
	token_endpoint_auth_signing_alg_values_supported: Words,
	dpop_signing_alg_values_supported: Words,
	tls_client_certificate_bound_access_tokens: Type.Boolean(),
	scopes_supported: Words,
});

/** As RFC 7517 names it: keys have the members of their kind. */
const KeySet = Type.Object({ keys: Type.Array(Type.Object({})) });

/** Where the hub's services are, and the metadata (RFC 8414) and keys of each agency that the hub issues tokens for. */
export const wellKnownRoutes = (app: HttpServer, identity: Identity) => {
	const open = (operationId: string, summary: string, answer: Type.TSchema) => ({
		schema: { operationId, summary, tags: ["discovery"], querystring: NoQuery, response: { 200: answer } },
		config: { access: "public" as const },
	});
	const perAgency = (operationId: string, summary: string, answer: Type.TSchema) => {
		const { schema, config } = open(operationId, summary, answer);
		return { schema: { ...schema, params: ById }, config };
	};
	const hosted = (id: string) => {
		const agency = hostedAgency(identity, id);
		if (!agency) throw new HubError("NOT_FOUND");
		return agency;
	};

	app.get("/.well-known/seamark", open("readHub", "Where the hub's services are", HubDescription), () => ({
		hub: identity.hub,
		demo: identity.context.config.demo,
		services: identity.serviceUrls,
		issuerTemplate: hostedIssuer(identity.publicUrl, "{agency}"),
		tokenEndpointTemplate: `${hostedIssuer(identity.publicUrl, "{agency}")}/token`,
		...(identity.context.config.demo ? { demoTokenEndpoint: `${identity.publicUrl}/demo/token` } : {}),
	}));

	const metadata = (id: string) => {
		const agency = hosted(id);
		const kind = agencyKinds.find((one) => one === agency.kind);
		return {
			issuer: agency.issuer,
			token_endpoint: `${agency.issuer}/token`,
			jwks_uri: `${agency.issuer}/jwks.json`,
			response_types_supported: [],
			grant_types_supported: ["client_credentials", "urn:ietf:params:oauth:grant-type:jwt-bearer"],
			token_endpoint_auth_methods_supported: ["private_key_jwt"],
			token_endpoint_auth_signing_alg_values_supported: algorithms,
			dpop_signing_alg_values_supported: algorithms,
			tls_client_certificate_bound_access_tokens: identity.context.config.tls.ca !== undefined,
			scopes_supported: kind ? [...grantableTo(kind, agency.nationalOffice)] : [],
		};
	};
	type ForAgency = { Params: Type.Static<typeof ById> };
	app.get<ForAgency>(
		"/agencies/:id/.well-known/oauth-authorization-server",
		perAgency("readIssuer", "Metadata of an agency's issuer", IssuerMetadata),
		(request) => metadata(request.params.id),
	);
	app.get<ForAgency>(
		"/.well-known/oauth-authorization-server/agencies/:id",
		perAgency("readIssuerByAddress", "Metadata of an agency's issuer, where RFC 8414 puts it", IssuerMetadata),
		(request) => metadata(request.params.id),
	);
	app.get<ForAgency>(
		"/agencies/:id/jwks.json",
		perAgency("readIssuerKeys", "Public keys of an agency's issuer", KeySet),
		(request) => ({ keys: hosted(request.params.id).keys.map((key) => JSON.parse(key.jwk) as object) }),
	);
};
