/** A release of value: a payment, a return, the lifting of a freeze. */
export type Release = {
	/** Changes with everything in it: what was confirmed is what was prepared. */
	digest: string;
	/** The vault has said that the beneficiary is the one who is owed. */
	beneficiaryConfirmed: boolean;
	released: boolean;
};

/** Why it may not be released as the second officer has seen it, by its digest; empty where it may. Who is a second officer, the service says. */
export const decideRelease = (release: Release, digest: string): string[] => [
	...(release.released ? ["is released already"] : []),
	...(digest === release.digest ? [] : ["was changed since: look at it again"]),
	...(release.beneficiaryConfirmed ? [] : ["has a beneficiary whom the vault has not confirmed"]),
];
