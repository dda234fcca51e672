import type { GovernedRecordMessage, PrincipalMessage } from "@seamark/contracts";
import type { GovernedRecord, Principal } from "@seamark/policy";

// Codes that this release does not know go through as they are: the policy admits nobody by a code that it does not know.

/** The record that an event carries, as the policy takes it. */
export const governedOf = (message: GovernedRecordMessage): GovernedRecord => {
	const { handling } = message;
	return {
		record: message.record as GovernedRecord["record"],
		originator: { agency: message.originatorAgency, country: message.originatorCountry },
		topic: message.topic as GovernedRecord["topic"],
		ages: message.ages as GovernedRecord["ages"],
		lifeAtRisk: message.lifeAtRisk,
		handling: {
			tlp: (handling?.tlp ?? "") as GovernedRecord["handling"]["tlp"],
			audience: {
				regions: handling?.audience?.regions ?? [],
				countries: handling?.audience?.countries ?? [],
				kinds: (handling?.audience?.kinds ?? []) as Principal["kind"][],
				agencies: handling?.audience?.agencies ?? [],
				excluded: handling?.audience?.excluded ?? [],
			},
			use: {
				codes: (handling?.useCodes ?? []) as GovernedRecord["handling"]["use"]["codes"],
				purposes: (handling?.usePurposes ?? []) as Principal["purpose"][],
				// Words for people, which stay in the alerts service.
				conditions: [],
			},
			expiresAt: handling?.expiresAt || null,
		},
	};
};

/** The principal as it was resolved when the delivery began. */
export const principalOf = (message: PrincipalMessage): Principal => ({
	agency: message.agency,
	kind: message.kind as Principal["kind"],
	country: message.country,
	region: message.region,
	post: message.post,
	...(message.officer === "" ? {} : { officer: message.officer }),
	clearance: message.clearance as Principal["clearance"],
	purpose: message.purpose as Principal["purpose"],
	scopes: message.scopes as Principal["scopes"],
	flows: message.flows.map((flow) => ({
		from: flow.from,
		topics: flow.topics as Principal["flows"][number]["topics"],
		records: flow.records as Principal["flows"][number]["records"],
		ages: flow.ages === "any" ? "any" : "child",
		purposes: flow.purposes as Principal["purpose"][],
	})),
});
