/** Loaded with the first sign-in: it takes a third of a second, and a hub of sovereign agencies never needs it. */
export const webauthn = () => import("@simplewebauthn/server");
