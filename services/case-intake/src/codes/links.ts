/** What a thing is in a case. */
export const linkRoles = [
	/** Used for the crime. */
	"instrument",
	"proceeds",
	"carrier",
	"employer",
	"recruiter",
	"ofSuspect",
	/** Where it happened. */
	"scene",
	/** Belongs to a victim, a witness or anybody else who is protected: no other agency ever gets a hit on it. */
	"ofProtectedPerson",
	/** No other agency gets a hit on it either, since it says nothing of whose it is. */
	"other",
] as const;
export type LinkRole = (typeof linkRoles)[number];
