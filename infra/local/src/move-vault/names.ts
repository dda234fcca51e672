/** What the vault was called until it got a name of its own; the name belongs to the service that refers victims. */
export const was = "referral";
export const is = "vault";

export const databases = { was: `seamark_${was}`, is: `seamark_${is}`, audit: "seamark_audit" };

/** What hinders the move, and what to do about it. Nothing was changed. */
export class MoveRefused extends Error {}
