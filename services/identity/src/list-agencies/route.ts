import type { identityApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { AgencyKind, ById, Country, Id, Kid, Moment, NoQuery, object, RegionSlug } from "../schema.ts";

const AgencyCard = object({
	id: Id,
	handle: Type.String(),
	name: Type.String(),
	kind: AgencyKind,
	country: Country,
	region: RegionSlug,
	status: Type.String(),
	issuer: Type.String(),
	invented: Type.Boolean(),
});
const Key = object({ kid: Kid, notBefore: Type.Optional(Moment), notAfter: Type.Optional(Moment) });
const Query = object({
	country: Type.Optional(Country),
	kind: Type.Optional(AgencyKind),
	region: Type.Optional(RegionSlug),
});

const cardOf = ({ id, handle, name, kind, country, region, status, issuer, invented }: identityApi.Agency) => ({
	id,
	handle,
	name,
	kind,
	country,
	region,
	status,
	issuer,
	invented,
});

/** The hub's agencies: a region has some dozens of them, so they come at once, from memory. */
export const listAgenciesRoutes = (app: HttpServer, identity: Identity) => {
	app.get<{ Querystring: Type.Static<typeof Query> }>(
		"/agencies",
		{
			schema: {
				summary: "The agencies of the hub",
				tags: ["directory"],
				querystring: Query,
				response: { 200: object({ agencies: Type.Array(AgencyCard) }) },
			},
			config: { access: "directory:read" },
		},
		({ query }) => ({
			agencies: identity.directory
				.current()
				.snapshot.agencies.filter(
					(one) =>
						(query.country === undefined || one.country === query.country) &&
						(query.kind === undefined || one.kind === query.kind) &&
						(query.region === undefined || one.region === query.region),
				)
				.map(cardOf),
		}),
	);

	app.get<{ Params: Type.Static<typeof ById> }>(
		"/agencies/:id",
		{
			schema: {
				summary: "One agency, with the ids and dates of its signing keys",
				tags: ["directory"],
				params: ById,
				querystring: NoQuery,
				response: { 200: object({ ...AgencyCard.properties, keys: Type.Array(Key) }) },
			},
			config: { access: "directory:read" },
		},
		({ params }) => {
			const agency = identity.directory.current().agency(params.id);
			if (!agency) throw new HubError("NOT_FOUND");
			return { ...cardOf(agency), keys: agency.keys.map(({ jwk, ...key }) => key) };
		},
	);
};
