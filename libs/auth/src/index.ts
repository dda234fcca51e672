export { type Actor, actorOf } from "./actor.ts";
export { type Authenticator, type Credentials, openAuthenticator, type Session } from "./authenticate.ts";
export { postPrincipal, principalOf, type TokenClaims } from "./claims.ts";
export { confirmedRequest, signInClient } from "./confirmed.ts";
export { type Directory, indexDirectory, namesIn, nextChange } from "./directory.ts";
export { checkDpopProof, type ReplayCache, replayCache } from "./dpop.ts";
export { type DirectorySource, followDirectory, type KeptDirectory, keepDirectory } from "./follow-directory.ts";
export { postsOf } from "./posts-of.ts";
export { refusedHeaders, unverified } from "./unverified.ts";
