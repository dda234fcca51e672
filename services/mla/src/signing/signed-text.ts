import Type from "typebox";

/** What an agency signed with a key of its own: the text that the hub gave it, and the signature over it. */
export const SignedText = {
	text: Type.String({ minLength: 2, maxLength: 262_144 }),
	signature: Type.String({ minLength: 10, maxLength: 4_000 }),
};
