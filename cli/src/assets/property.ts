import type { Answer, Body } from "@seamark/client";
import type { Context } from "../context.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { type From, queryOf, sayMore } from "./page.ts";

type Property = Answer<"addProperty">;

const lines = ({ out }: Context, one: Property): string[] => [
	`${one.id} ${one.kind}, ${one.country}, ${one.role}: ${safeLine(one.says)}`,
	`  ${one.stage}${one.order ? `, ${one.order.kind} ${safeLine(one.order.reference)} until ${out.moment(one.order.endsAt)}${one.order.ended ? " (ended)" : ""}` : ""}`,
	...(one.value ? [`  worth ${one.value.now} ${one.value.currency}, valued at ${one.value.amount}`] : []),
	...(one.openClaims.length > 0 ? [`  claimed by third parties: steps ${one.openClaims.join(", ")}`] : []),
	...(one.waiting.length > 0 ? [`  waits for another officer: steps ${one.waiting.join(", ")}`] : []),
];

export const add = async (context: Context, id: string, o: Body<"addProperty">): Promise<void> => {
	const hub = await context.hub();
	const { kind, role, says, country, account } = o;
	const body = {
		...{ kind, role, says, country: country.toUpperCase() },
		...(account === undefined ? {} : { account: account.toUpperCase() }),
	};
	const one = await hub.POST("/assets/files/{id}/property", { params: { path: { id } }, body });
	if (context.out.json) return context.out.document(one);
	context.out.say(`${context.out.paint("green", "Added")} ${one.id}`);
};

export const list = async (context: Context, id: string, from: From): Promise<void> => {
	const hub = await context.hub();
	const page = await hub.GET("/assets/files/{id}/property", { params: { path: { id }, query: queryOf(from) } });
	if (context.out.json) return context.out.document(page);
	if (page.items.length === 0) return context.out.say("No property.");
	for (const one of page.items) context.out.say(...lines(context, one));
	sayMore(context.out, page);
};

export const step = async (
	context: Context,
	id: string,
	property: string,
	kind: Body<"addPropertyStep">["kind"],
	o: Omit<Body<"addPropertyStep">, "kind">,
): Promise<void> => {
	const hub = await context.hub();
	const { authority, reference, madeAt, endsAt, amount, currency, yearlyDecay, ground, of } = o;
	const said = {
		authority,
		reference,
		madeAt,
		endsAt,
		amount,
		currency: currency?.toUpperCase(),
		yearlyDecay,
		ground,
		of,
	};
	const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
	const one = await hub.POST("/assets/files/{id}/property/{property}/steps", {
		params: { path: { id, property } },
		body: { kind, ...given } as Body<"addPropertyStep">,
	});
	if (context.out.json) return context.out.document(one);
	context.out.say(...lines(context, one));
};

export const report = async (context: Context, id: string, property: readonly string[]): Promise<void> => {
	const hub = await context.hub();
	const done = await hub.POST("/assets/files/{id}/reports", {
		params: { path: { id } },
		body: { property: [...property] },
	});
	if (context.out.json) return context.out.document(done);
	context.out.say(`Waits for a signature in request ${done.request}: ${done.act}`);
	context.out.hint(`seamark mla sign ${done.request} ${done.act}`);
};

export const claim = async (
	context: Context,
	id: string,
	o: {
		rank: string;
		person?: string;
		agency?: string;
		country: string;
		currency: string;
		amount: string;
		award: string;
		source: string;
	},
): Promise<void> => {
	const hub = await context.hub();
	const who = o.person ?? o.agency;
	const kind = o.person === undefined ? (o.agency === undefined ? "state" : "agency") : "person";
	const done = await hub.POST("/assets/files/{id}/claims", {
		params: { path: { id } },
		body: {
			...{ rank: o.rank, amount: o.amount, source: o.source, award: o.award as Body<"addClaim">["award"] },
			...{ country: o.country.toUpperCase(), currency: o.currency.toUpperCase() },
			beneficiary: { kind, ...(who === undefined ? {} : { id: who }) },
		},
	});
	if (context.out.json) return context.out.document(done);
	context.out.say(`${context.out.paint("green", "Added")} ${done.id}`);
	if (done.confirmedAt === null)
		context.out.hint(
			`The unit that has the person confirms it: seamark assets ledger confirm-person ${id} ${done.id} --case CASE`,
		);
};

export const claims = async ({ hub: opening, out }: Context, id: string, from: From): Promise<void> => {
	const hub = await opening();
	const page = await hub.GET("/assets/files/{id}/claims", { params: { path: { id }, query: queryOf(from) } });
	if (out.json) return out.document(page);
	if (page.items.length === 0) return out.say("Nothing is owed.");
	const columns = [
		{ title: "CLAIM", priority: 0 },
		{ title: "RANK", priority: 0, grows: true, least: 16 },
		{ title: "TO", priority: 0 },
		{ title: "AMOUNT", priority: 0 },
		{ title: "CONFIRMED", priority: 1 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			page.items.map((one) => [
				...[one.id, one.rank, `${one.beneficiary.kind}, ${one.country}`, `${one.amount} ${one.currency}`],
				one.confirmedAt === null ? "no" : out.brief(one.confirmedAt),
			]),
		),
	);
	sayMore(out, page);
};

export const confirmPerson = async (
	{ hub: opening, out }: Context,
	id: string,
	one: string,
	o: { case: string },
): Promise<void> => {
	const hub = await opening();
	const done = await hub.POST("/assets/files/{id}/claims/{claim}/confirmation", {
		params: { path: { id, claim: one } },
		body: { case: o.case },
	});
	if (out.json) return out.document(done);
	out.say(`${out.paint("green", "Confirmed")} ${done.id}`);
};

export const share = async (
	{ hub: opening, out }: Context,
	id: string,
	o: { currency: string; from: "fund" | "advance"; amount?: string; waterfall?: object },
): Promise<void> => {
	const hub = await opening();
	const done = await hub.POST("/assets/files/{id}/distributions", {
		params: { path: { id } },
		body: {
			...{ currency: o.currency.toUpperCase(), from: o.from },
			...(o.amount === undefined ? {} : { amount: o.amount }),
			...(o.waterfall === undefined ? {} : { waterfall: o.waterfall as never }),
		},
	});
	if (out.json) return out.document(done);
	out.say(`By ${safeLine(done.source)}:`);
	for (const one of done.payments)
		out.say(`  ${safeLine(one.rank)}: ${one.amount} of ${one.owed} ${done.currency} to ${one.claim} (${one.country})`);
	out.say(`  left: ${done.left} ${done.currency}`);
	out.hint(`Each waits for another officer: seamark assets ledger waiting ${id}`);
};
