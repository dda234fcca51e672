import Type from "typebox";

export const Issuer = Type.String({
	pattern: "^https?://[\\x21-\\x7e]{1,490}$",
	description: "issuer of your agency's own OpenID provider, exactly as its metadata says it",
	examples: ["https://login.example"],
});
export const ClientId = Type.String({
	pattern: "^[\\x21-\\x7e]{1,200}$",
	description: "what the provider calls this hub (client_id)",
	examples: ["seamark"],
});
export const Acr = Type.String({
	pattern: "^[\\x21-\\x7e]{1,200}$",
	description: "how officers have to sign in there (acr); every way is taken where it is left out",
	examples: ["phr"],
});
export const Subject = Type.String({
	pattern: "^[\\x21-\\x7e]{1,255}$",
	description: "what the provider calls the officer (sub); an opaque id rather than a name",
	examples: ["248289761001"],
});
