/** A release of value: a payment, a return, the lifting of a freeze. */
export type Release = {
	preparedBy: string;
	/** Changes with everything in it: what was confirmed is what was prepared. */
	digest: string;
	/** The vault has said that the beneficiary is the one who is owed. */
	beneficiaryConfirmed: boolean;
	released: boolean;
};

/** Why a second officer may not release it; empty where it may be released. */
export const decideRelease = (release: Release, second: { officer: string; digest: string }): string[] => [
	...(release.released ? ["is released already"] : []),
	...(second.officer === release.preparedBy ? ["needs another officer than the one who prepared it"] : []),
	...(second.digest === release.digest ? [] : ["was changed since: look at it again"]),
	...(release.beneficiaryConfirmed ? [] : ["has a beneficiary whom the vault has not confirmed"]),
];
