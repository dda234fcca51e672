import type { Item } from "@seamark/client/shapes";
import { useState } from "preact/hooks";
import { hub, newKey } from "../api.ts";
import { t } from "../i18n.ts";
import type { Filter } from "../model.ts";
import { Act, Input, Select, Trouble, useLoaded } from "./base.tsx";

type Subscription = Item<"listSubscriptions">;
type Choice = Pick<Filter, "kinds" | "topics" | "urgency" | "countries">;

/** As the hub keeps it; words that are searched for are no part of a subscription. */
const toKeep = ({ kinds, topics, urgency, countries }: Choice) =>
	Object.fromEntries(
		Object.entries({ kinds, topics, urgency, countries })
			.filter(([, value]) => value !== "")
			.map(([name, value]) => [name, value.split(",")]),
	);
const asChosen = ({ filter }: Subscription): Choice => ({
	kinds: (filter.kinds ?? []).join(","),
	topics: (filter.topics ?? []).join(","),
	urgency: (filter.urgency ?? []).join(","),
	countries: (filter.countries ?? []).join(","),
});

/** The post's saved filters are its subscriptions at the hub: all who work on the post have the same ones, on every machine. */
export const SavedFilters = ({ filter, use }: { filter: Filter; use: (changed: Choice) => void }) => {
	const saved = useLoaded("saved filters", () => hub<{ items: Subscription[] }>("GET", "/subscriptions"));
	const [name, write] = useState("");
	const [problem, failed] = useState<unknown>();
	const items = saved.value?.items ?? [];
	const same = (one: Subscription) => JSON.stringify(toKeep(asChosen(one))) === JSON.stringify(toKeep(filter));
	const anything = Object.keys(toKeep(filter)).length > 0;
	return (
		<div class="columns row">
			{items.length > 0 && (
				<Select
					label={t("saved")}
					value={items.find(same)?.id ?? ""}
					choices={[{ value: "", text: t("choose.one") }, ...items.map((one) => ({ value: one.id, text: one.name }))]}
					onChange={(id) => {
						const one = items.find((each) => each.id === id);
						if (one) use(asChosen(one));
					}}
				/>
			)}
			{anything && !items.some(same) && (
				<>
					<Input label={t("saved.name")} value={name} onInput={write} />
					<Act
						disabled={name.trim() === ""}
						failed={failed}
						act={async () => {
							await hub("POST", "/subscriptions", { body: { name, filter: toKeep(filter) }, key: newKey() });
							write("");
							saved.again();
						}}
					>
						{t("saved.do")}
					</Act>
				</>
			)}
			<Trouble problem={problem} />
		</div>
	);
};
