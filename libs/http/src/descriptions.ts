import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { describeBodies } from "./describe-bodies.ts";
import { describeGroups } from "./describe-groups.ts";
import { describeOperation } from "./describe-operation.ts";
import { describeProblems } from "./describe-problems.ts";
import type { HttpOptions } from "./http-options.ts";

export const version = "0.1.0";

/** The description of all routes, for programs and for people. */
export const descriptions = async (app: FastifyInstance, o: HttpOptions) => {
	await app.register(swagger, {
		openapi: {
			openapi: "3.1.0",
			info: {
				title: o.title,
				version,
				description:
					"Every error is a problem document (RFC 9457) with a code from the hub's catalogue, all faults at once, and what to do next.",
				contact: { name: "The operator of this hub" },
				license: { name: "Apache-2.0", identifier: "Apache-2.0" },
			},
			servers: [{ url: o.publicUrl }],
			components: {
				securitySchemes: {
					agencyToken: {
						type: "http",
						scheme: "DPoP",
						description:
							"RFC 9068 access token signed by the caller's agency, bound by DPoP (RFC 9449) or a client certificate (RFC 8705). Each request needs a new proof, so programs use it; this page cannot.",
					},
					bearerToken: {
						type: "http",
						scheme: "bearer",
						bearerFormat: "JWT",
						description:
							"The same token, bound to the client certificate that your browser or program shows. On a demonstration hub: send `POST /demo/token` of the group demo, and put its `access_token` here.",
					},
				},
			},
		},
		transform: ({ schema, url, route }) => {
			const { access, takes, passkeyAgain, secondOfficer } = route.config ?? {};
			const shown = { ...(schema ?? {}), ...(url.startsWith("/docs") ? { hide: true } : {}) };
			return {
				schema: (access ? describeOperation(shown, { access, takes, passkeyAgain, secondOfficer }) : shown) as never,
				url,
			};
		},
		transformObject: (document) =>
			"openapiObject" in document
				? describeGroups(describeBodies(describeProblems(document.openapiObject)))
				: document.swaggerObject,
	});
	await app.register(swaggerUi, {
		routePrefix: "/docs",
		staticCSP: true,
		// Nothing comes from elsewhere, and a hub that is tried without TLS is asked without it.
		transformStaticCSP: (header) =>
			header.replaceAll(" https:", "").replace(" validator.swagger.io", "").replace(" upgrade-insecure-requests;", ""),
		// The page asks the address that it came from, under any name: its policy allows no other.
		transformSpecification: (document) => ({ ...document, servers: [{ url: "/" }] }),
		uiConfig: { docExpansion: "none", filter: true, tryItOutEnabled: true, persistAuthorization: false },
	});
};
