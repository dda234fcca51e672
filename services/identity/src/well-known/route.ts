import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { agencyKinds, grantable } from "@seamark/policy";
import Type from "typebox";
import { hostedIssuer } from "../directory/snapshot.ts";
import type { Identity } from "../identity.ts";
import { hostedAgency } from "../issue-token/handle.ts";
import { ById, NoQuery } from "../schema.ts";

const algorithms = ["ES256", "EdDSA", "PS256"];

/** Where the hub's services are, and the metadata (RFC 8414) and keys of each agency that the hub issues tokens for. */
export const wellKnownRoutes = (app: HttpServer, identity: Identity) => {
	const open = (summary: string) => ({
		schema: { summary, tags: ["discovery"], querystring: NoQuery, response: { 200: Type.Object({}) } },
		config: { access: "public" as const },
	});
	const perAgency = (summary: string) => {
		const { schema, config } = open(summary);
		return { schema: { ...schema, params: ById }, config };
	};
	const hosted = (id: string) => {
		const agency = hostedAgency(identity, id);
		if (!agency) throw new HubError("NOT_FOUND");
		return agency;
	};

	app.get("/.well-known/seamark", open("Where the hub's services are"), () => ({
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
			scopes_supported: kind ? grantable[kind] : [],
		};
	};
	type ForAgency = { Params: Type.Static<typeof ById> };
	app.get<ForAgency>(
		"/agencies/:id/.well-known/oauth-authorization-server",
		perAgency("Metadata of an agency's issuer"),
		(request) => metadata(request.params.id),
	);
	app.get<ForAgency>(
		"/.well-known/oauth-authorization-server/agencies/:id",
		perAgency("Metadata of an agency's issuer, where RFC 8414 puts it"),
		(request) => metadata(request.params.id),
	);
	app.get<ForAgency>("/agencies/:id/jwks.json", perAgency("Public keys of an agency's issuer"), (request) => ({
		keys: hosted(request.params.id).keys.map((key) => JSON.parse(key.jwk) as object),
	}));
};
