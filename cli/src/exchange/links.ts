import type { Item } from "@seamark/client";
import type { Context } from "../context.ts";
import { CliError, exits, usageError } from "../terminal/exit.ts";
import { readText } from "../terminal/files.ts";
import { safeLine } from "../terminal/sanitise.ts";

type Link = Item<"listHubLinks">;
type Terms = NonNullable<Link["ownTerms"]>;
type Asked = { tlp?: Terms["tlp"]; until?: string; records?: Terms["records"] };

export const card = async (context: Context): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found = await hub.GET("/exchange/card");
	if (out.json) return out.document(found);
	out.say(found.card);
	out.hint(`Fingerprint of ${safeLine(found.hub)}: ${safeLine(found.fingerprint)}`);
	out.hint("Read it out to the operator of the other hub over another channel than the one that takes the card.");
};

export const pair = async (
	context: Context,
	file: string,
	o: { fingerprint: string; tlp: Terms["tlp"]; until?: string; records: Terms["records"] },
): Promise<void> => {
	const { out } = context;
	const text = (await readText(context, file, 20_000)).trim();
	const hub = await context.hub();
	const answer = await hub.POST("/exchange/links", {
		body: { card: text, fingerprint: o.fingerprint, terms: { records: o.records, tlp: o.tlp, until: o.until ?? null } },
	});
	if (out.json) return out.document(answer);
	out.say(`${out.paint("green", "Paired")}: link ${safeLine(answer.id)}.`);
	out.hint("Records are shared when the other hub has signed the same terms: seamark hub links.");
};

const inWords = (terms: Terms | null): string =>
	terms === null
		? "nothing"
		: terms.ended
			? "ended"
			: `${terms.records.join(", ")} up to TLP:${terms.tlp.toUpperCase()}${terms.until === null ? "" : ` until ${terms.until}`}`;

export const links = async (context: Context, whole: boolean): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const { items } = await hub.GET("/exchange/links");
	if (out.json) return out.document({ links: items });
	if (items.length === 0) return out.say("This hub is paired with no other.");
	for (const one of items)
		out.say(
			`${out.paint("bold", safeLine(one.hub))}  ${one.state}`,
			`  link         ${safeLine(one.id)}`,
			`  fingerprint  ${safeLine(one.fingerprint)}`,
			`  this hub     ${safeLine(inWords(one.ownTerms))}`,
			`  the other    ${safeLine(inWords(one.peerTerms))}`,
			`  in force     ${safeLine(inWords(one.inForce))}`,
			...(whole
				? [
						`  last contact ${one.contactAt === null ? "never" : out.moment(one.contactAt)}${one.failures > 0 ? `, ${one.failures} calls failed since` : ""}`,
						`  waiting      ${one.waiting} frames, ${one.openReceipts} receipts missing`,
					]
				: []),
		);
};

export const agencies = async (context: Context, o: { hub?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const { items } = await hub.GET("/exchange/agencies", {
		params: { query: o.hub === undefined ? {} : { hub: o.hub } },
	});
	if (out.json) return out.document({ agencies: items });
	if (items.length === 0) return out.say("No other hub has published agencies here.");
	for (const one of items)
		out.say(
			`${safeLine(one.handle)}  ${out.paint("bold", safeLine(one.name))}  ${safeLine(one.kind)}, ${safeLine(one.country)}${one.invented ? "  (invented)" : ""}`,
			`  ${safeLine(one.id)}  ${safeLine(one.hub)}${one.takesRequests ? "" : "  takes no requests"}`,
		);
};

export const agree = async (
	context: Context,
	id: string,
	o: Asked & { theirs?: boolean; end?: boolean },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const { items } = await hub.GET("/exchange/links");
	const link = items.find((one) => one.id === id);
	if (!link?.ownTerms) throw new CliError(exits.notFound, "No such link.", { next: "See them: seamark hub links" });
	const answer = await hub.PUT("/exchange/links/{id}/terms", {
		params: { path: { id } },
		body: { expectedVersion: link.version, terms: wanted(link, link.ownTerms, o) },
	});
	if (out.json) return out.document(answer);
	out.say(`${out.paint("green", "Signed")}.`);
	out.hint("See what holds now: seamark hub links.");
};

const wanted = (link: Link, own: Terms, o: Asked & { theirs?: boolean; end?: boolean }): Omit<Terms, "hubs"> => {
	const { hubs: _, ...before } = own;
	if (o.end) return { ...before, ended: true };
	if (!o.theirs) {
		if (o.tlp === undefined && o.until === undefined && o.records === undefined)
			throw usageError("Say what to sign.", "Give --tlp, --until, --records, --theirs or --end.");
		return {
			...before,
			ended: false,
			...(o.tlp ? { tlp: o.tlp } : {}),
			...(o.until ? { until: o.until } : {}),
			...(o.records ? { records: o.records } : {}),
		};
	}
	if (!link.peerTerms) throw new CliError(exits.refused, "The other hub has signed nothing yet.", {});
	const { hubs: __, ...theirs } = link.peerTerms;
	return theirs;
};
