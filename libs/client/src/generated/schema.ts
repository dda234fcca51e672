// Written by `npm run gen`; do not edit. Of the description 3c833dee7902f2655c09c6defcb18ff67b670efa53f778b7a045924cca5d8d2d, text 98cea5ed3f538133e14daac25edb25e4082b42b0f7c9a8cc1bf108a45fd5edbb.
export interface paths {
    "/.well-known/oauth-authorization-server/agencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metadata of an agency's issuer, where RFC 8414 puts it
         * @description Needs no token.
         */
        get: operations["readIssuerByAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/seamark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the hub's services are
         * @description Needs no token.
         */
        get: operations["readHub"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agencies of the hub
         * @description Needs the scope `directory:read`.
         */
        get: operations["listAgencies"];
        put?: never;
        /**
         * Register an agency, with the post and the client that administer it
         * @description Needs the scope `directory:write`.
         */
        post: operations["registerAgency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One agency, with the ids and dates of its signing keys
         * @description Needs the scope `directory:read`.
         */
        get: operations["readAgency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metadata of an agency's issuer
         * @description Needs no token.
         */
        get: operations["readIssuer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public keys of an agency's issuer
         * @description Needs no token.
         */
        get: operations["readIssuerKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a new signing key of an agency
         * @description Needs agency:admin for your own agency, or directory:write. The hub makes the key of a hosted agency. Needs a token.
         */
        post: operations["publishKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/keys/{kid}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire a signing key: it signs nothing more, and what it signed stays good until it expires
         * @description Needs agency:admin for your own agency, or directory:write. Needs a token.
         */
        post: operations["retireKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/keys/{kid}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a signing key at once: every token that it signed is worth nothing
         * @description Needs agency:admin for your own agency, or directory:write. Needs a token.
         */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/national-office": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make an agency the national rapporteur or coordinator of its country, or neither
         * @description Needs the scope `directory:write`.
         */
        put: operations["setNationalOffice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the tokens of a suspended agency again
         * @description Needs the scope `directory:write`.
         */
        post: operations["resumeAgency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/statement-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys with which an agency signs statements of mutual legal assistance, and those that it had before
         * @description Public keys, each with its time. What was signed then verifies for good. Needs the scope `directory:read`.
         */
        get: operations["listStatementKeys"];
        put?: never;
        /**
         * Give an agency another key for its statements of mutual legal assistance
         * @description Needs agency:admin for your own agency, or directory:write. With a `key`, the agency signs its statements by itself from then on, and the hub cannot; without one, the hub makes a key and signs. The key before ends after ten seconds; what it signed stays good. Needs a token.
         */
        post: operations["rotateStatementKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend an agency: none of its tokens is taken, and its officers leave other agencies' posts
         * @description Needs the scope `directory:write`.
         */
        post: operations["suspendAgency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agencies/{id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token
         * @description Grants client_credentials with private_key_jwt, and jwt-bearer by which an agency vouches for its officer. Bound by the DPoP header or the client certificate. Needs no token.
         */
        post: operations["getToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agreements of your country that have not ended
         * @description Needs the scope `directory:read`.
         */
        get: operations["listAgreements"];
        put?: never;
        /**
         * Enter an agreement between countries: what may flow between them
         * @description Needs the scope `directory:write`.
         */
        post: operations["concludeAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agreements/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an agreement, now unless a time is given: nothing flows under it from then on
         * @description Needs the scope `directory:write`.
         */
        post: operations["endAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List, search or synchronise alerts
         * @description What you may see, by last change. order=newest goes back in time. order=changes goes forward and always answers `next`: ask again with it, and you get only what is new. What you may not see leaves no trace, not even in a count. A recalled alert tells nothing of what it was: filters and words find live alerts alone, and with order=changes you get every recall. A search finds what was raised a second ago, and `searched` says what it looked for and where. Needs the scope `alerts:read`.
         */
        get: operations["listAlerts"];
        put?: never;
        /**
         * Raise an alert
         * @description The alert reaches exactly those whom its handling names and the agreements allow. An empty audience reaches nobody; `reach` says how many it reaches, and GET /alerts/{id}/reach whom. A victim can never be its subject. Needs the scope `alerts:raise`.
         */
        post: operations["raiseAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an alert
         * @description The alert as it is now, or a tombstone when it was recalled. The reading is recorded, and so is that the alert was shown to save a life beyond what was agreed; the originator can ask who read it. Needs the scope `alerts:read`.
         */
        get: operations["readAlert"];
        /**
         * Update an alert
         * @description A new version replaces the whole alert. Only the originator can do this. Readers who lose the alert by it are told that it was withdrawn from them. Needs the scope `alerts:raise`.
         */
        put: operations["updateAlert"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who has acknowledged an alert
         * @description For the originator of the alert: which posts hold which version, and which have confirmed a recall. Needs the scope `alerts:read`.
         */
        get: operations["readAcknowledgements"];
        put?: never;
        /**
         * Acknowledge an alert or its recall
         * @description Confirms that your duty post has the version that it was shown; one that was never for it is refused. For the version that recalls the alert, it confirms that your copies are deleted. Needs the scope `alerts:read`.
         */
        post: operations["acknowledgeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what others used the alert for
         * @description For the originator of the alert. Needs the scope `alerts:read`.
         */
        get: operations["readFeedback"];
        put?: never;
        /**
         * Tell the originator what the alert was used for
         * @description The originator learns what came of its alert. The note stays between your two agencies. Needs the scope `alerts:read`.
         */
        post: operations["giveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List questions and answers on an alert
         * @description The originator sees all. Others see the questions of their own agency with their answers, and of other questions the answers that are for all. Needs the scope `alerts:read`.
         */
        get: operations["listQuestions"];
        put?: never;
        /**
         * Ask the originator about an alert
         * @description Only the originator reads the question, and the originator says who reads the answer. It is under the handling of the alert, and goes with its recall. An agency has up to 10 questions on an alert that wait for an answer, and 50 in all. Needs the scope `alerts:read`.
         */
        post: operations["askQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/questions/{question}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a question on an alert of your agency
         * @description Say for whom the answer is. One for all has to be clear by itself: others see neither the question nor who asked. A question has up to 10 answers. Needs the scope `alerts:raise`.
         */
        post: operations["answerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom an alert of your agency reaches now, and whom not, and why
         * @description By the directory and the agreements of this moment. Only the originator is answered. It tells no duty posts and no clearances of other agencies. Needs the scope `alerts:raise`.
         */
        get: operations["readReach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recall an alert
         * @description Takes the alert back. Its content is gone from every read, of every version. A tombstone with the reason stays. Every holder is told to delete it and to acknowledge that. Needs the scope `alerts:raise`.
         */
        post: operations["recallAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List other alerts on the same thing
         * @description Live alerts that you may read and that name the same vessel, vehicle, number, document, account or company. What you may not read leaves no trace. Needs the scope `alerts:read`.
         */
        get: operations["listRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/{id}/stix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export an alert as a STIX 2.1 bundle
         * @description Refused where the use limitation forbids dissemination (H2). An alert that came from STIX gives back what was imported, object for object. Needs the scope `alerts:export`.
         */
        get: operations["exportAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export alerts as one STIX 2.1 bundle
         * @description The alerts of one import, or those that are named by id. Needs the scope `alerts:export`.
         */
        get: operations["exportAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the live feed
         * @description Server-sent events: raised, updated, recalled, withdrawn, reminder. Starts after Last-Event-ID (or `after`), at the start, or now. Each item's id is a cursor to come back with. Delivery is at least once; alert id and version tell items apart. A frame with an id alone is a heartbeat. Flash alerts come ahead of everything, without an id. Needs the scope `alerts:subscribe`.
         */
        get: operations["followFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/feed/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep how far your duty post has followed the feed
         * @description Name the cursor of the last item that was handled, and the filter or the subscription that it came by. GET /alerts/feed?from=post goes on from there, also for the next officer on the post. A place moves forward only. Needs the scope `alerts:subscribe`.
         */
        put: operations["keepPlace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a STIX 2.1 bundle
         * @description The body is the bundle, up to 10 MB. The query says how the alerts are to be handled; markings in the bundle can only make that stricter. What cannot be mapped is kept verbatim and given back on export. Faults are reported object by object. Whole objects are imported, or nothing with atomic=true. The same bundle again changes nothing. dryRun=true answers alike and stores nothing; POST /alerts/imports/{id}/recall takes back what an import raised. Needs the scope `alerts:raise`.
         */
        post: operations["importStix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/imports/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an import
         * @description Recalls the alerts that the import raised and that nobody has changed since, all or none, with this reason for every holder. An alert that was there before, or was changed since, stays and is named: recall it by itself. Needs the scope `alerts:raise`.
         */
        post: operations["recallImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List questions that wait for an answer of your agency
         * @description Questions on alerts of your agency that nobody has answered yet, oldest first. Needs the scope `alerts:read`.
         */
        get: operations["listOpenQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a draft, and see whom it would reach
         * @description Checks the draft exactly as raising does, and answers whom it would reach and whom not, and why. Nothing is raised or stored. Needs the scope `alerts:raise`.
         */
        post: operations["foreseeReach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what waits for your duty post
         * @description For the officer who takes over: how many alerts and recalls of others the post has not acknowledged as they are now, and how many questions wait for an answer of your agency. Counts alone, of what you may see; each ends at 100, and only the last 5000 changes are looked at. GET /alerts?unacknowledged=true and GET /alerts/questions list them. Needs the scope `alerts:read`.
         */
        get: operations["readWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tracing files in which your agency has a part
         * @description Newest first. Needs the scope `assets:read`.
         */
        get: operations["listTracingFiles"];
        put?: never;
        /**
         * Open a tracing file
         * @description A financial intelligence unit opens one for itself. Who asks for money to be traced (a unit with a case, an authority with a request for assistance) names the unit that works on it. Partners may load transfers into it and read it. Needs the scope `assets:open`.
         */
        post: operations["openTracingFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a tracing file
         * @description Needs the scope `assets:read`.
         */
        get: operations["readTracingFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/account-search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find an account of a tracing file by its number
         * @description Needs the scope `assets:reveal`.
         */
        post: operations["findAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts of a tracing file
         * @description Each under its number within the file. Account numbers and names are sealed, and not shown here. Needs the scope `assets:read`.
         */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/accounts/{account}/holder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open the number of an account and the names of its holders
         * @description For the unit that leads the file. Each opening is on record. A holder may be a victim: the account of a victim looks like that of a courier. Needs the scope `assets:reveal`.
         */
        get: operations["revealAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the loads of a tracing file
         * @description Newest first. Needs the scope `assets:read`.
         */
        get: operations["listLoads"];
        put?: never;
        /**
         * Announce a file of transfers
         * @description Says what the file is and which of its columns is what. Then send the file itself to its address. A file that was announced before answers as it is now: what is taken in stays. Needs the scope `assets:load`.
         */
        post: operations["announceLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/loads/{load}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far a load is
         * @description Needs the scope `assets:read`.
         */
        get: operations["readLoad"];
        put?: never;
        post?: never;
        /**
         * Give up a load that is not done
         * @description What it took in goes with it. A load that is done stays: traces are made of it. Needs the scope `assets:load`.
         */
        delete: operations["dropLoad"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/loads/{load}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send the file of a load
         * @description The body is the whole file as it was announced. It is taken in while it comes, in batches. Cut off, send it again: what is settled is not taken twice, and a file that is in changes nothing. Rows that cannot be taken are refused one by one, with every reason. What was taken counts once the whole file is here. Needs the scope `assets:load`.
         */
        put: operations["loadContent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/loads/{load}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the lines that a load refused
         * @description With every reason, in the order of the file. Values are not repeated, since they may name somebody. Needs the scope `assets:read`.
         */
        get: operations["listRefusedLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the traces of a tracing file
         * @description Newest first. Needs the scope `assets:read`.
         */
        get: operations["listTraces"];
        put?: never;
        /**
         * Trace money, by every method side by side
         * @description Forwards from the transfers that brought proceeds, or backwards from accounts. Every method that courts know is done, and none is chosen. What was assumed and what was not followed is said. The trace is kept: it can be made again later as it is now. Needs the scope `assets:load`.
         */
        post: operations["makeTrace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/traces/{trace}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a trace
         * @description It is made again from what was in the file then: what was loaded since does not change it. Needs the scope `assets:read`.
         */
        get: operations["readTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/files/{id}/traces/{trace}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a trace as a report for a court
         * @description As a PDF that can be followed by hand, or as CSV with every part of every step. Needs the scope `assets:read`.
         */
        get: operations["readTraceReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attachments/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the content of a file
         * @description The bytes as they were sent, to be saved and not to be shown. The list says what they are. The audit has the reader before the first byte leaves. A file that was put to a person is opened like who the person is: for a purpose that fits, and for a victim and others with a second officer (POST /openings). Needs the scope `cases:read`.
         */
        get: operations["readAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/alerts/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has had an alert of your agency
         * @description Every reading, page, export and live delivery, oldest first. Only the agency that raised the alert is answered. Needs the scope `audit:read`.
         */
        get: operations["listReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The chain itself, for a verifier
         * @description Entries in order; `after` may be the seq of the last entry that you have. Reading it is itself recorded, so take the head first and stop there. Needs the scope `audit:verify`.
         */
        get: operations["readChain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What your agency did, and what was done to its records
         * @description Newest first; who, when and what kind of record, never content. Needs the scope `audit:read`.
         */
        get: operations["listEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The end of the chain
         * @description Keep it in another place: with it, a verifier also finds a chain that was cut off or rewritten. Needs the scope `audit:verify`.
         */
        get: operations["readHead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and search the agency's cases
         * @description Newest first. role, identification, classification and personField find cases with such a person, country those where something happened there. Needs the scope `cases:read`.
         */
        get: operations["listCases"];
        put?: never;
        /**
         * Open a case
         * @description A case belongs to the agency that opens it; nobody else sees that it exists. Persons are assessed under its jurisdiction unless an assessment names another. `custom` fills in fields of the agency's own. Needs the scope `cases:write`.
         */
        post: operations["openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a case
         * @description The case, what happened in it, its route, and how many persons are what: incidents, persons and confirmed victims are counted apart. The persons themselves are listed page by page. Needs the scope `cases:read`.
         */
        get: operations["readCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a case's title, summary or jurisdiction
         * @description What is left out stays. Assessments that were made before keep the jurisdiction that they were made under. Needs the scope `cases:write`.
         */
        patch: operations["updateCase"];
        trace?: never;
    };
    "/cases/{id}/alert-draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draft an alert from a case
         * @description The topic follows from what was assessed under the Protocols and what suspects are suspected of; it is left out where neither settles it. Routes, methods, things and suspects, never a person in need of protection, and no text that people wrote into the case. The draft cannot be raised as it is: grade it, name an audience, say what else is `missing`, and send it to POST /alerts. Needs the scope `cases:read`.
         */
        get: operations["draftAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files of a case
         * @description In the order in which they were added; at most 1000. Behind them those that were erased, without name and hash, and why. Needs the scope `cases:read`.
         */
        get: operations["listAttachments"];
        put?: never;
        /**
         * Attach a file to a case or to a person in it
         * @description The body is the file, up to 25 MB. What it is, its content says: images, PDF, audio, video, plain text, office documents without macros, and archives of such that are no bombs and hold no programs. A program under another name is refused, and so is what its name or media type does not fit. Sent again, the same file in the same place is the same attachment. Needs the scope `cases:write`.
         */
        post: operations["addAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the charges of a case
         * @description Against suspects and against companies, with every stage, in the order in which they were recorded. Needs the scope `cases:read`.
         */
        get: operations["listCharges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a case
         * @description It stays readable and counted, and takes nothing more. Needs the scope `cases:write`.
         */
        post: operations["closeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/company-charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a company was charged
         * @description A company that is linked to the case, and how it is held liable: UNTOC, Art. 10 leaves criminal, civil and administrative liability to States, and through it the Trafficking and Smuggling Protocols ask for the same (Art. 1). What follows is recorded by the stages of the charge; convicted says that it was held liable. Companies are counted apart from people. Needs the scope `cases:write`.
         */
        post: operations["chargeCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what happened to the persons of a case, or to one of them
         * @description Recruitment, transit, exploitation, return... Several of each are normal; dates may be known roughly. Needs the scope `cases:write`.
         */
        post: operations["recordEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Fill in the agency's own fields of a case
         * @description By the fields that the agency has defined; everything that does not fit them is told at once. null takes a value away, and what is left out stays. Needs the scope `cases:write`.
         */
        patch: operations["setCaseFields"];
        trace?: never;
    };
    "/cases/{id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erase who the persons of a case are
         * @description Two officers decide it: ask with a reason (POST /erasures), and erase within a day once a second officer has confirmed it. Nobody can read any of their identities or files again, from a backup neither: the vault destroys the keys of the case, of its reports, of persons of imports who are in it, and of records elsewhere that were merged with a person of it. Their numbers go out of links, reports and the words of the case, and texts, numbers and days out of the agency's own fields of persons. Another case loses what is of somebody who has a record in it, and nothing else. The case stays, its persons stay under their pseudonyms, and all are counted; its files are gone with their names. Nothing that identifies anybody is put to the case again. Also where the case is closed. Answered with 503, it is decided, and finished later without you; ask again to be told when it is done. Needs the scope `cases:write`.
         */
        delete: operations["eraseCase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/imported-persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put imported persons into a case
         * @description Up to 1000 persons of an HTCDS import at a time; call again while there are more. Who is in the case already stays in it, so a retry is safe. Needs the scope `cases:write`.
         */
        post: operations["addImportedPersons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record an incident of a case
         * @description A raid, a landing, a control... Incidents are counted apart from cases and persons. Needs the scope `cases:write`.
         */
        post: operations["recordIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/linked-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the agency's other cases that have things in common with this one
         * @description Those with most of them first; at most 100. A person decides what it means. Needs the scope `cases:read`.
         */
        get: operations["listLinkedCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the things of a case
         * @description At most 1000. Needs the scope `cases:read`.
         */
        get: operations["listLinks"];
        put?: never;
        /**
         * Link a thing to a case
         * @description A company, vehicle, vessel, phone, account, document or place, as it was written; it is compared in a form of its own. A text that names several, such as `Tel: 700 1234 / 700 1235`, links each. What belongs to a victim or witness is linked as ofProtectedPerson and found by no other agency; papers that say who somebody is belong to the identity of the person. Needs the scope `cases:write`.
         */
        post: operations["linkEntity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/links/{entityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a thing off a case
         * @description In the role that is named; the thing stays with other cases. Needs the scope `cases:write`.
         */
        delete: operations["unlinkEntity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the notes of a case
         * @description As they are now, oldest first. personId asks for those on one person. Needs the scope `cases:read`.
         */
        get: operations["listNotes"];
        put?: never;
        /**
         * Write a note on a case or on a person in it
         * @description A note is never changed or removed, only corrected. Needs the scope `cases:write`.
         */
        post: operations["writeNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the persons of a case
         * @description In the order in which they were added, page by page: a case may hold thousands. Needs the scope `cases:read`.
         */
        get: operations["listPersons"];
        put?: never;
        /**
         * Add a person to a case
         * @description Names, birth dates, numbers of documents and contact details go to the vault, for every role; the case keeps a pseudonym and coarse facts. Nobody becomes a suspect because they were smuggled or trafficked, or because they fled. Needs the scope `cases:write`.
         */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the route of a case, leg by leg
         * @description The whole route is replaced; an empty list takes it away. Needs the scope `cases:write`.
         */
        put: operations["setRoute"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a task to a case: what, by when, and which duty post
         * @description For your own duty post where none is named. What the law asks for afterwards is added by rule. Needs the scope `cases:write`.
         */
        post: operations["addTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{id}/conviction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter a conviction in the register
         * @description Of a person, once a charge ended with a conviction. The day, the sentence and what became of an appeal are those of the charge's stages; a conviction that falls is found no more. Who is protected, or may be, is not entered. Needs the scopes `cases:write` and `convictions:search`.
         */
        post: operations["enterConviction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{id}/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the next stage of a charge
         * @description Investigation by a judge, prosecution, trial, verdict, sentence, appeal, confiscation, or that the charge was discontinued. What cannot follow is refused with what can. A prosecution counts once the stage is reached, a conviction while the last decision is one, each in the year of its day. What was done against somebody protected is recorded where reachedOn says when: with what it broke, with an alarm, and counted as a breach. Needs the scope `cases:write`.
         */
        post: operations["recordCourtStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The systems of your agency
         * @description Needs the scope `directory:read`.
         */
        get: operations["listClients"];
        put?: never;
        /**
         * Register a system of your agency with its public key
         * @description Needs the scope `agency:admin`.
         */
        post: operations["registerClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove a system of your agency
         * @description Needs the scope `agency:admin`.
         */
        post: operations["removeClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/convictions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an entry of the register
         * @description The court, or the day on which the conviction is spent: from that day on nobody finds it. What the court decided is changed by the stages of the charge. Needs the scopes `cases:write` and `convictions:search`.
         */
        patch: operations["changeConviction"];
        trace?: never;
    };
    "/convictions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search the register of convicted persons
         * @description By names, births, documents and phones, across spellings and scripts, among the convictions of your own agency that count and are not spent; for the purposes investigation, prosecution and life-saving. Who is protected, or may be, is not found, also with a conviction. Who somebody is stays in the vault: open it for the person, if you may. A person decides whether they are the same. Every search is recorded, without whom it was for. Needs the scopes `cases:read` and `convictions:search`.
         */
        post: operations["searchConvictions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a country, with its region when that is new
         * @description Needs the scope `directory:write`.
         */
        post: operations["registerCountry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The officers in whose names tokens are to be had (demonstration hubs only)
         * @description Needs no token.
         */
        get: operations["listDemoOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a bearer token in any officer's name (demonstration hubs only)
         * @description Needs no token.
         */
        post: operations["getDemoToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to erase who a person is, or the persons of a case
         * @description Two officers decide it, and it says why: a second officer of your agency confirms within seven days (POST /second-person/{id}/answer). Then you have a day to erase, with the purpose that you asked with (DELETE /persons/{id}/identity, DELETE /cases/{id}/identities). Every view of the record says afterwards when it was erased, by which post, and why. Needs the scope `cases:write`.
         */
        post: operations["askToErase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the agency's own fields
         * @description As they are now, retired ones too. Needs the scope `cases:read`.
         */
        get: operations["listFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fields/{record}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Define a field of the agency's own for cases or persons
         * @description Text, number, date, code with choices, or yes/no. To change the label and the choices, name the version that you read; the type stays for good. Names of persons have no place in a field: they belong to the identity. Needs the scope `agency:admin`.
         */
        put: operations["defineField"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fields/{record}/{name}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire a field
         * @description What it holds stays readable and searchable; nothing new is taken. Needs the scope `agency:admin`.
         */
        post: operations["retireField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/htcds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export persons as HTCDS
         * @description One record for each person of a case, or of an import with the scope cases:import too, in the fields of the Human Trafficking Case Data Standard 2.0: the export is recorded with its purpose before it begins. With the identities of those whom your purpose fits; of victims and others whom a second officer protects, when one has confirmed it for the case or import (POST /openings). The others leave without name, birth, numbers and contacts. Cells that a spreadsheet would run begin with an apostrophe, which the import takes off again. Needs the scope `cases:read`.
         */
        get: operations["exportHtcds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description The agency's latest 100 imports, newest first; those of one file where its SHA-256 is given. Needs the scope `cases:import`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Import a file of records
         * @description The body is the whole file, as it is or with content-encoding: gzip: CSV (text/csv) of up to 2 GB, or for HTCDS a JSON array (application/json) of up to 10 MB. It is taken in while it comes, in batches. Cut off, send it again: what is settled is not taken twice, and a file that is in changes nothing. Rows that cannot be taken are refused one by one, with every reason. Needs the scope `cases:import`.
         */
        post: operations["importRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far an import is
         * @description Needs the scope `cases:import`.
         */
        get: operations["readImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rows that an import refused
         * @description With every reason, in the order of the file. Values are not repeated, since they may name somebody. Needs the scope `cases:import`.
         */
        get: operations["listRefusedRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether other agencies have a thing in a case
         * @description Says that there is one and which duty post to ask, and nothing else: no case, no role, no number of hits. Agencies without a live agreement for the token's purpose, those that are excluded, and what belongs to anybody who is protected, with your own agency too, give no hit, and every answer without a hit looks the same. A duty post may ask in vain 100 times a day; then its unit and those that it could ask are told. Every look-up is recorded with its purpose, and an agency that is hit learns who asked, not for what. Needs the scope `links:lookUp`.
         */
        post: operations["lookUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links/look-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who asked for things that the agency has
         * @description Newest first: kind of thing, purpose, and whose question to expect; and posts, your own among them, that have asked in vain too often. Needs the scope `links:lookUp`.
         */
        get: operations["listLookUps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a merge
         * @description Both records are there again. What was changed on the kept one since stays. Needs the scope `cases:write`.
         */
        post: operations["undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What your officers prepared and a second person has to sign
         * @description Needs the scope `mla:read`.
         */
        get: operations["listActs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a file of a request is, and how far it has come
         * @description While it is being sent, the headers say where it is, as tus 1.0 has them; HEAD answers the headers alone. Needs the scope `mla:read`.
         */
        get: operations["readFile"];
        put?: never;
        post?: never;
        /**
         * Take back a file that no statement names, or end its sending
         * @description Its key is destroyed and its bytes go. What a statement names is evidence, and stays. Needs the scope `mla:write`.
         */
        delete: operations["dropFile"];
        options?: never;
        head?: never;
        /**
         * Send bytes of a file, from where it is
         * @description `Upload-Offset` says at which byte you go on; HEAD tells where the file is after a line broke. What came before the line broke counts, unless `Upload-Checksum` had to fit. Once all of it is here it is compared with what was announced: what does not match is refused and kept nowhere. The first entry of its chain of custody is written then. Needs the scope `mla:write`.
         */
        patch: operations["appendFile"];
        trace?: never;
    };
    "/mla/files/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the content of a file of a request
         * @description The bytes as they were sent, to be saved and not to be shown. They are checked against the hash while they leave: what is not what was stored breaks off before its end. The limits on its use are with the item that names it (`list-items`). Needs the scope `mla:read`.
         */
        get: operations["readFileContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/files/{id}/custody": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the chain of custody of a file: who has had it, since when and where
         * @description Needs the scope `mla:read`.
         */
        get: operations["listCustody"];
        put?: never;
        /**
         * Say who has a file now: collected, handed over, examined, returned
         * @description Each entry is signed by your authority and names the one before it. Say functions, and never who a person is. For an agency that signs by itself the answer is the text; `place-custody` takes it with its signature. Needs the scope `mla:write`.
         */
        post: operations["handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/files/{id}/custody/signed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place an entry of a chain of custody that your agency signed with a key of its own
         * @description `hand-over` gives the text. The signature is a detached JWS over its bytes as they are. Needs the scope `mla:sign`.
         */
        post: operations["placeCustody"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the letters that your agency wrote and got
         * @description Newest first. Needs the scope `mla:inform`.
         */
        get: operations["listLetters"];
        put?: never;
        /**
         * Write to another authority: an informal request or its answer, information nobody asked for, a check of nationality, comments on a draft
         * @description The fast lane between units. What is told there is intelligence and no evidence; `make-formal` makes a request of it. Needs the scope `mla:inform`.
         */
        post: operations["sendLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a letter
         * @description Needs the scope `mla:inform`.
         */
        get: operations["readLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/letters/{id}/formal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft a formal request of an informal one, without typing it again
         * @description The draft takes over what the letter says. The check tells what it still lacks. Needs the scopes `mla:write` and `mla:inform`.
         */
        post: operations["makeFormal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/letters/signed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a letter that your agency signed with a key of its own
         * @description `send-letter` and `share-draft` give the text. The signature is a detached JWS over its bytes as they are. Needs the scope `mla:inform`.
         */
        post: operations["placeLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which State is bound by which treaty on a day, with the source of each answer
         * @description Not known is never no. Today when no day is named; all States that the register knows when no country is. Needs the scope `mla:read`.
         */
        get: operations["listRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the requests of your agency, those that it made and those that it got
         * @description Newest first. `reference` finds by either side's number. Needs the scope `mla:read`.
         */
        get: operations["listMlaRequests"];
        put?: never;
        /**
         * Draft a request for mutual legal assistance
         * @description A draft may be incomplete. It stays with your agency until it is filed, or sent to the other side for comment. Needs the scope `mla:write`.
         */
        post: operations["draftRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a request: where it is, what it says, and what your side may say next
         * @description Needs the scope `mla:read`.
         */
        get: operations["readRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the draft of a request, or its text after it was returned
         * @description What you name replaces what was there. What was filed stays in the thread as it was signed. Needs the scope `mla:write`.
         */
        patch: operations["changeRequest"];
        trace?: never;
    };
    "/mla/requests/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something in the thread of a request: file it, register it, ask, consult, answer, refuse...
         * @description Which kinds may be said now is in `may` of the request; the docs have the table. Where the table asks for two persons, this prepares the statement, and another officer signs it. Needs the scope `mla:write`.
         */
        post: operations["act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/acts/{act}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop what was prepared and not signed
         * @description Needs the scope `mla:write`.
         */
        post: operations["dropAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/acts/{act}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign, as the second person, what another officer prepared
         * @description The statement is made now: it is checked again, and its time is now. Needs the scope `mla:sign`.
         */
        post: operations["signAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/catch-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the other side for what your copy lacks, for example after a restore from a backup
         * @description The other side sends again what you do not have, your own statements too. If both copies differ, both say so from then on. Needs the scope `mla:write`.
         */
        post: operations["catchUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a request still lacks, all at once, and on what it can rest
         * @description The legal basis is told for today, rule by rule with its article and the source of each fact. Needs the scope `mla:read`.
         */
        get: operations["checkRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a draft, or ask for the erasure of a request that has ended
         * @description What it says goes, with its files, letters and prepared acts. Hashes, signatures, order and state stay, so the thread still verifies. A draft goes at once; for what was filed another officer confirms. The other side keeps its own copy. Needs the scope `mla:write`.
         */
        post: operations["askErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/erasure/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm, as the second officer, that what a request says is erased
         * @description Nothing brings it back. Your authority signs which statements it had, by their hashes. Needs the scope `mla:sign`.
         */
        post: operations["confirmErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a thread with its signatures and keys, to be verified anywhere without a hub
         * @description `seamark mla verify FILE` checks it: signatures, order, what was allowed, receipts. Needs the scope `mla:read`.
         */
        get: operations["exportThread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files of a request: yours, and those that the other side named in its statements
         * @description Needs the scope `mla:read`.
         */
        get: operations["listFiles"];
        put?: never;
        /**
         * Begin to send a file of a request, up to 4 GB
         * @description The protocol is tus 1.0: `Upload-Length` says the bytes, `Upload-Metadata` the `filename` and, where you know it, the `sha256` in hex. Then send the bytes to the address in `Location`, in one go or in pieces. What comes is hashed and sealed under a key of its own. Needs the scope `mla:write`.
         */
        post: operations["beginFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was answered, item by item, with the limits on its use
         * @description Needs the scope `mla:read`.
         */
        get: operations["listItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/items/{item}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use something that was answered: cite it in a case, pass it on, export it
         * @description Every use is on record. Another use than in the proceedings of the request needs the consent of the authority that answered (18(19), TIP 10(3), SOM 10(2)); the limits outlive the request. Needs the scope `mla:write`.
         */
        post: operations["useItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the draft of a request to the other side for comment, before it is filed
         * @description They see the draft as it is now. It is no request: no clock runs, and nothing is asked. Needs the scopes `mla:write` and `mla:inform`.
         */
        post: operations["shareDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place a statement that your agency signed with a key of its own
         * @description `act` gives the text. The signature is a detached JWS (RFC 7515, appendix F) over its bytes as they are. Needs the scope `mla:sign`.
         */
        post: operations["placeStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/thread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what both sides said, in the order on which both agree
         * @description The other side is told, by a signed receipt, that its statements were read. Needs the scope `mla:read`.
         */
        get: operations["readThread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mla/requests/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For what your authority has used what was answered
         * @description Newest first. Needs the scope `mla:read`.
         */
        get: operations["listUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a note
         * @description The correction is the note's next version. What the note said before stays readable. Needs the scope `cases:write`.
         */
        post: operations["correctNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a note with everything that it said before
         * @description Oldest first. The last one is what the note says now. Needs the scope `cases:read`.
         */
        get: operations["listNoteVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The officers of your agency
         * @description Needs the scope `directory:read`.
         */
        get: operations["listOfficers"];
        put?: never;
        /**
         * Register an officer of your agency, without a name
         * @description Needs the scope `agency:admin`.
         */
        post: operations["registerOfficer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to open who a person is, or the persons of a case or an import
         * @description Who a victim, a child, a refugee, a witness or a relative is needs two officers, and a purpose that fits. A second officer of your agency confirms (POST /second-person/{id}/answer) within a day. Then you have eight hours to begin, and half an hour from the first time: for you alone, and for the purpose that you asked with. Needs the scope `cases:read`.
         */
        post: operations["askToOpen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/audit/consumers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Consumers, how far they are and why they do not move
         * @description Needs the scope `ops:redrive`.
         */
        get: operations["listConsumersOfAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/audit/cursors/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take `to` as the last position that the consumer has had, and go on from there
         * @description Needs the scope `ops:redrive`.
         */
        post: operations["resetCursorOfAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/audit/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events whose effect failed, oldest first, without payloads
         * @description Needs the scope `ops:redrive`.
         */
        get: operations["listDeadLettersOfAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/audit/dead-letters/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a consumer's dead letters again, in order
         * @description Needs the scope `ops:redrive`.
         */
        post: operations["redriveDeadLettersOfAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/mla/consumers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Consumers, how far they are and why they do not move
         * @description Needs the scope `ops:redrive`.
         */
        get: operations["listConsumersOfMla"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/mla/cursors/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take `to` as the last position that the consumer has had, and go on from there
         * @description Needs the scope `ops:redrive`.
         */
        post: operations["resetCursorOfMla"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/mla/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events whose effect failed, oldest first, without payloads
         * @description Needs the scope `ops:redrive`.
         */
        get: operations["listDeadLettersOfMla"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/mla/dead-letters/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a consumer's dead letters again, in order
         * @description Needs the scope `ops:redrive`.
         */
        post: operations["redriveDeadLettersOfMla"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a person
         * @description What the case knows: pseudonym, role, assessment, screening. Who it is, the vault alone knows. Needs the scope `cases:read`.
         */
        get: operations["readPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is known of a person
         * @description What is left out stays; an identity replaces the whole one in the vault. Roles, assessments, screenings and returns have operations of their own. Needs the scope `cases:write`.
         */
        patch: operations["updatePerson"];
        trace?: never;
    };
    "/persons/{id}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List every assessment of a person, newest first
         * @description Needs the scope `cases:read`.
         */
        get: operations["listAssessments"];
        put?: never;
        /**
         * Assess a person against the legal definitions
         * @description Each element is met, notMet or unknown, and says what that rests on. The answer says trafficking, smuggling, both, neither or undetermined, why, and what is missing. Each assessment is a new version; one that turns smuggling into trafficking reopens screening wherever the person is held. Needs the scope `cases:write`.
         */
        post: operations["assessPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the charges against a person
         * @description With every stage, in the order in which they were recorded; also those against records merged into it. Needs the scope `cases:read`.
         */
        get: operations["listChargesOfPerson"];
        put?: never;
        /**
         * Record that a suspect was charged
         * @description The offence as charged and the provision that the charge names are kept apart from the crime that was assessed. Nobody is charged for having been smuggled or trafficked, or for having fled, and nobody with what was no offence on the day of the act (acted): the profile of the case says what its law was, and law of the answer what it said, with a later law that is more lenient. A charge of that kind that was laid all the same is recorded where chargedOn says when: with what it broke, with an alarm, and counted as a breach and not as a charge. Needs the scope `cases:write`.
         */
        post: operations["chargePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/convictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the register has of a person
         * @description Also what fell, is spent, or nobody finds because the person is protected. Needs the scopes `cases:read` and `convictions:search`.
         */
        get: operations["listConvictions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find other records of a person
         * @description By names, births, documents and phones, across spellings and scripts; never by nationality, ethnicity or the like. A person decides whether they are the same. The search is recorded. Nothing is found for somebody who is not identified. Needs the scope `cases:read`.
         */
        get: operations["listDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Fill in the agency's own fields of a person
         * @description By the fields that the agency has defined; everything that does not fit them is told at once. null takes a value away, and what is left out stays. Needs the scope `cases:write`.
         */
        patch: operations["setPersonFields"];
        trace?: never;
    };
    "/persons/{id}/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set what prevents a return
         * @description Needs the scope `cases:write`.
         */
        put: operations["setFlags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/identification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record how far a person is identified as a victim
         * @description Presumed on reasonable grounds, then confirmed or not. A presumed victim is protected as a victim from then on. Needs the scope `cases:write`.
         */
        post: operations["recordIdentification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open who a person is
         * @description From the vault, for the purpose that the token names, if it fits who the person is. Who a victim, a child, a refugee, a witness or a relative is needs a second officer first: ask with POST /openings. What was erased answers ERASED, and says when, by which post and why. Every opening is recorded with post, officer and purpose before the answer leaves. Needs the scope `cases:read`.
         */
        get: operations["readIdentity"];
        put?: never;
        post?: never;
        /**
         * Erase who a person is
         * @description Two officers decide it: ask with a reason (POST /erasures), and erase within a day once a second officer has confirmed it. Nobody can read it again, from a backup neither: the vault destroys the keys of the identity and of the files that were put to the person, and the same of every record that was merged with this one. Numbers of the person go out of links, reports and the words of the case, unless somebody else in the case has the same number; texts, numbers and days in the agency's own fields of the person go. The person stays in the case under the pseudonym, and is counted; the files are gone with their names. Nothing that identifies the person is taken in again. Also where the case is closed. Answered with 503, it is decided, and finished later without you; ask again to be told when it is done. Needs the scope `cases:write`.
         */
        delete: operations["eraseIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the merges of a person, newest first
         * @description Needs the scope `cases:read`.
         */
        get: operations["listMerges"];
        put?: never;
        /**
         * Merge two records of one person
         * @description The record of the address is kept; the other points to it and is no longer listed or counted. The kept one takes over every protection. Refused where it would settle by the way what somebody must decide: a suspect with a victim, ages that exclude each other, an assessment that would be lost. Can be undone. Needs the scope `cases:write`.
         */
        post: operations["mergePersons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a person was returned or removed, or is about to be
         * @description A return that is planned is refused without a recorded screening, and with everything else that prevents it: an open asylum claim, an unsafe return, a child whose best interests nobody has decided. Leave happenedOn out while it is planned. A return that has happened is recorded all the same: what was against it is recorded as breaches, raises an alarm and is counted. Needs the scope `cases:write`.
         */
        post: operations["recordReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change what a person is in the case, all roles at once
         * @description A person can have several roles: a victim who fled and is a witness has three. What an assessment has found stays among them. A suspect needs a suspicion. That it is unrelated to what was done to a protected person, a prosecutor says, or two officers (POST /persons/{id}/unrelated). Nobody becomes one for having been smuggled or trafficked, or for having fled: such a change is refused with the article that forbids it. Needs the scope `cases:write`.
         */
        post: operations["changeRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/screening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what a screening found
         * @description Before a return or removal can be recorded, a screening must be on record, and it must not have been reopened by what was found since. Needs the scope `cases:write`.
         */
        post: operations["recordScreening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons/{id}/unrelated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to suspect a protected person of an offence that is unrelated to what was done to them
         * @description Whether an offence is unrelated, or followed from being trafficked or smuggled, decides whether a victim is prosecuted. So one officer alone does not say it: a second officer confirms within seven days (POST /second-person/{id}/answer), and the same suspicion is then given once (POST /persons/{id}/roles). A prosecutor needs no second officer. Needs the scope `cases:write`.
         */
        post: operations["askUnrelated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Postings to your agency's posts, and of its officers to others, that are not over
         * @description Needs the scope `directory:read`.
         */
        get: operations["listPostings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postings/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm, as the home agency, that your officer serves on another agency's post
         * @description Needs the scope `agency:admin`.
         */
        post: operations["confirmSecondment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postings/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an officer off a post, now unless a time is given; host and home agency may both do so
         * @description Needs the scope `agency:admin`.
         */
        post: operations["endPosting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The duty posts of your agency
         * @description Needs the scope `directory:read`.
         */
        get: operations["listPosts"];
        put?: never;
        /**
         * Create a duty post of your agency
         * @description Needs the scope `agency:admin`.
         */
        post: operations["createDutyPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A duty post of your agency: who is on it, and what was handed over
         * @description Needs the scope `directory:read`.
         */
        get: operations["readPost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a duty post of your agency
         * @description Needs the scope `agency:admin`.
         */
        post: operations["closeDutyPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an officer of your agency on one of its posts
         * @description Needs the scope `agency:admin`.
         */
        post: operations["assignOfficer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a post over from one officer to another, at once and with a note
         * @description Needs the scope `agency:admin`.
         */
        post: operations["rotatePost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/secondments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose that an officer of another agency serves on a post of yours, until a date
         * @description The home agency confirms it (POST /postings/{id}/confirm); before that it gives no access. The answer is the same for an officer that the home agency does not have. Needs the scope `agency:admin`.
         */
        post: operations["secondOfficer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the intake queue
         * @description Reports for your agency, what is due first; waiting ones unless another status is asked for. The counts say how well the agency meets its targets: now, and over the last thirty days. Needs the scope `reports:takeIn`.
         */
        get: operations["readIntakeQueue"];
        put?: never;
        /**
         * Send a report
         * @description From the field, a hotline, an inspector, an airline... Every field but clientId, capturedAt and channel may be missing. A report that was written without a connection is sent later with its own capture time, any number of times, and becomes one report. Names and numbers of persons go to the vault and are kept nowhere else. An anonymous tip is kept without officer and post. Needs the scope `reports:submit`.
         */
        post: operations["submitReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a report in the queue, with what may be the same
         * @description Reports that tell of the same things, place or time are suggested with the reasons, and, to those who may read cases, cases in which one of its things is known. Who is in a report is never a reason. Whether it is the same, you decide. Needs the scope `reports:takeIn`.
         */
        get: operations["readReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask what became of a report you sent
         * @description That it came, and whether the unit has dealt with it. What it led to is told to nobody outside the unit. Posts see what they sent; what came as an anonymous tip is seen by the agency that passed it on. Needs the scope `reports:submit`.
         */
        get: operations["readAcknowledgement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss a report
         * @description It stays readable, and who is in it is erased. The reporter learns that it was handled, and not how. Needs the scope `reports:takeIn`.
         */
        post: operations["dismissReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find whom a waiting report may be about
         * @description By names, births, documents and phones, across spellings and scripts; never by nationality, ethnicity or the like. A person decides whether they are the same. The search is recorded. Needs the scopes `reports:takeIn` and `cases:read`.
         */
        get: operations["listReportDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a report to a case that is there
         * @description With its persons, and with the things that it names unless the case has them. Who is in it is erased where the persons are left out. A case whose identities were erased takes none again. Needs the scope `reports:takeIn`.
         */
        post: operations["mergeReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}/pass-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass a report on to another unit
         * @description It waits in their queue as a report of its own, with all that it says, who is in it, when it was written and who has had it, and with a target of theirs. Here it is settled, and who is in it is known no more. Who reported it, and you, learn when the other unit has dealt with it: GET /reports/{id} and the acknowledgement say so. Needs the scope `reports:takeIn`.
         */
        post: operations["passOnReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}/take-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a case from a report
         * @description The persons of the report become persons of the case, and what it names is linked to it; nobody becomes a suspect by being reported. Needs the scope `reports:takeIn`.
         */
        post: operations["takeInReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a report before it is sent
         * @description Says everything that is wrong with it, as sending it would. Nothing is stored. Needs the scope `reports:submit`.
         */
        post: operations["checkReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what comes to the intake desk
         * @description Server-sent events: a report came, its target passes soon or has passed, it was settled; with `cases:read` also that somebody was opened by one officer alone, and that a task of your duty post is due. Starts after Last-Event-ID (or `after`), or now. Delivery is at least once. It ends with the token: connect again with the last cursor. Needs the scope `reports:takeIn`.
         */
        get: operations["followReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The coded form for paper
         * @description To print and tick by hand. Its letters and numbers can be read out over a radio and typed in later as `coded`. Needs the scope `reports:submit`.
         */
        get: operations["readReportForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the searches of the duty post
         * @description Needs the scope `cases:read`.
         */
        get: operations["listSearches"];
        put?: never;
        /**
         * Save a search for the duty post
         * @description It belongs to the post, so that the next officer has it. Run, it finds what is there then. Needs the scope `cases:read`.
         */
        post: operations["saveSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/searches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a saved search
         * @description Needs the scope `cases:read`.
         */
        delete: operations["removeSearch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/searches/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Run a saved search
         * @description Newest first, page by page. Needs the scope `cases:read`.
         */
        get: operations["runSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/second-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what waits for a second officer of your agency
         * @description Newest first. Any officer who holds the scope that the first one needed may answer, but not the one who asked. With `show=all` those that were answered too. Needs the scope `cases:read`.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/second-person/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm or decline as the second officer
         * @description Look at what it is for first. You cannot answer what you asked for yourself, and you need the scope that the first officer needed. An answer is final. To decline needs a reason. Needs the scope `cases:read`.
         */
        post: operations["answerRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count
         * @description Incidents, cases, persons, victims, charges, prosecutions and convictions, each counted for itself, and persons by sex, age, nationality, exploitation, control, recruiter and assessed crime. What is unknown has a row of its own. With public=true, counts of persons below the threshold are kept back and others rounded down to its multiples. Detected persons only: no number here says how many there are. Needs the scope `statistics:read`.
         */
        get: operations["readStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statistics/national": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the released totals of your country
         * @description The latest years first, and of a year its latest edition; at most 500. Needs the scope `statistics:national`.
         */
        get: operations["listNationalTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statistics/national/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the released totals of your country
         * @description The bytes as they were released. The last edition, where none is named. Needs the scope `statistics:national`.
         */
        get: operations["readNationalTotals"];
        put?: never;
        /**
         * Add up the returns of all agencies of your country
         * @description Adds up the last frozen return of each agency for a year, and keeps the sum, byte for byte. Counts under ten are kept back, and all by which one could be worked out: by rows and sums, by what two agencies know themselves, by another release of the year. Persons whom two agencies recorded count twice. Needs the scope `statistics:national`.
         */
        post: operations["releaseNationalTotals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statistics/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List frozen yearly returns
         * @description The latest years first, and of a year its latest edition; at most 500. Needs the scope `statistics:read`.
         */
        get: operations["listReturns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statistics/returns/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a frozen yearly return
         * @description The bytes as they were frozen, or the same as CSV. The last edition, where none is named. Needs the scope `statistics:read`.
         */
        get: operations["readReturn"];
        put?: never;
        /**
         * Freeze a yearly return
         * @description Keeps the numbers of a year that is over, byte for byte: what changes later does not change them. Asked for again while nothing has changed, the answer is the same edition; after a correction it is a new one, and the earlier one stays. Needs the scope `statistics:read`.
         */
        post: operations["freezeReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the subscriptions of your duty post
         * @description Needs the scope `alerts:subscribe`.
         */
        get: operations["listSubscriptions"];
        put?: never;
        /**
         * Save a subscription
         * @description A named filter of your duty post. It stays with the post when its officer changes. With a webhook, what it lets through is also posted to your address, signed, at least once, for the duty post itself and the purpose of this token. It delivers while the officer who set or confirmed it is on the post, and carries no TLP:RED. To a host that is new for your agency it waits until the administrator of your agency approves the host. Needs the scope `alerts:subscribe`.
         */
        post: operations["saveSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a subscription
         * @description Its webhook gets nothing more. Needs the scope `alerts:subscribe`.
         */
        delete: operations["removeSubscription"];
        options?: never;
        head?: never;
        /**
         * Change the name or the filter of a subscription
         * @description A filter that is given replaces the whole filter. Its webhook delivers by the new one at once; a feed that is open goes on by the filter that it began with. The address of a webhook does not change: save another subscription, and remove this one. Needs the scope `alerts:subscribe`.
         */
        patch: operations["updateSubscription"];
        trace?: never;
    };
    "/subscriptions/{id}/confirm-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the webhook of your duty post
         * @description A webhook delivers while the officer who set or confirmed it is on the duty post. After that it waits, and nothing is lost, until an officer of the post confirms its address. You name the address that you have checked. Needs the scope `alerts:subscribe`.
         */
        post: operations["confirmWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{id}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook that were given up
         * @description After a day of failures a delivery is put aside with its cause. Oldest first, by id and cause alone. Needs the scope `alerts:subscribe`.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver again what was given up
         * @description Queues all dead letters, and has a webhook that fails or stopped try at once. What you may no longer see by now is not sent. Needs the scope `alerts:subscribe`.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the signing secret of a webhook
         * @description The old secret signs nothing from now on, not even what is tried again. Needs the scope `alerts:subscribe`.
         */
        post: operations["rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{id}/test-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the webhook of a subscription
         * @description Posts one signed message without any alert (Seamark-Event: test) to the address, and says whether it was taken, or why not. It changes neither the state of the webhook nor what waits. Needs the scope `alerts:subscribe`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/hosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the hosts that webhooks of your agency lead to
         * @description Those without `approvedAt` wait for you: nothing is sent there until you approve them. Needs the scope `agency:admin`.
         */
        get: operations["listWebhookHosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/hosts/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let webhooks of your agency go to a host
         * @description A webhook to a host that is new for your agency waits, and nothing is lost, until you approve the host. Check that it is your agency's. Needs the scope `agency:admin`.
         */
        post: operations["approveWebhookHost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/hosts/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let no webhook of your agency go to a host any more
         * @description Its webhooks wait from then on, and go on where they stopped when the host is approved again. Needs the scope `agency:admin`.
         */
        post: operations["withdrawWebhookHost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tasks, what is due first
         * @description Those of your duty post that are open. of=all asks for those of all posts of your agency, caseId for those of a case. Needs the scope `cases:read`.
         */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Move a task to another day or duty post
         * @description What is left out stays. The duty post is told again when the new day comes. Needs the scope `cases:write`.
         */
        patch: operations["changeTask"];
        trace?: never;
    };
    "/tasks/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a task is done, or cancel it with a reason
         * @description Needs the scope `cases:write`.
         */
        post: operations["endTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Problem document (RFC 9457). */
        Problem: {
            /** @enum {string} */
            code: "VALIDATION" | "MALFORMED_JSON" | "CURSOR_INVALID" | "CURSOR_FOREIGN" | "CURSOR_IN_FUTURE" | "CURSOR_EXPIRED" | "CONSUMER_TOO_SLOW" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "ALERT_NOT_FOUND" | "VERSION_CONFLICT" | "ALERT_RECALLED" | "VICTIM_NEVER_SUBJECT" | "FORBIDDEN_GROUND" | "PROTECTED_NEVER_SUSPECT" | "NO_OFFENCE_THEN" | "SECOND_PERSON_NEEDED" | "PURPOSE_NOT_FITTING" | "PROTECTED_NEVER_LOOKED_UP" | "FILE_TYPE_REFUSED" | "FILE_DISGUISED" | "ARCHIVE_REFUSED" | "FIELD_FIXED" | "RETURN_NOT_CLEARED" | "ALERT_REFUSED" | "REPORT_NOT_FOUND" | "REPORT_CONFLICT" | "REPORT_SETTLED" | "CASE_NOT_FOUND" | "ERASED" | "CASE_CLOSED" | "PERSON_NOT_FOUND" | "IMPORT_TAKEN_OVER" | "REFUSED" | "IDEMPOTENCY_MISMATCH" | "CONFLICT" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "METHOD_NOT_ALLOWED" | "TOO_MANY_REQUESTS" | "DELIVERY_NOT_ALLOWED" | "OUTCOME_UNKNOWN" | "UNAVAILABLE" | "STORAGE_FULL" | "DIRECTORY_STALE" | "DEADLINE" | "INTERNAL";
            detail: string;
            /** @description everything that is wrong, at once */
            faults?: {
                /** @description JSON pointer into the body, or the name of a header or parameter */
                at: string;
                code?: string;
                message: string;
            }[];
            /** @description what to do */
            next: string;
            status: number;
            title: string;
            /** @description to give to the hub's operator */
            traceId?: string;
            /** @description urn:seamark:error:<code> */
            type: string;
        };
    };
    responses: {
        /** @description Refused, or failed */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readIssuerByAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dpop_signing_alg_values_supported: string[];
                        grant_types_supported: string[];
                        issuer: string;
                        jwks_uri: string;
                        response_types_supported: string[];
                        scopes_supported: string[];
                        tls_client_certificate_bound_access_tokens: boolean;
                        token_endpoint: string;
                        token_endpoint_auth_methods_supported: string[];
                        token_endpoint_auth_signing_alg_values_supported: string[];
                    };
                };
            };
        };
    };
    readHub: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description whether it gives tokens to everybody who asks */
                        demo: boolean;
                        demoTokenEndpoint?: string;
                        /** @description the hub's own id */
                        hub: string;
                        issuerTemplate: string;
                        /** @description addresses by the name of the service */
                        services: {
                            [key: string]: string;
                        };
                        tokenEndpointTemplate: string;
                    };
                };
            };
        };
    };
    listAgencies: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 country code of two capital letters, such as FJ */
                country?: string;
                kind?: "tcu" | "police" | "customs" | "immigration" | "prosecutor" | "central-authority" | "fiu" | "labour-inspectorate" | "referral-provider" | "coordination-centre" | "rapporteur";
                /**
                 * @description region in small letters, digits and hyphens, such as pacific
                 * @example pacific
                 */
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country: string;
                            handle: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            invented: boolean;
                            issuer: string;
                            /** @enum {unknown} */
                            kind: "tcu" | "police" | "customs" | "immigration" | "prosecutor" | "central-authority" | "fiu" | "labour-inspectorate" | "referral-provider" | "coordination-centre" | "rapporteur";
                            name: string;
                            /** @description rapporteur or coordinator of its country; empty for neither */
                            nationalOffice: string;
                            /**
                             * @description region in small letters, digits and hyphens, such as pacific
                             * @example pacific
                             */
                            region: string;
                            status: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    registerAgency: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "handle": "fj-tcu",
                 *       "name": "Words of yours",
                 *       "kind": "tcu",
                 *       "country": "FJ"
                 *     }
                 */
                "application/json": {
                    /** @description public JWK: EC P-256 (ES256), OKP Ed25519 (EdDSA) or RSA of 2048 bits and more (PS256) */
                    clientKey?: {
                        /** @enum {string} */
                        alg?: "ES256";
                        /** @enum {string} */
                        crv: "P-256";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "EC";
                        /** @enum {string} */
                        use?: "sig";
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        x: string;
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        y: string;
                    } | {
                        /** @enum {unknown} */
                        alg?: "EdDSA" | "Ed25519";
                        /** @enum {string} */
                        crv: "Ed25519";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "OKP";
                        /** @enum {string} */
                        use?: "sig";
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        x: string;
                    } | {
                        /** @enum {string} */
                        alg?: "PS256";
                        /** @enum {string} */
                        e: "AQAB";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "RSA";
                        /**
                         * @description base64url without padding, 340 to 684 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        n: string;
                        /** @enum {string} */
                        use?: "sig";
                    };
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    country: string;
                    /**
                     * @description short name in small letters, digits and hyphens, such as fj-tcu
                     * @example fj-tcu
                     */
                    handle: string;
                    /** @description true for a unit that was made up for demonstration */
                    invented?: boolean;
                    /** @enum {unknown} */
                    kind: "tcu" | "police" | "customs" | "immigration" | "prosecutor" | "central-authority" | "fiu" | "labour-inspectorate" | "referral-provider" | "coordination-centre" | "rapporteur";
                    /**
                     * Format: line
                     * @description one line of text, 1 to 200 characters
                     */
                    name: string;
                    /** @description for an agency that issues its own tokens; without it the hub holds the agency's keys */
                    sovereign?: {
                        issuer: string;
                        keys: ({
                            /** @enum {string} */
                            alg?: "ES256";
                            /** @enum {string} */
                            crv: "P-256";
                            /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                            kid?: string;
                            /** @enum {string} */
                            kty: "EC";
                            /** @enum {string} */
                            use?: "sig";
                            /**
                             * @description base64url without padding, 43 characters
                             * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                             */
                            x: string;
                            /**
                             * @description base64url without padding, 43 characters
                             * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                             */
                            y: string;
                        } | {
                            /** @enum {unknown} */
                            alg?: "EdDSA" | "Ed25519";
                            /** @enum {string} */
                            crv: "Ed25519";
                            /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                            kid?: string;
                            /** @enum {string} */
                            kty: "OKP";
                            /** @enum {string} */
                            use?: "sig";
                            /**
                             * @description base64url without padding, 43 characters
                             * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                             */
                            x: string;
                        } | {
                            /** @enum {string} */
                            alg?: "PS256";
                            /** @enum {string} */
                            e: "AQAB";
                            /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                            kid?: string;
                            /** @enum {string} */
                            kty: "RSA";
                            /**
                             * @description base64url without padding, 340 to 684 characters
                             * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                             */
                            n: string;
                            /** @enum {string} */
                            use?: "sig";
                        })[];
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        client: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        issuer: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        post: string;
                    };
                };
            };
        };
    };
    readAgency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        country: string;
                        handle: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        invented: boolean;
                        issuer: string;
                        keys: {
                            /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                            kid: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            notAfter?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            notBefore?: string;
                        }[];
                        /** @enum {unknown} */
                        kind: "tcu" | "police" | "customs" | "immigration" | "prosecutor" | "central-authority" | "fiu" | "labour-inspectorate" | "referral-provider" | "coordination-centre" | "rapporteur";
                        name: string;
                        /** @description rapporteur or coordinator of its country; empty for neither */
                        nationalOffice: string;
                        /**
                         * @description region in small letters, digits and hyphens, such as pacific
                         * @example pacific
                         */
                        region: string;
                        status: string;
                    };
                };
            };
        };
    };
    readIssuer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dpop_signing_alg_values_supported: string[];
                        grant_types_supported: string[];
                        issuer: string;
                        jwks_uri: string;
                        response_types_supported: string[];
                        scopes_supported: string[];
                        tls_client_certificate_bound_access_tokens: boolean;
                        token_endpoint: string;
                        token_endpoint_auth_methods_supported: string[];
                        token_endpoint_auth_signing_alg_values_supported: string[];
                    };
                };
            };
        };
    };
    readIssuerKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: Record<string, never>[];
                    };
                };
            };
        };
    };
    publishKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description public JWK: EC P-256 (ES256), OKP Ed25519 (EdDSA) or RSA of 2048 bits and more (PS256) */
                    key?: {
                        /** @enum {string} */
                        alg?: "ES256";
                        /** @enum {string} */
                        crv: "P-256";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "EC";
                        /** @enum {string} */
                        use?: "sig";
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        x: string;
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        y: string;
                    } | {
                        /** @enum {unknown} */
                        alg?: "EdDSA" | "Ed25519";
                        /** @enum {string} */
                        crv: "Ed25519";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "OKP";
                        /** @enum {string} */
                        use?: "sig";
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        x: string;
                    } | {
                        /** @enum {string} */
                        alg?: "PS256";
                        /** @enum {string} */
                        e: "AQAB";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "RSA";
                        /**
                         * @description base64url without padding, 340 to 684 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        n: string;
                        /** @enum {string} */
                        use?: "sig";
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        notBefore: string;
                    };
                };
            };
        };
    };
    retireKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                kid: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        notAfter: string;
                    };
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                kid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: line
                     * @description one line of text, 1 to 500 characters
                     */
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid: string;
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        replacement?: string;
                        /** @enum {boolean} */
                        revoked: true;
                    };
                };
            };
        };
    };
    setNationalOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "office": "rapporteur"
                 *     }
                 */
                "application/json": {
                    office: ("rapporteur" | "coordinator") | null;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        office: ("rapporteur" | "coordinator") | null;
                    };
                };
            };
        };
    };
    resumeAgency: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: line
                     * @description one line of text, 1 to 500 characters
                     */
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {string} */
                        status: "active";
                    };
                };
            };
        };
    };
    listStatementKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            from: string;
                            /** @description public JWK as JSON */
                            jwk: string;
                            /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                            kid: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            until?: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    rotateStatementKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description public JWK: EC P-256 (ES256), OKP Ed25519 (EdDSA) or RSA of 2048 bits and more (PS256) */
                    key?: {
                        /** @enum {string} */
                        alg?: "ES256";
                        /** @enum {string} */
                        crv: "P-256";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "EC";
                        /** @enum {string} */
                        use?: "sig";
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        x: string;
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        y: string;
                    } | {
                        /** @enum {unknown} */
                        alg?: "EdDSA" | "Ed25519";
                        /** @enum {string} */
                        crv: "Ed25519";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "OKP";
                        /** @enum {string} */
                        use?: "sig";
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        x: string;
                    } | {
                        /** @enum {string} */
                        alg?: "PS256";
                        /** @enum {string} */
                        e: "AQAB";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "RSA";
                        /**
                         * @description base64url without padding, 340 to 684 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        n: string;
                        /** @enum {string} */
                        use?: "sig";
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        from: string;
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid: string;
                    };
                };
            };
        };
    };
    suspendAgency: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: line
                     * @description one line of text, 1 to 500 characters
                     */
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {string} */
                        status: "suspended";
                    };
                };
            };
        };
    };
    getToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    assertion?: string;
                    client_assertion?: string;
                    client_assertion_type?: string;
                    client_id?: string;
                    duty_post?: string;
                    grant_type: string;
                    purpose?: string;
                    resource?: string;
                    scope?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token: string;
                        duty_post: string;
                        expires_in: number;
                        purpose: string;
                        scope: string;
                        /** @enum {unknown} */
                        token_type: "DPoP" | "Bearer";
                    };
                };
            };
            /** @description Default Response */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        error_description: string;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        error_description: string;
                    };
                };
            };
        };
    };
    listAgreements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            ages: "any" | "child";
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            from?: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            parties: string[];
                            purposes: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                            records: ("alert" | "case" | "person" | "referral" | "mla-request" | "trace")[];
                            title: string;
                            topics: ("trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime")[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            until?: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    concludeAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Words of yours",
                 *       "parties": [
                 *         "FJ",
                 *         "TO"
                 *       ],
                 *       "topics": [
                 *         "trafficking"
                 *       ],
                 *       "records": [
                 *         "alert"
                 *       ],
                 *       "ages": "any",
                 *       "purposes": [
                 *         "crime-prevention"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    ages: "any" | "child";
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    from?: string;
                    /** @description true for terms that were made up for demonstration */
                    invented?: boolean;
                    parties: string[];
                    purposes: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                    records: ("alert" | "case" | "person" | "referral" | "mla-request" | "trace")[];
                    /**
                     * Format: line
                     * @description one line of text, 1 to 200 characters
                     */
                    title: string;
                    topics: ("trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime")[];
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    until?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    endAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    at?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        until: string;
                    };
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description `next` of the page before: the page that follows it */
                after?: string;
                /** @description short code of one alert, such as A-7KQ-29M-XD5, in any case, with any separators */
                code?: string;
                /** @description countries that the alert concerns, separated by commas */
                countries?: string;
                /** @description forms of exploitation, separated by commas */
                exploitation?: string;
                /** @description kinds of alert, separated by commas */
                kinds?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                mine?: "true" | "false";
                order?: "newest" | "changes";
                /** @description words to search for in title, summary, methods and subjects, all of which an alert has to have: in any case, without marks, boat also finds boats; a word after a minus it may not have */
                q?: string;
                /** @description regions that the alert concerns, separated by commas */
                regions?: string;
                /** @description countries on the route, such as VU, or what they are there, such as origin:VU,destination:AU, separated by commas */
                route?: string;
                status?: "live" | "recalled";
                /** @description topics, separated by commas */
                topics?: string;
                /** @description true: alerts and recalls of others whose present version your duty post has not acknowledged */
                unacknowledged?: "true" | "false";
                /** @description urgencies, separated by commas */
                urgency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: ({
                            ages: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            /** @description short code to read out, such as A-7KQ-29M-XD5; the last letter checks the others */
                            code: string;
                            countries: string[];
                            exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                            grading: {
                                handling?: string;
                                /** @example 2 */
                                information: string;
                                /** @enum {unknown} */
                                scheme: "4x4" | "5x5x5" | "3x5x2" | "6x6";
                                /** @example B */
                                source: string;
                            };
                            handling: {
                                audience: {
                                    agencies: string[];
                                    countries: string[];
                                    /** @description shown to the originator only */
                                    excluded?: string[];
                                    kinds: string[];
                                    regions: string[];
                                };
                                expiresAt: string | null;
                                /** @enum {unknown} */
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                use: {
                                    codes: string[];
                                    conditions: string[];
                                    purposes: string[];
                                };
                            };
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child";
                            linkedCrimes?: string[];
                            modusOperandi?: string[];
                            observed?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                from?: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                until?: string;
                            };
                            originator: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                agency: string;
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                country: string;
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            raisedAt: string;
                            references?: {
                                id: string;
                                source: string;
                                /** Format: uri */
                                url?: string;
                            }[];
                            route?: {
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                country?: string;
                                place: string;
                                /** @enum {unknown} */
                                role: "origin" | "transit" | "destination" | "exploitation" | "embarkation" | "landing";
                            }[];
                            /** @enum {string} */
                            status: "live";
                            subjects?: {
                                description?: string;
                                identifiers?: {
                                    scheme: string;
                                    value: string;
                                }[];
                                name?: string;
                                otherNames?: string[];
                                /** @description suspect, wanted, convicted, associate, instrument or location */
                                role: string;
                                /** @enum {unknown} */
                                type: "person" | "legal-person" | "vehicle" | "vessel" | "document" | "phone" | "account" | "place" | "online-service" | "other";
                            }[];
                            summary: string;
                            title: string;
                            /** @enum {unknown} */
                            topic: "trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime";
                            /** @enum {unknown} */
                            urgency: "routine" | "priority" | "flash";
                            version: number;
                        } | {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            /** @description short code to read out, such as A-7KQ-29M-XD5; the last letter checks the others */
                            code: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            originator: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                agency: string;
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                country: string;
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            raisedAt: string;
                            recall: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                reason: string;
                            };
                            /** @enum {string} */
                            status: "recalled";
                            version: number;
                        })[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                        /** @description only where words were searched for */
                        searched?: {
                            /** @description 0: everything raised before you asked was searched. Otherwise the hub is busy and alerts of so many last seconds may be missing; ask again */
                            behindSeconds: number;
                            /** @description parts of an alert that were searched */
                            parts: ("title" | "summary" | "subjects" | "modusOperandi")[];
                            /** @description what an alert was not to have */
                            without: string[];
                            /** @description what was searched for, as words are compared */
                            words: string[];
                        };
                    };
                };
            };
        };
    };
    raiseAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "route",
                 *       "topic": "trafficking",
                 *       "urgency": "routine",
                 *       "title": "Words of yours",
                 *       "summary": "Words of yours",
                 *       "grading": {
                 *         "scheme": "4x4",
                 *         "source": "B",
                 *         "information": "2"
                 *       },
                 *       "handling": {
                 *         "tlp": "clear",
                 *         "audience": {}
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    ages?: "child" | "adult" | "any" | "unknown";
                    countries?: string[];
                    exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                    grading: {
                        handling?: string;
                        /** @example 2 */
                        information: string;
                        /** @enum {unknown} */
                        scheme: "4x4" | "5x5x5" | "3x5x2" | "6x6";
                        /** @example B */
                        source: string;
                    };
                    handling: {
                        audience: {
                            agencies?: string[];
                            countries?: string[];
                            excluded?: string[];
                            kinds?: ("tcu" | "police" | "customs" | "immigration" | "prosecutor" | "central-authority" | "fiu" | "labour-inspectorate" | "referral-provider" | "coordination-centre" | "rapporteur")[];
                            regions?: string[];
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        expiresAt?: string;
                        /** @enum {unknown} */
                        tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                        use?: {
                            codes?: ("H0" | "H1" | "H2" | "H3")[];
                            conditions?: string[];
                            purposes?: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                        };
                    };
                    /** @enum {unknown} */
                    kind: "route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child";
                    linkedCrimes?: string[];
                    modusOperandi?: string[];
                    observed?: {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        from?: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        until?: string;
                    };
                    references?: {
                        id: string;
                        source: string;
                        /** Format: uri */
                        url?: string;
                    }[];
                    route?: {
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        country?: string;
                        place: string;
                        /** @enum {unknown} */
                        role: "origin" | "transit" | "destination" | "exploitation" | "embarkation" | "landing";
                    }[];
                    subjects?: {
                        description?: string;
                        identifiers?: {
                            scheme: string;
                            value: string;
                        }[];
                        name?: string;
                        otherNames?: string[];
                        /** @description suspect, wanted, convicted, associate, instrument or location */
                        role: string;
                        /** @enum {unknown} */
                        type: "person" | "legal-person" | "vehicle" | "vessel" | "document" | "phone" | "account" | "place" | "online-service" | "other";
                    }[];
                    summary: string;
                    title: string;
                    /** @enum {unknown} */
                    topic: "trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime";
                    /** @enum {unknown} */
                    urgency: "routine" | "priority" | "flash";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        raisedAt: string;
                        reach: {
                            /** @description agencies that the alert is addressed to, your own left out */
                            addressed: number;
                            /** @description those of them in which a duty post may read it */
                            reached: number;
                        };
                        /** @enum {string} */
                        status: "live";
                        version: number;
                    };
                };
            };
        };
    };
    readAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ages: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @description short code to read out, such as A-7KQ-29M-XD5; the last letter checks the others */
                        code: string;
                        countries: string[];
                        exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                        grading: {
                            handling?: string;
                            /** @example 2 */
                            information: string;
                            /** @enum {unknown} */
                            scheme: "4x4" | "5x5x5" | "3x5x2" | "6x6";
                            /** @example B */
                            source: string;
                        };
                        handling: {
                            audience: {
                                agencies: string[];
                                countries: string[];
                                /** @description shown to the originator only */
                                excluded?: string[];
                                kinds: string[];
                                regions: string[];
                            };
                            expiresAt: string | null;
                            /** @enum {unknown} */
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            use: {
                                codes: string[];
                                conditions: string[];
                                purposes: string[];
                            };
                        };
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        kind: "route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child";
                        linkedCrimes?: string[];
                        modusOperandi?: string[];
                        observed?: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            from?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            until?: string;
                        };
                        originator: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agency: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country: string;
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        raisedAt: string;
                        references?: {
                            id: string;
                            source: string;
                            /** Format: uri */
                            url?: string;
                        }[];
                        route?: {
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country?: string;
                            place: string;
                            /** @enum {unknown} */
                            role: "origin" | "transit" | "destination" | "exploitation" | "embarkation" | "landing";
                        }[];
                        /** @enum {string} */
                        status: "live";
                        subjects?: {
                            description?: string;
                            identifiers?: {
                                scheme: string;
                                value: string;
                            }[];
                            name?: string;
                            otherNames?: string[];
                            /** @description suspect, wanted, convicted, associate, instrument or location */
                            role: string;
                            /** @enum {unknown} */
                            type: "person" | "legal-person" | "vehicle" | "vessel" | "document" | "phone" | "account" | "place" | "online-service" | "other";
                        }[];
                        summary: string;
                        title: string;
                        /** @enum {unknown} */
                        topic: "trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime";
                        /** @enum {unknown} */
                        urgency: "routine" | "priority" | "flash";
                        version: number;
                    } | {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @description short code to read out, such as A-7KQ-29M-XD5; the last letter checks the others */
                        code: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        originator: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agency: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country: string;
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        raisedAt: string;
                        recall: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            reason: string;
                        };
                        /** @enum {string} */
                        status: "recalled";
                        version: number;
                    };
                };
            };
        };
    };
    updateAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "draft": {
                 *         "kind": "route",
                 *         "topic": "trafficking",
                 *         "urgency": "routine",
                 *         "title": "Words of yours",
                 *         "summary": "Words of yours",
                 *         "grading": {
                 *           "scheme": "4x4",
                 *           "source": "B",
                 *           "information": "2"
                 *         },
                 *         "handling": {
                 *           "tlp": "clear",
                 *           "audience": {}
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    draft: {
                        /** @enum {unknown} */
                        ages?: "child" | "adult" | "any" | "unknown";
                        countries?: string[];
                        exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                        grading: {
                            handling?: string;
                            /** @example 2 */
                            information: string;
                            /** @enum {unknown} */
                            scheme: "4x4" | "5x5x5" | "3x5x2" | "6x6";
                            /** @example B */
                            source: string;
                        };
                        handling: {
                            audience: {
                                agencies?: string[];
                                countries?: string[];
                                excluded?: string[];
                                kinds?: ("tcu" | "police" | "customs" | "immigration" | "prosecutor" | "central-authority" | "fiu" | "labour-inspectorate" | "referral-provider" | "coordination-centre" | "rapporteur")[];
                                regions?: string[];
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            expiresAt?: string;
                            /** @enum {unknown} */
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            use?: {
                                codes?: ("H0" | "H1" | "H2" | "H3")[];
                                conditions?: string[];
                                purposes?: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                            };
                        };
                        /** @enum {unknown} */
                        kind: "route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child";
                        linkedCrimes?: string[];
                        modusOperandi?: string[];
                        observed?: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            from?: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            until?: string;
                        };
                        references?: {
                            id: string;
                            source: string;
                            /** Format: uri */
                            url?: string;
                        }[];
                        route?: {
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country?: string;
                            place: string;
                            /** @enum {unknown} */
                            role: "origin" | "transit" | "destination" | "exploitation" | "embarkation" | "landing";
                        }[];
                        subjects?: {
                            description?: string;
                            identifiers?: {
                                scheme: string;
                                value: string;
                            }[];
                            name?: string;
                            otherNames?: string[];
                            /** @description suspect, wanted, convicted, associate, instrument or location */
                            role: string;
                            /** @enum {unknown} */
                            type: "person" | "legal-person" | "vehicle" | "vessel" | "document" | "phone" | "account" | "place" | "online-service" | "other";
                        }[];
                        summary: string;
                        title: string;
                        /** @enum {unknown} */
                        topic: "trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime";
                        /** @enum {unknown} */
                        urgency: "routine" | "priority" | "flash";
                    };
                    /** @description the version that you read */
                    expectedVersion: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        code: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        reach: {
                            /** @description agencies that the alert is addressed to, your own left out */
                            addressed: number;
                            /** @description those of them in which a duty post may read it */
                            reached: number;
                        };
                        /** @enum {string} */
                        status: "live";
                        version: number;
                    };
                };
            };
        };
    };
    readAcknowledgements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            acknowledgedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agency: string;
                            agencyName: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            post: string;
                            postName: string;
                            recall: boolean;
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    version: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        acknowledgedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        version: number;
                    };
                };
            };
        };
    };
    readFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agency: string;
                            agencyName: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            givenAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            note: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            post: string;
                            postName: string;
                            use: string;
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    giveFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "use": "acted-on"
                 *     }
                 */
                "application/json": {
                    note?: string;
                    /** @enum {unknown} */
                    use: "acted-on" | "opened-case" | "linked-to-case" | "informed-patrol" | "no-use" | "wrong" | "other";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        alert: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        givenAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            alert: string;
                            answers: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                answeredAt: string;
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                text: string;
                                /** @enum {unknown} */
                                to: "asker" | "all";
                            }[];
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @description for who asked, and for the originator */
                            question?: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                agency: string;
                                agencyName: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                askedAt: string;
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                post: string;
                                postName: string;
                                text: string;
                                /** @description version of the alert that it was asked about */
                                version: number;
                            };
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    askQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Words of yours"
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        alert: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        askedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        version: number;
                    };
                };
            };
        };
    };
    answerQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                question: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Words of yours",
                 *       "to": "asker"
                 *     }
                 */
                "application/json": {
                    text: string;
                    /**
                     * @description asker: the agency that asked; all: everybody who may see the alert, without the question and without who asked
                     * @enum {unknown}
                     */
                    to: "asker" | "all";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        answeredAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    readReach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description agencies that the alert is addressed to, your own left out */
                        addressed: number;
                        agencies: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agency: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country: string;
                            kind: string;
                            name: string;
                            reached: boolean;
                            why: ("excluded" | "suspended" | "agreement" | "use" | "expired" | "clearance" | "no-reader") | null;
                        }[];
                        /** @description those of them in which a duty post may read it */
                        reached: number;
                    };
                };
            };
        };
    };
    recallAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "reason": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {string} */
                        status: "recalled";
                        version: number;
                    };
                };
            };
        };
    };
    listRelated: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            code: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child";
                            originator: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                agency: string;
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                country: string;
                            };
                            /** @description what they have in common, such as vessel or document */
                            things: string[];
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    exportAlert: {
        parameters: {
            query?: {
                /** @description tlp2 (TLP 2.0 markings) when absent; tlp1-interop for strict checkers */
                profile?: "tlp2" | "tlp1-interop";
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A STIX 2.1 bundle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/stix+json": {
                        id: string;
                        /** @description absent where there are none */
                        objects?: Record<string, never>[];
                        /** @enum {string} */
                        type: "bundle";
                    };
                };
            };
        };
    };
    exportAlerts: {
        parameters: {
            query?: {
                /** @description alert ids separated by commas, up to 1000 */
                ids?: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                import?: string;
                /** @description tlp2 (TLP 2.0 markings) when absent; tlp1-interop for strict checkers */
                profile?: "tlp2" | "tlp1-interop";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description A STIX 2.1 bundle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/stix+json": {
                        id: string;
                        /** @description absent where there are none */
                        objects?: Record<string, never>[];
                        /** @enum {string} */
                        type: "bundle";
                    };
                };
            };
        };
    };
    followFeed: {
        parameters: {
            query?: {
                /** @description cursor of the last item handled; the Last-Event-ID header does the same */
                after?: string;
                /** @description countries that the alert concerns, separated by commas */
                countries?: string;
                /** @description forms of exploitation, separated by commas */
                exploitation?: string;
                /** @description start: everything that is still live; now: what comes from now on (when absent); post: from where your duty post stopped by this filter, or now where it has kept no place */
                from?: "start" | "now" | "post";
                /** @description kinds of alert, separated by commas */
                kinds?: string;
                /** @description regions that the alert concerns, separated by commas */
                regions?: string;
                /** @description countries on the route, such as VU, or what they are there, such as origin:VU,destination:AU, separated by commas */
                route?: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                subscription?: string;
                /** @description topics, separated by commas */
                topics?: string;
                /** @description urgencies, separated by commas */
                urgency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    keepPlace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cursor": "Words of yours"
                 *     }
                 */
                "application/json": {
                    cursor: string;
                    filter?: {
                        countries?: string[];
                        exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                        kinds?: ("route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child")[];
                        regions?: string[];
                        route?: string[];
                        topics?: ("trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime")[];
                        urgency?: ("routine" | "priority" | "flash")[];
                    };
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    subscription?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        keptAt: string;
                    };
                };
            };
        };
    };
    importStix: {
        parameters: {
            query: {
                /** @description agency ids in the audience, separated by commas */
                agencies?: string;
                atomic?: "true" | "false";
                /** @description countries of the audience, separated by commas */
                countries?: string;
                /** @description true: says what would be raised, updated, recalled and refused; nothing is stored */
                dryRun?: "true" | "false";
                /** @description agency ids kept out, separated by commas */
                excluded?: string;
                /** @description RFC 3339 time */
                expiresAt?: string;
                /** @description kinds of agency in the audience, separated by commas */
                kinds?: string;
                /** @description regions of the audience, separated by commas */
                regions?: string;
                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
            };
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "bundle",
                 *       "id": "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d",
                 *       "objects": []
                 *     }
                 */
                "application/json": {
                    objects: Record<string, never>[];
                    /** @enum {string} */
                    type: "bundle";
                } & {
                    [key: string]: unknown;
                };
                /**
                 * @example {
                 *       "type": "bundle",
                 *       "id": "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d",
                 *       "objects": []
                 *     }
                 */
                "application/stix+json": {
                    objects: Record<string, never>[];
                    /** @enum {string} */
                    type: "bundle";
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alerts: {
                            id: string | null;
                            /** @enum {unknown} */
                            outcome: "raised" | "updated" | "recalled" | "unchanged";
                            stixId: string;
                            title: string;
                            version: number;
                        }[];
                        import: string | null;
                        refused: number;
                        report: {
                            code: string;
                            id: string | null;
                            index: number | null;
                            message: string;
                            /** @enum {unknown} */
                            severity: "error" | "warning" | "note";
                        }[];
                    };
                };
            };
        };
    };
    recallImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Words of yours"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alerts: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            outcome: "recalled" | "changedSince" | "alreadyRecalled" | "wasThereBefore";
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    listOpenQuestions: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            alert: string;
                            answers: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                answeredAt: string;
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                text: string;
                                /** @enum {unknown} */
                                to: "asker" | "all";
                            }[];
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @description for who asked, and for the originator */
                            question?: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                agency: string;
                                agencyName: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                askedAt: string;
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                post: string;
                                postName: string;
                                text: string;
                                /** @description version of the alert that it was asked about */
                                version: number;
                            };
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    foreseeReach: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "route",
                 *       "topic": "trafficking",
                 *       "urgency": "routine",
                 *       "title": "Words of yours",
                 *       "summary": "Words of yours",
                 *       "grading": {
                 *         "scheme": "4x4",
                 *         "source": "B",
                 *         "information": "2"
                 *       },
                 *       "handling": {
                 *         "tlp": "clear",
                 *         "audience": {}
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    ages?: "child" | "adult" | "any" | "unknown";
                    countries?: string[];
                    exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                    grading: {
                        handling?: string;
                        /** @example 2 */
                        information: string;
                        /** @enum {unknown} */
                        scheme: "4x4" | "5x5x5" | "3x5x2" | "6x6";
                        /** @example B */
                        source: string;
                    };
                    handling: {
                        audience: {
                            agencies?: string[];
                            countries?: string[];
                            excluded?: string[];
                            kinds?: ("tcu" | "police" | "customs" | "immigration" | "prosecutor" | "central-authority" | "fiu" | "labour-inspectorate" | "referral-provider" | "coordination-centre" | "rapporteur")[];
                            regions?: string[];
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        expiresAt?: string;
                        /** @enum {unknown} */
                        tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                        use?: {
                            codes?: ("H0" | "H1" | "H2" | "H3")[];
                            conditions?: string[];
                            purposes?: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                        };
                    };
                    /** @enum {unknown} */
                    kind: "route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child";
                    linkedCrimes?: string[];
                    modusOperandi?: string[];
                    observed?: {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        from?: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        until?: string;
                    };
                    references?: {
                        id: string;
                        source: string;
                        /** Format: uri */
                        url?: string;
                    }[];
                    route?: {
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        country?: string;
                        place: string;
                        /** @enum {unknown} */
                        role: "origin" | "transit" | "destination" | "exploitation" | "embarkation" | "landing";
                    }[];
                    subjects?: {
                        description?: string;
                        identifiers?: {
                            scheme: string;
                            value: string;
                        }[];
                        name?: string;
                        otherNames?: string[];
                        /** @description suspect, wanted, convicted, associate, instrument or location */
                        role: string;
                        /** @enum {unknown} */
                        type: "person" | "legal-person" | "vehicle" | "vessel" | "document" | "phone" | "account" | "place" | "online-service" | "other";
                    }[];
                    summary: string;
                    title: string;
                    /** @enum {unknown} */
                    topic: "trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime";
                    /** @enum {unknown} */
                    urgency: "routine" | "priority" | "flash";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description agencies that the alert is addressed to, your own left out */
                        addressed: number;
                        agencies: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agency: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country: string;
                            kind: string;
                            name: string;
                            reached: boolean;
                            why: ("excluded" | "suspended" | "agreement" | "use" | "expired" | "clearance" | "no-reader") | null;
                        }[];
                        /** @description those of them in which a duty post may read it */
                        reached: number;
                    };
                };
            };
        };
    };
    readWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description those of them that are flash */
                        flash: number;
                        questions: number;
                        unacknowledged: number;
                    };
                };
            };
        };
    };
    listTracingFiles: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            basis: {
                                id: string | null;
                                /** @enum {unknown} */
                                kind: "unit" | "case" | "mla-request";
                            };
                            closedAt: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            openedAt: string;
                            parties: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                agency: string;
                                /** @enum {unknown} */
                                role: "lead" | "partner" | "asker";
                            }[];
                            title: string;
                            /** @description lines of statements that were taken in */
                            transfers: number;
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    openTracingFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Words of yours",
                 *       "basis": {
                 *         "kind": "unit"
                 *       }
                 *     }
                 */
                "application/json": {
                    basis: {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id?: string;
                        /** @enum {unknown} */
                        kind: "unit" | "case" | "mla-request";
                    };
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    lead?: string;
                    partners?: string[];
                    /** @description in your words; names of persons belong to the accounts, where they are sealed */
                    title: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        basis: {
                            id: string | null;
                            /** @enum {unknown} */
                            kind: "unit" | "case" | "mla-request";
                        };
                        closedAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        openedAt: string;
                        parties: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agency: string;
                            /** @enum {unknown} */
                            role: "lead" | "partner" | "asker";
                        }[];
                        title: string;
                        /** @description lines of statements that were taken in */
                        transfers: number;
                        version: number;
                    };
                };
            };
        };
    };
    readTracingFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        basis: {
                            id: string | null;
                            /** @enum {unknown} */
                            kind: "unit" | "case" | "mla-request";
                        };
                        closedAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        openedAt: string;
                        parties: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agency: string;
                            /** @enum {unknown} */
                            role: "lead" | "partner" | "asker";
                        }[];
                        title: string;
                        /** @description lines of statements that were taken in */
                        transfers: number;
                        version: number;
                    };
                };
            };
        };
    };
    findAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "number": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description as a statement has it; blanks and hyphens do not matter */
                    number: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string | null;
                    };
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description `next` of the page before: the page that follows it */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description an account within the file, such as A17
                             * @example A17
                             */
                            account: string;
                            first: string | null;
                            last: string | null;
                            /** @description lines by which money came in */
                            paidIn: number;
                            /** @description lines by which money went out */
                            paidOut: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    revealAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description an account within the file, such as A17
                 * @example A17
                 */
                account: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description an account within the file, such as A17
                         * @example A17
                         */
                        account: string;
                        names: string[];
                        number: string;
                    };
                };
            };
        };
    };
    listLoads: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            announcedAt: string;
                            cause: string | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            file: string;
                            /** @enum {unknown} */
                            format: "csv";
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            mapping: {
                                columns: {
                                    amount: string;
                                    at: string;
                                    currency?: string;
                                    fee?: string;
                                    from: string;
                                    fromName?: string;
                                    id?: string;
                                    kind?: string;
                                    received?: string;
                                    receivedCurrency?: string;
                                    reverses?: string;
                                    to: string;
                                    toName?: string;
                                };
                                /** @description of every amount, where no column says it */
                                currency?: string;
                                /**
                                 * @description order of the parts of a date. A time may follow it, and an offset such as Z or +12:00; without one it is taken as UTC
                                 * @enum {unknown}
                                 */
                                dates: "year-month-day" | "day-month-year" | "month-day-year";
                                /**
                                 * @description the decimal sign of the amounts
                                 * @enum {unknown}
                                 */
                                decimal: "." | ",";
                                /** @description what the column `kind` says for an opening balance */
                                opening?: string;
                                /**
                                 * @description in which order lines are taken whose time is the same: an assumption that every trace states
                                 * @enum {unknown}
                                 */
                                sameDay: "as-in-file" | "money-in-first" | "money-out-first";
                            };
                            name: string;
                            rows: {
                                /** @description there already, with the same content */
                                known: number;
                                read: number;
                                refused: number;
                                taken: number;
                            };
                            /** @description bytes that are taken in: sent again, the load goes on behind them */
                            settled: number;
                            /**
                             * @description SHA-256 of the whole file, in lower-case hex: the same file is the same load
                             * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                             */
                            sha256: string;
                            /** @description bytes */
                            size: number;
                            /** @enum {unknown} */
                            status: "announced" | "running" | "done" | "failed";
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    announceLoad: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Words of yours",
                 *       "format": "csv",
                 *       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                 *       "size": 1,
                 *       "mapping": {
                 *         "columns": {
                 *           "at": "Words of yours",
                 *           "from": "Words of yours",
                 *           "to": "Words of yours",
                 *           "amount": "Words of yours"
                 *         },
                 *         "decimal": ".",
                 *         "dates": "year-month-day",
                 *         "sameDay": "as-in-file"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    format: "csv";
                    mapping: {
                        columns: {
                            amount: string;
                            at: string;
                            currency?: string;
                            fee?: string;
                            from: string;
                            fromName?: string;
                            id?: string;
                            kind?: string;
                            received?: string;
                            receivedCurrency?: string;
                            reverses?: string;
                            to: string;
                            toName?: string;
                        };
                        /** @description of every amount, where no column says it */
                        currency?: string;
                        /**
                         * @description order of the parts of a date. A time may follow it, and an offset such as Z or +12:00; without one it is taken as UTC
                         * @enum {unknown}
                         */
                        dates: "year-month-day" | "day-month-year" | "month-day-year";
                        /**
                         * @description the decimal sign of the amounts
                         * @enum {unknown}
                         */
                        decimal: "." | ",";
                        /** @description what the column `kind` says for an opening balance */
                        opening?: string;
                        /**
                         * @description in which order lines are taken whose time is the same: an assumption that every trace states
                         * @enum {unknown}
                         */
                        sameDay: "as-in-file" | "money-in-first" | "money-out-first";
                    };
                    /** @description name of the file, for people */
                    name: string;
                    /**
                     * @description SHA-256 of the whole file, in lower-case hex: the same file is the same load
                     * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                     */
                    sha256: string;
                    /** @description bytes of the whole file */
                    size: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        announcedAt: string;
                        cause: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        file: string;
                        /** @enum {unknown} */
                        format: "csv";
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        mapping: {
                            columns: {
                                amount: string;
                                at: string;
                                currency?: string;
                                fee?: string;
                                from: string;
                                fromName?: string;
                                id?: string;
                                kind?: string;
                                received?: string;
                                receivedCurrency?: string;
                                reverses?: string;
                                to: string;
                                toName?: string;
                            };
                            /** @description of every amount, where no column says it */
                            currency?: string;
                            /**
                             * @description order of the parts of a date. A time may follow it, and an offset such as Z or +12:00; without one it is taken as UTC
                             * @enum {unknown}
                             */
                            dates: "year-month-day" | "day-month-year" | "month-day-year";
                            /**
                             * @description the decimal sign of the amounts
                             * @enum {unknown}
                             */
                            decimal: "." | ",";
                            /** @description what the column `kind` says for an opening balance */
                            opening?: string;
                            /**
                             * @description in which order lines are taken whose time is the same: an assumption that every trace states
                             * @enum {unknown}
                             */
                            sameDay: "as-in-file" | "money-in-first" | "money-out-first";
                        };
                        name: string;
                        rows: {
                            /** @description there already, with the same content */
                            known: number;
                            read: number;
                            refused: number;
                            taken: number;
                        };
                        /** @description bytes that are taken in: sent again, the load goes on behind them */
                        settled: number;
                        /**
                         * @description SHA-256 of the whole file, in lower-case hex: the same file is the same load
                         * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                         */
                        sha256: string;
                        /** @description bytes */
                        size: number;
                        /** @enum {unknown} */
                        status: "announced" | "running" | "done" | "failed";
                        version: number;
                    };
                };
            };
        };
    };
    readLoad: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                load: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        announcedAt: string;
                        cause: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        file: string;
                        /** @enum {unknown} */
                        format: "csv";
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        mapping: {
                            columns: {
                                amount: string;
                                at: string;
                                currency?: string;
                                fee?: string;
                                from: string;
                                fromName?: string;
                                id?: string;
                                kind?: string;
                                received?: string;
                                receivedCurrency?: string;
                                reverses?: string;
                                to: string;
                                toName?: string;
                            };
                            /** @description of every amount, where no column says it */
                            currency?: string;
                            /**
                             * @description order of the parts of a date. A time may follow it, and an offset such as Z or +12:00; without one it is taken as UTC
                             * @enum {unknown}
                             */
                            dates: "year-month-day" | "day-month-year" | "month-day-year";
                            /**
                             * @description the decimal sign of the amounts
                             * @enum {unknown}
                             */
                            decimal: "." | ",";
                            /** @description what the column `kind` says for an opening balance */
                            opening?: string;
                            /**
                             * @description in which order lines are taken whose time is the same: an assumption that every trace states
                             * @enum {unknown}
                             */
                            sameDay: "as-in-file" | "money-in-first" | "money-out-first";
                        };
                        name: string;
                        rows: {
                            /** @description there already, with the same content */
                            known: number;
                            read: number;
                            refused: number;
                            taken: number;
                        };
                        /** @description bytes that are taken in: sent again, the load goes on behind them */
                        settled: number;
                        /**
                         * @description SHA-256 of the whole file, in lower-case hex: the same file is the same load
                         * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                         */
                        sha256: string;
                        /** @description bytes */
                        size: number;
                        /** @enum {unknown} */
                        status: "announced" | "running" | "done" | "failed";
                        version: number;
                    };
                };
            };
        };
    };
    dropLoad: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                load: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    loadContent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                load: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": unknown;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        load: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            announcedAt: string;
                            cause: string | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            file: string;
                            /** @enum {unknown} */
                            format: "csv";
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            mapping: {
                                columns: {
                                    amount: string;
                                    at: string;
                                    currency?: string;
                                    fee?: string;
                                    from: string;
                                    fromName?: string;
                                    id?: string;
                                    kind?: string;
                                    received?: string;
                                    receivedCurrency?: string;
                                    reverses?: string;
                                    to: string;
                                    toName?: string;
                                };
                                /** @description of every amount, where no column says it */
                                currency?: string;
                                /**
                                 * @description order of the parts of a date. A time may follow it, and an offset such as Z or +12:00; without one it is taken as UTC
                                 * @enum {unknown}
                                 */
                                dates: "year-month-day" | "day-month-year" | "month-day-year";
                                /**
                                 * @description the decimal sign of the amounts
                                 * @enum {unknown}
                                 */
                                decimal: "." | ",";
                                /** @description what the column `kind` says for an opening balance */
                                opening?: string;
                                /**
                                 * @description in which order lines are taken whose time is the same: an assumption that every trace states
                                 * @enum {unknown}
                                 */
                                sameDay: "as-in-file" | "money-in-first" | "money-out-first";
                            };
                            name: string;
                            rows: {
                                /** @description there already, with the same content */
                                known: number;
                                read: number;
                                refused: number;
                                taken: number;
                            };
                            /** @description bytes that are taken in: sent again, the load goes on behind them */
                            settled: number;
                            /**
                             * @description SHA-256 of the whole file, in lower-case hex: the same file is the same load
                             * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                             */
                            sha256: string;
                            /** @description bytes */
                            size: number;
                            /** @enum {unknown} */
                            status: "announced" | "running" | "done" | "failed";
                            version: number;
                        };
                        /** @enum {unknown} */
                        outcome: "loaded" | "unchanged";
                    };
                };
            };
        };
    };
    listRefusedLines: {
        parameters: {
            query?: {
                /** @description `next` of the page before: the page that follows it */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                load: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            faults: {
                                /** @description empty for what holds for the whole line */
                                column: string;
                                reason: string;
                            }[];
                            /** @description line of the file, from 1 */
                            line: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    listTraces: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            asked: {
                                /** @description forwards: all that came into these accounts from elsewhere is taken for proceeds; backwards: the accounts whose money is explained */
                                accounts?: string[];
                                /** @enum {unknown} */
                                direction: "forwards" | "backwards";
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                from?: string;
                                /** @description transfers one after the other, at most */
                                hops: number;
                                /**
                                 * @description whose the money is that is not traced: the wrongdoer's own, or of others who know nothing. The methods need it, and it is never assumed silently
                                 * @enum {unknown}
                                 */
                                otherMoney: "own" | "innocent";
                                /** @description forwards: the transfers that brought the proceeds, such as those of victims */
                                transfers?: string[];
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                until?: string;
                            };
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            madeAt: string;
                            upTo: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    makeTrace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "direction": "forwards",
                 *       "hops": 1,
                 *       "otherMoney": "own"
                 *     }
                 */
                "application/json": {
                    /** @description forwards: all that came into these accounts from elsewhere is taken for proceeds; backwards: the accounts whose money is explained */
                    accounts?: string[];
                    /** @enum {unknown} */
                    direction: "forwards" | "backwards";
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    from?: string;
                    /** @description transfers one after the other, at most */
                    hops: number;
                    /**
                     * @description whose the money is that is not traced: the wrongdoer's own, or of others who know nothing. The methods need it, and it is never assumed silently
                     * @enum {unknown}
                     */
                    otherMoney: "own" | "innocent";
                    /** @description forwards: the transfers that brought the proceeds, such as those of victims */
                    transfers?: string[];
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    until?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: {
                            /**
                             * @description an account within the file, such as A17
                             * @example A17
                             */
                            account: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            hop: number;
                        }[];
                        asked: {
                            /** @description forwards: all that came into these accounts from elsewhere is taken for proceeds; backwards: the accounts whose money is explained */
                            accounts?: string[];
                            /** @enum {unknown} */
                            direction: "forwards" | "backwards";
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            from?: string;
                            /** @description transfers one after the other, at most */
                            hops: number;
                            /**
                             * @description whose the money is that is not traced: the wrongdoer's own, or of others who know nothing. The methods need it, and it is never assumed silently
                             * @enum {unknown}
                             */
                            otherMoney: "own" | "innocent";
                            /** @description forwards: the transfers that brought the proceeds, such as those of victims */
                            transfers?: string[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            until?: string;
                        };
                        assumed: string[];
                        /** @description what was not followed, and why; empty where all was seen */
                        bounded: string[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        file: string;
                        /** @description accounts at which another trace goes on */
                        goOn: string[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        madeAt: string;
                        methods: {
                            /** @description what is still in accounts */
                            held: {
                                currency: string;
                                parts: {
                                    /** @description in the digits of its currency, such as 12.50 */
                                    amount: string;
                                    source: string;
                                }[];
                                place: string;
                                /** @description in the digits of its currency, such as 12.50 */
                                total: string;
                            }[];
                            /** @description what went to where nobody looked further, or ended at a fee or an overdraft */
                            left: {
                                currency: string;
                                parts: {
                                    /** @description in the digits of its currency, such as 12.50 */
                                    amount: string;
                                    source: string;
                                }[];
                                place: string;
                                /** @description in the digits of its currency, such as 12.50 */
                                total: string;
                            }[];
                            method: string;
                            /** @description where it is used, and what speaks against it */
                            note: string;
                            /** @description where a court said it */
                            source: string;
                            steps: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                because: string;
                                currency: string;
                                from: string;
                                parts: {
                                    /** @description in the digits of its currency, such as 12.50 */
                                    amount: string;
                                    source: string;
                                }[];
                                to: string;
                                transfer: string;
                                /** @description in the digits of its currency, such as 12.50 */
                                whole: string;
                            }[];
                        }[];
                        /** @description poison: what no method exceeds. The amounts of two places may be the same money: they have no sum */
                        most: {
                            /** @description in the digits of its currency, such as 12.50 */
                            amount: string;
                            currency: string;
                            place: string;
                        }[];
                        /** @description what is left, shared by what each lost, without asking where whose money went */
                        pariPassu: {
                            currency: string;
                            parts: {
                                /** @description in the digits of its currency, such as 12.50 */
                                amount: string;
                                source: string;
                            }[];
                            place: string;
                            /** @description in the digits of its currency, such as 12.50 */
                            total: string;
                        }[];
                        proceeds: {
                            account: string;
                            /** @description in the digits of its currency, such as 12.50 */
                            amount: string;
                            currency: string;
                            source: string;
                        }[];
                        /** @description transfers that were in the file */
                        upTo: number;
                    };
                };
            };
        };
    };
    readTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                trace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: {
                            /**
                             * @description an account within the file, such as A17
                             * @example A17
                             */
                            account: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            hop: number;
                        }[];
                        asked: {
                            /** @description forwards: all that came into these accounts from elsewhere is taken for proceeds; backwards: the accounts whose money is explained */
                            accounts?: string[];
                            /** @enum {unknown} */
                            direction: "forwards" | "backwards";
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            from?: string;
                            /** @description transfers one after the other, at most */
                            hops: number;
                            /**
                             * @description whose the money is that is not traced: the wrongdoer's own, or of others who know nothing. The methods need it, and it is never assumed silently
                             * @enum {unknown}
                             */
                            otherMoney: "own" | "innocent";
                            /** @description forwards: the transfers that brought the proceeds, such as those of victims */
                            transfers?: string[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            until?: string;
                        };
                        assumed: string[];
                        /** @description what was not followed, and why; empty where all was seen */
                        bounded: string[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        file: string;
                        /** @description accounts at which another trace goes on */
                        goOn: string[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        madeAt: string;
                        methods: {
                            /** @description what is still in accounts */
                            held: {
                                currency: string;
                                parts: {
                                    /** @description in the digits of its currency, such as 12.50 */
                                    amount: string;
                                    source: string;
                                }[];
                                place: string;
                                /** @description in the digits of its currency, such as 12.50 */
                                total: string;
                            }[];
                            /** @description what went to where nobody looked further, or ended at a fee or an overdraft */
                            left: {
                                currency: string;
                                parts: {
                                    /** @description in the digits of its currency, such as 12.50 */
                                    amount: string;
                                    source: string;
                                }[];
                                place: string;
                                /** @description in the digits of its currency, such as 12.50 */
                                total: string;
                            }[];
                            method: string;
                            /** @description where it is used, and what speaks against it */
                            note: string;
                            /** @description where a court said it */
                            source: string;
                            steps: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                because: string;
                                currency: string;
                                from: string;
                                parts: {
                                    /** @description in the digits of its currency, such as 12.50 */
                                    amount: string;
                                    source: string;
                                }[];
                                to: string;
                                transfer: string;
                                /** @description in the digits of its currency, such as 12.50 */
                                whole: string;
                            }[];
                        }[];
                        /** @description poison: what no method exceeds. The amounts of two places may be the same money: they have no sum */
                        most: {
                            /** @description in the digits of its currency, such as 12.50 */
                            amount: string;
                            currency: string;
                            place: string;
                        }[];
                        /** @description what is left, shared by what each lost, without asking where whose money went */
                        pariPassu: {
                            currency: string;
                            parts: {
                                /** @description in the digits of its currency, such as 12.50 */
                                amount: string;
                                source: string;
                            }[];
                            place: string;
                            /** @description in the digits of its currency, such as 12.50 */
                            total: string;
                        }[];
                        proceeds: {
                            account: string;
                            /** @description in the digits of its currency, such as 12.50 */
                            amount: string;
                            currency: string;
                            source: string;
                        }[];
                        /** @description transfers that were in the file */
                        upTo: number;
                    };
                };
            };
        };
    };
    readTraceReport: {
        parameters: {
            query: {
                form: "pdf" | "csv";
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                trace: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description the report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    readAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    listReaders: {
        parameters: {
            query?: {
                /** @description `next` of the page before: the page that follows it */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            agency: string;
                            agencyName: string;
                            /** Format: date-time */
                            at: string;
                            /** @description sse, grpc or webhook */
                            channel?: string;
                            /** @description id of the audit entry that proves it; for a delivery, of the one that opened it */
                            entry: string;
                            /**
                             * @description consultation: read by id; disclosure: in a page of a list or search; export; delivery: over a live feed or webhook
                             * @enum {unknown}
                             */
                            how: "consultation" | "disclosure" | "export" | "delivery";
                            /** @description absent when a system of the agency acted */
                            officer?: string;
                            /** @description true when the hub cannot tell whether the delivery got so far before it broke off */
                            possibly: boolean;
                            post: string;
                            postName: string;
                            purpose: string;
                            /** @description true when it was shown to save a life, beyond the purposes of the alert or every agreement */
                            savingLife: boolean;
                            /** @description versions that were delivered */
                            versions?: number[];
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    readChain: {
        parameters: {
            query?: {
                /** @description `next` of the page before: the page that follows it */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description the entry's canonical bytes, base64 */
                            bytes: string;
                            /** @description SHA-256 in hex */
                            hash: string;
                            /** @description SHA-256 in hex */
                            previousHash: string;
                            /**
                             * @description the bytes lack text that an earlier release kept; the hash covers it, and a later entry of the chain vouches for the bytes
                             * @enum {boolean}
                             */
                            redacted?: true;
                            seq: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    listEntries: {
        parameters: {
            query?: {
                /** @description comma-separated: collection, consultation, disclosure, export, alteration, erasure, attempt, authentication, administration, unknown */
                action?: string;
                /** @description `next` of the page before: the page that follows it */
                after?: string;
                /** @description RFC 3339 time */
                from?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                /** @description all needs the scope audit:verify */
                of?: "own" | "all";
                /** @description RFC 3339 time */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            action: string;
                            /** @description ids; empty where nobody is known to have acted */
                            agency: string;
                            /** @description id of the entry, which is that of the event it came from */
                            entry: string;
                            event: string;
                            officer: string;
                            post: string;
                            purpose: string;
                            /** @description kind of the records */
                            record: string;
                            /** @description of what others did, the ids of your own records alone */
                            recordIds: string[];
                            /** @description service that the event came from */
                            source: string;
                            /** Format: date-time */
                            time: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    readHead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description SHA-256 in hex */
                        hash: string;
                        /** @description place of the last entry; 0 for an empty chain */
                        seq: number;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        time: string;
                    };
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                classification?: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                /** @description ISO 3166-1 country code of two capital letters, such as FJ */
                country?: string;
                /** @description name and exact value of a field that the agency defined, such as flight:FJ911 */
                field?: string;
                identification?: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                /** @description jurisdiction profile, such as FJ, EU or UN */
                jurisdiction?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                /** @description ISO 8601 date */
                openedFrom?: string;
                /** @description ISO 8601 date */
                openedTo?: string;
                /** @description name and exact value of a field that the agency defined, such as flight:FJ911 */
                personField?: string;
                /** @description words to search for in reference, title and summary */
                q?: string;
                role?: "suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned";
                status?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            closedAt: string | null;
                            closeReason: ("prosecutionConcluded" | "noCrimeFound" | "insufficientEvidence" | "transferred" | "referredOnly" | "duplicate" | "other") | null;
                            confirmedVictims: number;
                            custom: {
                                [key: string]: unknown;
                            };
                            erasedAt: string | null;
                            erasure: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                byPost: string | null;
                                confirmedByPost: string | null;
                                /**
                                 * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                                 * @enum {unknown}
                                 */
                                reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                                /** @description why, in the words of the officer who asked */
                                words: string;
                            } | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @description jurisdiction profile, such as FJ, EU or UN */
                            jurisdiction: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            openedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            openedByPost: string;
                            persons: number;
                            reference: string;
                            /** @enum {unknown} */
                            status: "open" | "closed";
                            summary: string;
                            title: string;
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    openCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Words of yours"
                 *     }
                 */
                "application/json": {
                    custom?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description jurisdiction profile, such as FJ, EU or UN */
                    jurisdiction?: string;
                    summary?: string;
                    /** @description without names of persons */
                    title: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description year and running number of the agency, for people */
                        reference: string;
                        version: number;
                    };
                };
            };
        };
    };
    readCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byClassification: {
                            [key: string]: number;
                        };
                        byIdentification: {
                            [key: string]: number;
                        };
                        byRole: {
                            [key: string]: number;
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        closedAt: string | null;
                        closeReason: ("prosecutionConcluded" | "noCrimeFound" | "insufficientEvidence" | "transferred" | "referredOnly" | "duplicate" | "other") | null;
                        custom: {
                            [key: string]: unknown;
                        };
                        erasedAt: string | null;
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        events: {
                            country: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "recruitment" | "transit" | "harbouring" | "exploitation" | "escape" | "rescue" | "return" | "other";
                            note: string;
                            occurredFrom: string | null;
                            occurredTo: string | null;
                            personId: string | null;
                            place: string;
                        }[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        incidents: {
                            country: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "raid" | "routineControl" | "rescue" | "disembarkation" | "interception" | "escape" | "death" | "discovery" | "other";
                            note: string;
                            occurredFrom: string | null;
                            occurredTo: string | null;
                            personsFound: number | null;
                            place: string;
                        }[];
                        /** @description jurisdiction profile, such as FJ, EU or UN */
                        jurisdiction: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        openedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        openedByPost: string;
                        persons: number;
                        records: {
                            attachments: number;
                            charges: number;
                            links: number;
                            notes: number;
                        };
                        reference: string;
                        reports: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            capturedAt: string;
                            channel: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            receivedAt: string;
                        }[];
                        route: {
                            carrier: string;
                            departedFrom: string | null;
                            departedTo: string | null;
                            fromCountry: string | null;
                            fromPlace: string;
                            /** @enum {unknown} */
                            mode: "sea" | "air" | "road" | "rail" | "river" | "foot" | "unknown";
                            n: number;
                            toCountry: string | null;
                            toPlace: string;
                        }[];
                        /** @enum {unknown} */
                        status: "open" | "closed";
                        summary: string;
                        title: string;
                        version: number;
                    };
                };
            };
        };
    };
    updateCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    /** @description jurisdiction profile, such as FJ, EU or UN */
                    jurisdiction?: string;
                    summary?: string;
                    /** @description without names of persons */
                    title?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        closedAt: string | null;
                        closeReason: ("prosecutionConcluded" | "noCrimeFound" | "insufficientEvidence" | "transferred" | "referredOnly" | "duplicate" | "other") | null;
                        custom: {
                            [key: string]: unknown;
                        };
                        erasedAt: string | null;
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description jurisdiction profile, such as FJ, EU or UN */
                        jurisdiction: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        openedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        openedByPost: string;
                        reference: string;
                        /** @enum {unknown} */
                        status: "open" | "closed";
                        summary: string;
                        title: string;
                        version: number;
                    };
                };
            };
        };
    };
    draftAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: {
                            countries: string[];
                            handling: {
                                /** @enum {unknown} */
                                tlp: "amber";
                            };
                            /** @enum {unknown} */
                            kind: "route" | "modus-operandi";
                            modusOperandi?: string[];
                            observed?: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                from?: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                until?: string;
                            };
                            route?: {
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                country?: string;
                                place: string;
                                role: string;
                            }[];
                            subjects?: {
                                description?: string;
                                name?: string;
                                /** @enum {unknown} */
                                role: "suspect" | "instrument";
                                type: string;
                            }[];
                            summary: string;
                            title: string;
                            /** @enum {unknown} */
                            topic?: "trafficking" | "smuggling" | "trafficking-and-smuggling";
                            /** @enum {unknown} */
                            urgency: "routine";
                        };
                        leftOut: {
                            pseudonym: string;
                            reason: string;
                        }[];
                        /** @description what to say before it can be raised */
                        missing: {
                            at: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    listAttachments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            addedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            caseId: string;
                            erasure: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                byPost: string | null;
                                confirmedByPost: string | null;
                                /**
                                 * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                                 * @enum {unknown}
                                 */
                                reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                                /** @description why, in the words of the officer who asked */
                                words: string;
                            } | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            mediaType: string | null;
                            name: string | null;
                            personId: string | null;
                            sha256: string | null;
                            size: number | null;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    addAttachment: {
        parameters: {
            query: {
                /** @description name of the file, with its ending */
                name: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                personId?: string;
                /** @description of the file, to be compared with what arrives */
                sha256?: string;
            };
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        addedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        byPost: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        mediaType: string | null;
                        name: string | null;
                        personId: string | null;
                        sha256: string | null;
                        size: number | null;
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        addedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        byPost: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        mediaType: string | null;
                        name: string | null;
                        personId: string | null;
                        sha256: string | null;
                        size: number | null;
                    };
                };
            };
        };
    };
    listCharges: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            acted: {
                                from: string | null;
                                to: string | null;
                            }[];
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            caseId: string;
                            chargedOn: string | null;
                            company: string | null;
                            companyId: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            law: {
                                laterMoreLenient: {
                                    /**
                                     * Format: date
                                     * @description ISO 8601 date
                                     */
                                    from: string;
                                    jurisdiction: string;
                                    offence: boolean;
                                } | null;
                                /** @description the laws of the days of the acts, oldest first */
                                laws: {
                                    from: string | null;
                                    /** @description profile that says what the law was; UN: the Protocols */
                                    jurisdiction: string;
                                    /** @description what the law asks for beyond the act itself */
                                    limits: ("childrenOnly" | "notInternal" | "somePurposes" | "entryNeedsBenefit" | "stayNeedsTransnational" | "stayNeedsIllegalMeans")[];
                                    /** @description whether the offence was one */
                                    offence: boolean;
                                    until: string | null;
                                }[];
                                notes: ("noDay" | "noProfile" | "profilesSayNothing" | "lawsChanged" | "partOnly" | "laterMoreLenient")[];
                            } | null;
                            liability: ("criminal" | "civil" | "administrative") | null;
                            /** @description as charged; not the crime that was assessed */
                            offence: string;
                            personId: string | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            recordedAt: string;
                            stages: {
                                /** @description what stood against it, and was done all the same */
                                breaches: {
                                    at: string;
                                    message: string;
                                }[];
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                byPost: string;
                                n: number;
                                note: string;
                                outcome: ("convicted" | "acquitted" | "retrial") | null;
                                reachedOn: string | null;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                recordedAt: string;
                                sentence: {
                                    /** @description to be paid to victims */
                                    compensation?: {
                                        amount: number;
                                        /** @description ISO 4217 currency of three capital letters, such as FJD */
                                        currency: string;
                                    };
                                    fine?: {
                                        amount: number;
                                        /** @description ISO 4217 currency of three capital letters, such as FJD */
                                        currency: string;
                                    };
                                    imprisonmentMonths?: number;
                                    /** @description imprisonment for life */
                                    life?: boolean;
                                    measures?: ("communityService" | "probation" | "confiscation" | "disqualification" | "expulsion" | "closureOfEstablishment" | "exclusionFromPublicAid" | "judicialSupervision" | "licenceRevoked" | "dissolution" | "exclusionFromTenders" | "other")[];
                                    /** @description of the imprisonment, what need not be served */
                                    suspendedMonths?: number;
                                } | null;
                                /** @enum {unknown} */
                                stage: "investigation" | "prosecution" | "trial" | "verdict" | "sentence" | "appeal" | "confiscation" | "discontinued";
                            }[];
                            /** @enum {unknown} */
                            status: "charged" | "investigation" | "prosecution" | "trial" | "convicted" | "sentenced" | "acquitted" | "appealed" | "retrial" | "discontinued";
                            statute: string;
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    closeCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "reason": "prosecutionConcluded"
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    /** @enum {unknown} */
                    reason: "prosecutionConcluded" | "noCrimeFound" | "insufficientEvidence" | "transferred" | "referredOnly" | "duplicate" | "other";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        closedAt: string | null;
                        closeReason: ("prosecutionConcluded" | "noCrimeFound" | "insufficientEvidence" | "transferred" | "referredOnly" | "duplicate" | "other") | null;
                        custom: {
                            [key: string]: unknown;
                        };
                        erasedAt: string | null;
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description jurisdiction profile, such as FJ, EU or UN */
                        jurisdiction: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        openedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        openedByPost: string;
                        reference: string;
                        /** @enum {unknown} */
                        status: "open" | "closed";
                        summary: string;
                        title: string;
                        version: number;
                    };
                };
            };
        };
    };
    chargeCompany: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "company": "01900000-0000-7000-8000-000000000000",
                 *       "liability": "criminal",
                 *       "offence": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description when the acts were: days or spans of days, as far as known. The law of these days decides */
                    acted?: {
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        from?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        to?: string;
                    }[];
                    /**
                     * Format: date
                     * @description ISO 8601 date
                     */
                    chargedOn?: string;
                    /**
                     * @description entityId of the company, which is linked to the case
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    company: string;
                    /**
                     * @description by which law it is held liable
                     * @enum {unknown}
                     */
                    liability: "criminal" | "civil" | "administrative";
                    /** @description as charged; what was assessed is kept apart from it */
                    offence: string;
                    statute?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description what stood against it, and was done all the same */
                        breaches: {
                            at: string;
                            message: string;
                        }[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        law: {
                            laterMoreLenient: {
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                from: string;
                                jurisdiction: string;
                                offence: boolean;
                            } | null;
                            /** @description the laws of the days of the acts, oldest first */
                            laws: {
                                from: string | null;
                                /** @description profile that says what the law was; UN: the Protocols */
                                jurisdiction: string;
                                /** @description what the law asks for beyond the act itself */
                                limits: ("childrenOnly" | "notInternal" | "somePurposes" | "entryNeedsBenefit" | "stayNeedsTransnational" | "stayNeedsIllegalMeans")[];
                                /** @description whether the offence was one */
                                offence: boolean;
                                until: string | null;
                            }[];
                            notes: ("noDay" | "noProfile" | "profilesSayNothing" | "lawsChanged" | "partOnly" | "laterMoreLenient")[];
                        };
                        version: number;
                    };
                };
            };
        };
    };
    recordEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "recruitment"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    country?: string;
                    /** @enum {unknown} */
                    kind: "recruitment" | "transit" | "harbouring" | "exploitation" | "escape" | "rescue" | "return" | "other";
                    note?: string;
                    occurred?: {
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        from?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        to?: string;
                    };
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    personId?: string;
                    place?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    setCaseFields: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "values": {}
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    values: {
                        [key: string]: string | number | boolean | null;
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        closedAt: string | null;
                        closeReason: ("prosecutionConcluded" | "noCrimeFound" | "insufficientEvidence" | "transferred" | "referredOnly" | "duplicate" | "other") | null;
                        custom: {
                            [key: string]: unknown;
                        };
                        erasedAt: string | null;
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description jurisdiction profile, such as FJ, EU or UN */
                        jurisdiction: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        openedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        openedByPost: string;
                        reference: string;
                        /** @enum {unknown} */
                        status: "open" | "closed";
                        summary: string;
                        title: string;
                        version: number;
                    };
                };
            };
        };
    };
    eraseCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description identities that this call erased */
                        erased: number;
                        /** @description files that this call erased */
                        files: number;
                    };
                };
            };
        };
    };
    addImportedPersons: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "importId": "01900000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    importId: string;
                    /** @description lines of a CSV file, places of a JSON one; left out: the next that are in no case */
                    rows?: number[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        more: boolean;
                    };
                };
            };
        };
    };
    recordIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "raid"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    country?: string;
                    /** @enum {unknown} */
                    kind: "raid" | "routineControl" | "rescue" | "disembarkation" | "interception" | "escape" | "death" | "discovery" | "other";
                    note?: string;
                    occurred?: {
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        from?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        to?: string;
                    };
                    personsFound?: number;
                    place?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    listLinkedCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            caseId: string;
                            reference: string;
                            shares: {
                                /** @enum {unknown} */
                                kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                                /** @enum {unknown} */
                                role: "instrument" | "proceeds" | "carrier" | "employer" | "recruiter" | "ofSuspect" | "scene" | "ofProtectedPerson" | "other";
                                value: string;
                            }[];
                            /** @enum {unknown} */
                            status: "open" | "closed";
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    listLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @description ISO 3166-1 alpha-2; empty when none was given */
                            country: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            entityId: string;
                            excluded: string[];
                            /** @description what it is compared by */
                            key: string;
                            /** @enum {unknown} */
                            kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            linkedAt: string;
                            /** @enum {unknown} */
                            role: "instrument" | "proceeds" | "carrier" | "employer" | "recruiter" | "ofSuspect" | "scene" | "ofProtectedPerson" | "other";
                            /** @description as it was written */
                            value: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    linkEntity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "legalPerson",
                 *       "value": "Words of yours",
                 *       "role": "instrument"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    country?: string;
                    /** @description agencies that never get a hit on it in this case */
                    excluded?: string[];
                    /** @enum {unknown} */
                    kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                    /** @enum {unknown} */
                    role: "instrument" | "proceeds" | "carrier" | "employer" | "recruiter" | "ofSuspect" | "scene" | "ofProtectedPerson" | "other";
                    /** @description as it was written */
                    value: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        entityId: string;
                        /** @description what it is compared by */
                        key: string;
                        /** @description the others, where the text names several */
                        more?: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            entityId: string;
                            /** @description what it is compared by */
                            key: string;
                        }[];
                    };
                };
            };
        };
    };
    unlinkEntity: {
        parameters: {
            query: {
                role: "instrument" | "proceeds" | "carrier" | "employer" | "recruiter" | "ofSuspect" | "scene" | "ofProtectedPerson" | "other";
            };
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                entityId: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listNotes: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                personId?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            caseId: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            personId: string | null;
                            text: string;
                            /** @description 1, and one more for each correction */
                            version: number;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            writtenAt: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    writeNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    personId?: string;
                    /** @description names belong to the identity of the person */
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        version: number;
                    };
                };
            };
        };
    };
    listPersons: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                classification?: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                identification?: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                role?: "suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned";
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            age: {
                                from: number | null;
                                to: number | null;
                            } | null;
                            classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                            erasure: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                byPost: string | null;
                                confirmedByPost: string | null;
                                /**
                                 * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                                 * @enum {unknown}
                                 */
                                reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                                /** @description why, in the words of the officer who asked */
                                words: string;
                            } | null;
                            heldCountry: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                            /** @description whether the vault holds something that identifies the person */
                            identified: boolean;
                            nationality: string[];
                            pseudonym: string;
                            /** @description what the person is in the case; several at once are common */
                            roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                            screening: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                            screeningReopened: boolean;
                            /** @enum {unknown} */
                            sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roles": [
                 *         "suspectedVictim"
                 *       ]
                 *     }
                 */
                "application/json": {
                    age?: {
                        from?: number;
                        to?: number;
                    };
                    /** @enum {unknown} */
                    citizen?: "yes" | "no" | "unknown";
                    controls?: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                    custom?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @enum {unknown} */
                    duration?: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    exploitationCountry?: string;
                    flags?: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    heldCountry?: string;
                    identity?: {
                        birth?: {
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            from?: string;
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            to?: string;
                        };
                        contacts?: {
                            kind: string;
                            value: string;
                        }[];
                        documents?: {
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country?: string;
                            kind: string;
                            number: string;
                        }[];
                        names?: {
                            /** @enum {unknown} */
                            kind?: "official" | "alias" | "birth" | "married" | "nickname" | "religious";
                            parts?: {
                                /** @enum {unknown} */
                                kind?: "given" | "family" | "patronymic" | "matronymic" | "clan" | "title";
                                text: string;
                            }[];
                            /** @description ISO 15924 code, such as Arab */
                            script?: string;
                            text: string;
                        }[];
                        phones?: string[];
                    };
                    nationality?: string[];
                    recruiters?: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                    roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                    /** @enum {unknown} */
                    sex?: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                    suspicion?: {
                        /** @description what it rests on, without names */
                        ground: string;
                        offence: string;
                        /** @enum {unknown} */
                        relation: "unrelated" | "consequence" | "unknown";
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        pseudonym: string;
                        version: number;
                    };
                };
            };
        };
    };
    setRoute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "legs": [
                 *         {}
                 *       ]
                 *     }
                 */
                "application/json": {
                    legs: {
                        carrier?: string;
                        departed?: {
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            from?: string;
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            to?: string;
                        };
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        fromCountry?: string;
                        fromPlace?: string;
                        /** @enum {unknown} */
                        mode?: "sea" | "air" | "road" | "rail" | "river" | "foot" | "unknown";
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        toCountry?: string;
                        toPlace?: string;
                    }[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        legs: number;
                    };
                };
            };
        };
    };
    addTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "screening",
                 *       "dueOn": "2026-01-31"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date
                     * @description ISO 8601 date
                     */
                    dueOn: string;
                    /** @enum {unknown} */
                    kind: "screening" | "reflectionPeriod" | "residencePermit" | "compensationClaim" | "followUp" | "bestInterests" | "interview" | "contact" | "medicalCare" | "shelter" | "translation" | "documents" | "court" | "other";
                    /** @description without names of persons */
                    note?: string;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    personId?: string;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    postId?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        dueOn: string;
                        endedAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        kind: "screening" | "reflectionPeriod" | "residencePermit" | "compensationClaim" | "followUp" | "bestInterests" | "interview" | "contact" | "medicalCare" | "shelter" | "translation" | "documents" | "court" | "other";
                        /** @description open, and its day is over (UTC) */
                        late: boolean;
                        /** @description what the rule rests on */
                        law: string[];
                        note: string;
                        personId: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        postId: string;
                        reason: string;
                        rule: string | null;
                        /** @description what the rule asks for */
                        says: string;
                        /** @enum {unknown} */
                        status: "open" | "done" | "cancelled";
                        version: number;
                    };
                };
            };
        };
    };
    enterConviction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "court": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description the court as it is called, without names of persons */
                    court: string;
                    /**
                     * Format: country
                     * @description country of the court; your own when left out
                     * @example FJ
                     * @example TO
                     */
                    courtCountry?: string;
                    /**
                     * Format: date
                     * @description from this day on nobody finds it, by the law of the court's country; left out where it is not known
                     */
                    spentOn?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: ("none" | "pending" | "upheld") | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        byPost: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        chargeId: string;
                        /** @description false where it fell, or was against the law: nobody finds it */
                        counts: boolean;
                        court: string;
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        courtCountry: string;
                        decidedOn: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description as charged */
                        offence: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        personId: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        recordedAt: string;
                        sentence: {
                            /** @description to be paid to victims */
                            compensation?: {
                                amount: number;
                                /** @description ISO 4217 currency of three capital letters, such as FJD */
                                currency: string;
                            };
                            fine?: {
                                amount: number;
                                /** @description ISO 4217 currency of three capital letters, such as FJD */
                                currency: string;
                            };
                            imprisonmentMonths?: number;
                            /** @description imprisonment for life */
                            life?: boolean;
                            measures?: ("communityService" | "probation" | "confiscation" | "disqualification" | "expulsion" | "closureOfEstablishment" | "exclusionFromPublicAid" | "judicialSupervision" | "licenceRevoked" | "dissolution" | "exclusionFromTenders" | "other")[];
                            /** @description of the imprisonment, what need not be served */
                            suspendedMonths?: number;
                        } | null;
                        spentOn: string | null;
                        version: number;
                    };
                };
            };
        };
    };
    recordCourtStage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "stage": "investigation"
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    note?: string;
                    /** @enum {unknown} */
                    outcome?: "convicted" | "acquitted" | "retrial";
                    /**
                     * Format: date
                     * @description counts in the year of this day; in no year when left out
                     */
                    reachedOn?: string;
                    sentence?: {
                        /** @description to be paid to victims */
                        compensation?: {
                            amount: number;
                            /** @description ISO 4217 currency of three capital letters, such as FJD */
                            currency: string;
                        };
                        fine?: {
                            amount: number;
                            /** @description ISO 4217 currency of three capital letters, such as FJD */
                            currency: string;
                        };
                        imprisonmentMonths?: number;
                        /** @description imprisonment for life */
                        life?: boolean;
                        measures?: ("communityService" | "probation" | "confiscation" | "disqualification" | "expulsion" | "closureOfEstablishment" | "exclusionFromPublicAid" | "judicialSupervision" | "licenceRevoked" | "dissolution" | "exclusionFromTenders" | "other")[];
                        /** @description of the imprisonment, what need not be served */
                        suspendedMonths?: number;
                    };
                    /** @enum {unknown} */
                    stage: "investigation" | "prosecution" | "trial" | "verdict" | "sentence" | "appeal" | "confiscation" | "discontinued";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acted: {
                            from: string | null;
                            to: string | null;
                        }[];
                        /** @description what stood against it, and was done all the same */
                        breaches: {
                            at: string;
                            message: string;
                        }[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        byPost: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        chargedOn: string | null;
                        company: string | null;
                        companyId: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        law: {
                            laterMoreLenient: {
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                from: string;
                                jurisdiction: string;
                                offence: boolean;
                            } | null;
                            /** @description the laws of the days of the acts, oldest first */
                            laws: {
                                from: string | null;
                                /** @description profile that says what the law was; UN: the Protocols */
                                jurisdiction: string;
                                /** @description what the law asks for beyond the act itself */
                                limits: ("childrenOnly" | "notInternal" | "somePurposes" | "entryNeedsBenefit" | "stayNeedsTransnational" | "stayNeedsIllegalMeans")[];
                                /** @description whether the offence was one */
                                offence: boolean;
                                until: string | null;
                            }[];
                            notes: ("noDay" | "noProfile" | "profilesSayNothing" | "lawsChanged" | "partOnly" | "laterMoreLenient")[];
                        } | null;
                        liability: ("criminal" | "civil" | "administrative") | null;
                        /** @description as charged; not the crime that was assessed */
                        offence: string;
                        personId: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        recordedAt: string;
                        stages: {
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            n: number;
                            note: string;
                            outcome: ("convicted" | "acquitted" | "retrial") | null;
                            reachedOn: string | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            recordedAt: string;
                            sentence: {
                                /** @description to be paid to victims */
                                compensation?: {
                                    amount: number;
                                    /** @description ISO 4217 currency of three capital letters, such as FJD */
                                    currency: string;
                                };
                                fine?: {
                                    amount: number;
                                    /** @description ISO 4217 currency of three capital letters, such as FJD */
                                    currency: string;
                                };
                                imprisonmentMonths?: number;
                                /** @description imprisonment for life */
                                life?: boolean;
                                measures?: ("communityService" | "probation" | "confiscation" | "disqualification" | "expulsion" | "closureOfEstablishment" | "exclusionFromPublicAid" | "judicialSupervision" | "licenceRevoked" | "dissolution" | "exclusionFromTenders" | "other")[];
                                /** @description of the imprisonment, what need not be served */
                                suspendedMonths?: number;
                            } | null;
                            /** @enum {unknown} */
                            stage: "investigation" | "prosecution" | "trial" | "verdict" | "sentence" | "appeal" | "confiscation" | "discontinued";
                        }[];
                        /** @enum {unknown} */
                        status: "charged" | "investigation" | "prosecution" | "trial" | "convicted" | "sentenced" | "acquitted" | "appealed" | "retrial" | "discontinued";
                        statute: string;
                        version: number;
                    };
                };
            };
        };
    };
    listClients: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            post: string;
                            vouches: boolean;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    registerClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "post": "01900000-0000-7000-8000-000000000000",
                 *       "key": {
                 *         "kty": "EC",
                 *         "crv": "P-256",
                 *         "x": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                 *         "y": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description public JWK: EC P-256 (ES256), OKP Ed25519 (EdDSA) or RSA of 2048 bits and more (PS256) */
                    key: {
                        /** @enum {string} */
                        alg?: "ES256";
                        /** @enum {string} */
                        crv: "P-256";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "EC";
                        /** @enum {string} */
                        use?: "sig";
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        x: string;
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        y: string;
                    } | {
                        /** @enum {unknown} */
                        alg?: "EdDSA" | "Ed25519";
                        /** @enum {string} */
                        crv: "Ed25519";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "OKP";
                        /** @enum {string} */
                        use?: "sig";
                        /**
                         * @description base64url without padding, 43 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        x: string;
                    } | {
                        /** @enum {string} */
                        alg?: "PS256";
                        /** @enum {string} */
                        e: "AQAB";
                        /** @description key id of 1 to 100 letters, digits, hyphens and underscores */
                        kid?: string;
                        /** @enum {string} */
                        kty: "RSA";
                        /**
                         * @description base64url without padding, 340 to 684 characters
                         * @example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                         */
                        n: string;
                        /** @enum {string} */
                        use?: "sig";
                    };
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    post: string;
                    /** @description may vouch for your agency's officers (jwt-bearer grant) */
                    vouches?: boolean;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    removeClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {boolean} */
                        removed: true;
                    };
                };
            };
        };
    };
    changeConviction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1
                 *     }
                 */
                "application/json": {
                    /** @description the court as it is called, without names of persons */
                    court?: string;
                    /**
                     * Format: country
                     * @description country of the court; your own when left out
                     * @example FJ
                     * @example TO
                     */
                    courtCountry?: string;
                    /** @description the version that you read */
                    expectedVersion: number;
                    spentOn?: string | null;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        appeal: ("none" | "pending" | "upheld") | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        byPost: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        chargeId: string;
                        /** @description false where it fell, or was against the law: nobody finds it */
                        counts: boolean;
                        court: string;
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        courtCountry: string;
                        decidedOn: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description as charged */
                        offence: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        personId: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        recordedAt: string;
                        sentence: {
                            /** @description to be paid to victims */
                            compensation?: {
                                amount: number;
                                /** @description ISO 4217 currency of three capital letters, such as FJD */
                                currency: string;
                            };
                            fine?: {
                                amount: number;
                                /** @description ISO 4217 currency of three capital letters, such as FJD */
                                currency: string;
                            };
                            imprisonmentMonths?: number;
                            /** @description imprisonment for life */
                            life?: boolean;
                            measures?: ("communityService" | "probation" | "confiscation" | "disqualification" | "expulsion" | "closureOfEstablishment" | "exclusionFromPublicAid" | "judicialSupervision" | "licenceRevoked" | "dissolution" | "exclusionFromTenders" | "other")[];
                            /** @description of the imprisonment, what need not be served */
                            suspendedMonths?: number;
                        } | null;
                        spentOn: string | null;
                        version: number;
                    };
                };
            };
        };
    };
    searchConvictions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identity": {}
                 *     }
                 */
                "application/json": {
                    identity: {
                        birth?: {
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            from?: string;
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            to?: string;
                        };
                        contacts?: {
                            kind: string;
                            value: string;
                        }[];
                        documents?: {
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country?: string;
                            kind: string;
                            number: string;
                        }[];
                        names?: {
                            /** @enum {unknown} */
                            kind?: "official" | "alias" | "birth" | "married" | "nickname" | "religious";
                            parts?: {
                                /** @enum {unknown} */
                                kind?: "given" | "family" | "patronymic" | "matronymic" | "clan" | "title";
                                text: string;
                            }[];
                            /** @description ISO 15924 code, such as Arab */
                            script?: string;
                            text: string;
                        }[];
                        phones?: string[];
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description in what the two agree or differ, without what was found */
                            agrees: {
                                field: string;
                                how: string;
                                likeness: number;
                            }[];
                            appeal: ("none" | "pending" | "upheld") | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            caseId: string;
                            caseReference: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            chargeId: string;
                            /** @description false where it fell, or was against the law: nobody finds it */
                            counts: boolean;
                            court: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            courtCountry: string;
                            decidedOn: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @description as charged */
                            offence: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            personId: string;
                            pseudonym: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            recordedAt: string;
                            /** @description 0 to 1: how well the two agree. No probability, and no decision */
                            score: number;
                            sentence: {
                                /** @description to be paid to victims */
                                compensation?: {
                                    amount: number;
                                    /** @description ISO 4217 currency of three capital letters, such as FJD */
                                    currency: string;
                                };
                                fine?: {
                                    amount: number;
                                    /** @description ISO 4217 currency of three capital letters, such as FJD */
                                    currency: string;
                                };
                                imprisonmentMonths?: number;
                                /** @description imprisonment for life */
                                life?: boolean;
                                measures?: ("communityService" | "probation" | "confiscation" | "disqualification" | "expulsion" | "closureOfEstablishment" | "exclusionFromPublicAid" | "judicialSupervision" | "licenceRevoked" | "dissolution" | "exclusionFromTenders" | "other")[];
                                /** @description of the imprisonment, what need not be served */
                                suspendedMonths?: number;
                            } | null;
                            spentOn: string | null;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    registerCountry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "FJ",
                 *       "name": "Words of yours",
                 *       "region": "pacific"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    code: string;
                    /**
                     * Format: line
                     * @description one line of text, 1 to 100 characters
                     */
                    name: string;
                    /**
                     * @description region in small letters, digits and hyphens, such as pacific
                     * @example pacific
                     */
                    region: string;
                    /**
                     * Format: line
                     * @description one line of text, 1 to 100 characters
                     */
                    regionName?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        code: string;
                        /**
                         * @description region in small letters, digits and hyphens, such as pacific
                         * @example pacific
                         */
                        region: string;
                    };
                };
            };
        };
    };
    listDemoOfficers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description of the first post */
                            agency: string;
                            /** @description handle to ask for a token with */
                            officer: string;
                            /** @description handles of the duty posts that the officer is on now */
                            posts: string[];
                        }[];
                    };
                };
            };
        };
    };
    getDemoToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "officer": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description handle of an officer, such as fj-desk-1 */
                    officer: string;
                    /** @description handle of a duty post, such as fj-tcu/desk */
                    post?: string;
                    /** @enum {unknown} */
                    purpose?: "crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight";
                    scopes?: ("alerts:read" | "alerts:raise" | "alerts:export" | "alerts:subscribe" | "reports:submit" | "reports:takeIn" | "cases:read" | "cases:write" | "cases:import" | "statistics:read" | "links:lookUp" | "statistics:national" | "convictions:search" | "mla:read" | "mla:write" | "mla:sign" | "mla:inform" | "assets:read" | "assets:open" | "assets:load" | "assets:reveal" | "audit:read" | "audit:verify" | "directory:read" | "directory:write" | "agency:admin" | "ops:redrive")[];
                    /** @description seconds */
                    ttl?: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token: string;
                        agency: {
                            handle: string;
                            id: string;
                            name: string;
                        };
                        duty_post: {
                            handle: string;
                            id: string;
                        };
                        expires_in: number;
                        notice: string;
                        officer: string;
                        purpose: string;
                        scope: string;
                        /** @enum {string} */
                        token_type: "Bearer";
                    };
                };
            };
        };
    };
    askToErase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "courtOrder",
                 *       "words": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description everybody in the case, and its files
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    case?: string;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    person?: string;
                    /** @enum {unknown} */
                    reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson";
                    /** @description why, without names: shown with the record afterwards. Name the order or the letter by its reference */
                    words: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description such as the offence; empty where the deed is tied to nothing besides */
                        about: string;
                        /** @description begun before anybody confirmed, since a life is in danger */
                        alone: boolean;
                        /**
                         * Format: date-time
                         * @description until when a second officer may answer
                         */
                        answerBy: string;
                        answeredAt: string | null;
                        answeredByOfficer: string | null;
                        answerReason: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        askedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        askedByOfficer: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        askedByPost: string;
                        /** @enum {unknown} */
                        deed: "openIdentity" | "eraseIdentity" | "eraseCase" | "unrelated";
                        endsAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        of: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "person" | "case" | "import";
                        };
                        purpose: string;
                        reason: string;
                        /**
                         * @description waiting: for a second officer. open: the asking officer may do it now. declined, lapsed, over: no more. unconfirmed: done alone, and no second officer has answered in time
                         * @enum {unknown}
                         */
                        state: "waiting" | "open" | "declined" | "lapsed" | "over" | "unconfirmed";
                        version: number;
                    };
                };
            };
        };
    };
    listFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            choices: string[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            definedAt: string;
                            label: string;
                            name: string;
                            /** @enum {unknown} */
                            record: "case" | "person";
                            /** @enum {unknown} */
                            status: "active" | "retired";
                            /** @enum {unknown} */
                            type: "text" | "number" | "date" | "code" | "yesNo";
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    defineField: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description name of a field: letters and digits, first a small letter */
                name: string;
                record: "case" | "person";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "text",
                 *       "label": "Words of yours"
                 *     }
                 */
                "application/json": {
                    choices?: string[];
                    /** @description the version that you read */
                    expectedVersion?: number;
                    label: string;
                    /** @enum {unknown} */
                    type: "text" | "number" | "date" | "code" | "yesNo";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        byPost: string;
                        choices: string[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        definedAt: string;
                        label: string;
                        name: string;
                        /** @enum {unknown} */
                        record: "case" | "person";
                        /** @enum {unknown} */
                        status: "active" | "retired";
                        /** @enum {unknown} */
                        type: "text" | "number" | "date" | "code" | "yesNo";
                        version: number;
                    };
                };
            };
        };
    };
    retireField: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description name of a field: letters and digits, first a small letter */
                name: string;
                record: "case" | "person";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        byPost: string;
                        choices: string[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        definedAt: string;
                        label: string;
                        name: string;
                        /** @enum {unknown} */
                        record: "case" | "person";
                        /** @enum {unknown} */
                        status: "active" | "retired";
                        /** @enum {unknown} */
                        type: "text" | "number" | "date" | "code" | "yesNo";
                        version: number;
                    };
                };
            };
        };
    };
    exportHtcds: {
        parameters: {
            query?: {
                as?: "csv" | "json";
                /**
                 * @description the persons of this case
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                case?: string;
                /**
                 * @description the persons of this import
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                import?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description the records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                    "text/csv": string;
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description SHA-256 of the whole file, lower-case hex */
                sha256?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            cause: string | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "ctdc" | "htcds";
                            name: string;
                            rows: {
                                read: number;
                                refused: number;
                                taken: number;
                            };
                            /** @description bytes of the file that are settled */
                            settled: number;
                            sha256: string;
                            size: number;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            startedAt: string;
                            /** @enum {unknown} */
                            status: "running" | "done" | "failed";
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    importRecords: {
        parameters: {
            query: {
                kind: "ctdc" | "htcds";
                /** @description name of the file, for people */
                name: string;
                /** @description SHA-256 of the whole file, lower-case hex */
                sha256: string;
                /** @description bytes of the whole file */
                size: string;
            };
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example [] */
                "application/json": Record<string, never>[];
                "text/csv": unknown;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        import: {
                            cause: string | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "ctdc" | "htcds";
                            name: string;
                            rows: {
                                read: number;
                                refused: number;
                                taken: number;
                            };
                            /** @description bytes of the file that are settled */
                            settled: number;
                            sha256: string;
                            size: number;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            startedAt: string;
                            /** @enum {unknown} */
                            status: "running" | "done" | "failed";
                        };
                        /** @enum {unknown} */
                        outcome: "imported" | "unchanged";
                    };
                };
            };
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cause: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        kind: "ctdc" | "htcds";
                        name: string;
                        rows: {
                            read: number;
                            refused: number;
                            taken: number;
                        };
                        /** @description bytes of the file that are settled */
                        settled: number;
                        sha256: string;
                        size: number;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        startedAt: string;
                        /** @enum {unknown} */
                        status: "running" | "done" | "failed";
                    };
                };
            };
        };
    };
    listRefusedRows: {
        parameters: {
            query?: {
                /** @description `next` of the page before: the page that follows it */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            faults: {
                                /** @description empty for what holds for the whole row */
                                column: string;
                                reason: string;
                            }[];
                            /** @description line of a CSV file, or place of the record in a JSON file, from 1 */
                            row: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    lookUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "legalPerson",
                 *       "value": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    country?: string;
                    /** @enum {unknown} */
                    kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                    value: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ask: {
                            agency: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agencyId: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country: string;
                            post: string | null;
                            postId: string | null;
                        }[];
                        hit: boolean;
                    };
                };
            };
        };
    };
    listLookUps: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description the post has asked in vain too often on that day; kind is what it asked for last */
                            alarm: boolean;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            askedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            fromAgency: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            fromPost: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                            purpose: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    undoMerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        keptId: string;
                        keptVersion: number;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        mergedId: string;
                        mergedVersion: number;
                    };
                };
            };
        };
    };
    listActs: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                request?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            content: {
                                /** @description both States agree to oral requests */
                                agreed?: boolean;
                                asks?: string;
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                authority?: string;
                                conditions?: string[];
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                confirmBy?: string;
                                costs?: string;
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                day?: string;
                                faults?: {
                                    at: string;
                                    message: string;
                                }[];
                                grounds?: string[];
                                itemIds?: string[];
                                items?: {
                                    alsoFor?: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                                    /**
                                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                     * @example 01900000-0000-7000-8000-000000000000
                                     */
                                    id?: string;
                                    limits?: string;
                                    papers?: {
                                        /** @description newest entry of its chain of custody; the hub adds it */
                                        custody?: string;
                                        /**
                                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                         * @example 01900000-0000-7000-8000-000000000000
                                         */
                                        id: string;
                                        /** @description SHA-256 in hex */
                                        sha256: string;
                                    }[];
                                    says: string;
                                }[];
                                /** @description your own number for the request */
                                number?: string;
                                papers?: {
                                    /** @description newest entry of its chain of custody; the hub adds it */
                                    custody?: string;
                                    /**
                                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                     * @example 01900000-0000-7000-8000-000000000000
                                     */
                                    id: string;
                                    /** @description SHA-256 in hex */
                                    sha256: string;
                                }[];
                                parts?: string[];
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                person?: string;
                                /** @enum {unknown} */
                                purpose?: "crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight";
                                reasons?: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                replyBy?: string;
                                says?: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                toldAt?: string;
                                /** @enum {unknown} */
                                useful?: "yes" | "partly" | "no";
                            };
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use";
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            preparedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            preparedBy: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            request: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    readFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        addedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        madeBy: "requesting" | "requested";
                        mediaType: string | null;
                        name: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        request: string;
                        sha256: string | null;
                        /** @description bytes */
                        size: number;
                        /**
                         * @description coming: it is being sent. awaited: the other side named it, and it is on its way. refused: it is not what was announced
                         * @enum {unknown}
                         */
                        state: "coming" | "awaited" | "here" | "refused" | "erased";
                        version: number;
                        why: string | null;
                    };
                };
            };
        };
    };
    dropFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        addedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        madeBy: "requesting" | "requested";
                        mediaType: string | null;
                        name: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        request: string;
                        sha256: string | null;
                        /** @description bytes */
                        size: number;
                        /**
                         * @description coming: it is being sent. awaited: the other side named it, and it is on its way. refused: it is not what was announced
                         * @enum {unknown}
                         */
                        state: "coming" | "awaited" | "here" | "refused" | "erased";
                        version: number;
                        why: string | null;
                    };
                };
            };
        };
    };
    appendFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": unknown;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description how far it is, in Upload-Offset */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readFileContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    listCustody: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            authority: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            happened: string;
                            /** @description SHA-256 of its text, in hex */
                            hash: string;
                            number: number;
                            signature: string;
                            /** @enum {unknown} */
                            step: "collected" | "taken-in" | "handed-over" | "examined" | "copied" | "received" | "returned";
                            /** @description as it was signed */
                            text: string;
                            to: string | null;
                            where: string;
                            who: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    handOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "step": "collected",
                 *       "who": "Words of yours",
                 *       "where": "Words of yours",
                 *       "happened": "2026-01-31T12:00:00Z"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    happened: string;
                    /** @enum {unknown} */
                    step: "collected" | "taken-in" | "handed-over" | "examined" | "copied" | "received" | "returned";
                    /** @description to whom, by function */
                    to?: string;
                    where: string;
                    /** @description by whom, by function */
                    who: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        done: "made" | "waits-for-your-signature";
                        entry?: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            authority: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            happened: string;
                            /** @description SHA-256 of its text, in hex */
                            hash: string;
                            number: number;
                            signature: string;
                            /** @enum {unknown} */
                            step: "collected" | "taken-in" | "handed-over" | "examined" | "copied" | "received" | "returned";
                            /** @description as it was signed */
                            text: string;
                            to: string | null;
                            where: string;
                            who: string;
                        };
                        /** @description to be signed as it is, with the agency's statement key */
                        text?: string;
                    };
                };
            };
        };
    };
    placeCustody: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Words of yours",
                 *       "signature": "Words of yours"
                 *     }
                 */
                "application/json": {
                    signature: string;
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        done: "made" | "waits-for-your-signature";
                        entry?: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            authority: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            happened: string;
                            /** @description SHA-256 of its text, in hex */
                            hash: string;
                            number: number;
                            signature: string;
                            /** @enum {unknown} */
                            step: "collected" | "taken-in" | "handed-over" | "examined" | "copied" | "received" | "returned";
                            /** @description as it was signed */
                            text: string;
                            to: string | null;
                            where: string;
                            who: string;
                        };
                        /** @description to be signed as it is, with the agency's statement key */
                        text?: string;
                    };
                };
            };
        };
    };
    listLetters: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                kind?: "informal-request" | "informal-answer" | "spontaneous-information" | "nationality-check" | "nationality-answer" | "draft" | "comment";
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                thread?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            answers: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            author: string;
                            /** @description SHA-256 of its text, in hex */
                            hash: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            intelligenceOnly: boolean;
                            /** @enum {unknown} */
                            kind: "informal-request" | "informal-answer" | "spontaneous-information" | "nationality-check" | "nationality-answer" | "draft" | "comment";
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            receiver: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            sentAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            thread: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    sendLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "01900000-0000-7000-8000-000000000000",
                 *       "kind": "informal-request",
                 *       "content": {}
                 *     }
                 */
                "application/json": {
                    /** @description `hash` of the letter that it answers */
                    answers?: string;
                    content: {
                        /** @enum {unknown} */
                        answer?: "yes" | "no" | "cannot-say";
                        /**
                         * @description TIP 8(3): nationality, or the right to reside at the time of entry; SOM 18(3): now
                         * @enum {unknown}
                         */
                        asks?: "nationality" | "permanent-residence-at-entry" | "permanent-residence-now";
                        assistance?: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                        comments?: {
                            part: string;
                            says: string;
                        }[];
                        contents?: {
                            actions?: string;
                            assistance?: string;
                            authority?: string;
                            conductedBy?: string;
                            conductedByFunctions?: string;
                            detained?: {
                                agreed: boolean;
                                consents: boolean;
                            };
                            documents?: string[];
                            extentOfExecution?: string;
                            facts?: string;
                            law?: string;
                            offence?: string;
                            order?: string;
                            persons?: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                location?: string;
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                nationality?: string;
                            }[];
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            preservedUntil?: string;
                            procedure?: string;
                            proceedings?: string;
                            property?: string;
                            purpose?: string;
                            questions?: string;
                            subject?: string;
                            warrant?: string;
                        };
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        person?: string;
                        /** @description limits on the use of what is told (18(5), TIP 10(3), SOM 10(2)) */
                        restrictions?: string;
                        /**
                         * @description whether that State is a danger to the person
                         * @enum {unknown}
                         */
                        riskFromThatState?: "none" | "yes" | "not-assessed";
                        says?: string;
                    };
                    /** @enum {unknown} */
                    kind: "informal-request" | "informal-answer" | "spontaneous-information" | "nationality-check" | "nationality-answer" | "draft" | "comment";
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    to: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answers: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        author: string;
                        content: {
                            /** @enum {unknown} */
                            answer?: "yes" | "no" | "cannot-say";
                            /**
                             * @description TIP 8(3): nationality, or the right to reside at the time of entry; SOM 18(3): now
                             * @enum {unknown}
                             */
                            asks?: "nationality" | "permanent-residence-at-entry" | "permanent-residence-now";
                            assistance?: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                            comments?: {
                                part: string;
                                says: string;
                            }[];
                            contents?: {
                                actions?: string;
                                assistance?: string;
                                authority?: string;
                                conductedBy?: string;
                                conductedByFunctions?: string;
                                detained?: {
                                    agreed: boolean;
                                    consents: boolean;
                                };
                                documents?: string[];
                                extentOfExecution?: string;
                                facts?: string;
                                law?: string;
                                offence?: string;
                                order?: string;
                                persons?: {
                                    /**
                                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                     * @example 01900000-0000-7000-8000-000000000000
                                     */
                                    id: string;
                                    location?: string;
                                    /**
                                     * Format: country
                                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                                     * @example FJ
                                     * @example TO
                                     */
                                    nationality?: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                preservedUntil?: string;
                                procedure?: string;
                                proceedings?: string;
                                property?: string;
                                purpose?: string;
                                questions?: string;
                                subject?: string;
                                warrant?: string;
                            };
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            person?: string;
                            /** @description limits on the use of what is told (18(5), TIP 10(3), SOM 10(2)) */
                            restrictions?: string;
                            /**
                             * @description whether that State is a danger to the person
                             * @enum {unknown}
                             */
                            riskFromThatState?: "none" | "yes" | "not-assessed";
                            says?: string;
                        };
                        /** @description SHA-256 of its text, in hex */
                        hash: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        intelligenceOnly: boolean;
                        /** @enum {unknown} */
                        kind: "informal-request" | "informal-answer" | "spontaneous-information" | "nationality-check" | "nationality-answer" | "draft" | "comment";
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        receiver: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        sentAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        thread: string;
                    } | {
                        /** @enum {unknown} */
                        done: "waits-for-your-signature";
                        /** @description to be signed as it is, with the agency's statement key, and placed by `place-letter` */
                        text: string;
                    };
                };
            };
        };
    };
    readLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answers: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        author: string;
                        content: {
                            /** @enum {unknown} */
                            answer?: "yes" | "no" | "cannot-say";
                            /**
                             * @description TIP 8(3): nationality, or the right to reside at the time of entry; SOM 18(3): now
                             * @enum {unknown}
                             */
                            asks?: "nationality" | "permanent-residence-at-entry" | "permanent-residence-now";
                            assistance?: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                            comments?: {
                                part: string;
                                says: string;
                            }[];
                            contents?: {
                                actions?: string;
                                assistance?: string;
                                authority?: string;
                                conductedBy?: string;
                                conductedByFunctions?: string;
                                detained?: {
                                    agreed: boolean;
                                    consents: boolean;
                                };
                                documents?: string[];
                                extentOfExecution?: string;
                                facts?: string;
                                law?: string;
                                offence?: string;
                                order?: string;
                                persons?: {
                                    /**
                                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                     * @example 01900000-0000-7000-8000-000000000000
                                     */
                                    id: string;
                                    location?: string;
                                    /**
                                     * Format: country
                                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                                     * @example FJ
                                     * @example TO
                                     */
                                    nationality?: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                preservedUntil?: string;
                                procedure?: string;
                                proceedings?: string;
                                property?: string;
                                purpose?: string;
                                questions?: string;
                                subject?: string;
                                warrant?: string;
                            };
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            person?: string;
                            /** @description limits on the use of what is told (18(5), TIP 10(3), SOM 10(2)) */
                            restrictions?: string;
                            /**
                             * @description whether that State is a danger to the person
                             * @enum {unknown}
                             */
                            riskFromThatState?: "none" | "yes" | "not-assessed";
                            says?: string;
                        };
                        /** @description SHA-256 of its text, in hex */
                        hash: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        intelligenceOnly: boolean;
                        /** @enum {unknown} */
                        kind: "informal-request" | "informal-answer" | "spontaneous-information" | "nationality-check" | "nationality-answer" | "draft" | "comment";
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        receiver: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        sentAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        thread: string;
                    };
                };
            };
        };
    };
    makeFormal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "requested": "01900000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    requested: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assistance: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        clocks: {
                            clock: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            ends: string;
                        }[];
                        contents: {
                            actions?: string;
                            assistance?: string;
                            authority?: string;
                            conductedBy?: string;
                            conductedByFunctions?: string;
                            detained?: {
                                agreed: boolean;
                                consents: boolean;
                            };
                            documents?: string[];
                            extentOfExecution?: string;
                            facts?: string;
                            law?: string;
                            offence?: string;
                            order?: string;
                            persons?: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                location?: string;
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                nationality?: string;
                            }[];
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            preservedUntil?: string;
                            procedure?: string;
                            proceedings?: string;
                            property?: string;
                            purpose?: string;
                            questions?: string;
                            subject?: string;
                            warrant?: string;
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        diverged: boolean;
                        erasedAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        lapsed: boolean;
                        may: ("submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use")[];
                        offence: {
                            /** @enum {unknown} */
                            ageDiffers?: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            internalOnly?: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            offenceThere: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            organisedGroup: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            protocol?: "tip" | "som";
                            /** @enum {unknown} */
                            serious: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            transnational: "yes" | "no" | "unknown";
                        };
                        otherReference: string | null;
                        /** @description this side's own number */
                        reference: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        requested: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        requesting: string;
                        /** @enum {unknown} */
                        side: "requesting" | "requested";
                        /** @enum {unknown} */
                        stage: "draft" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                        state: {
                            /** @enum {unknown} */
                            answers: "none" | "some";
                            /** @enum {unknown} */
                            conditions: "none" | "proposed" | "accepted" | "declined";
                            /** @enum {unknown} */
                            confidentiality: "none" | "required" | "cannot-be-kept";
                            /** @enum {unknown} */
                            consultation: "none" | "open" | "replied" | "closed";
                            /** @enum {unknown} */
                            costs: "none" | "proposed" | "agreed";
                            /** @enum {unknown} */
                            oral: "no" | "unconfirmed" | "confirmed";
                            /** @enum {unknown} */
                            otherUse: "none" | "asked" | "consented" | "declined";
                            /** @enum {unknown} */
                            stage: "none" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                        };
                        version: number;
                    };
                };
            };
        };
    };
    placeLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Words of yours",
                 *       "signature": "Words of yours"
                 *     }
                 */
                "application/json": {
                    signature: string;
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answers: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        author: string;
                        content: {
                            /** @enum {unknown} */
                            answer?: "yes" | "no" | "cannot-say";
                            /**
                             * @description TIP 8(3): nationality, or the right to reside at the time of entry; SOM 18(3): now
                             * @enum {unknown}
                             */
                            asks?: "nationality" | "permanent-residence-at-entry" | "permanent-residence-now";
                            assistance?: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                            comments?: {
                                part: string;
                                says: string;
                            }[];
                            contents?: {
                                actions?: string;
                                assistance?: string;
                                authority?: string;
                                conductedBy?: string;
                                conductedByFunctions?: string;
                                detained?: {
                                    agreed: boolean;
                                    consents: boolean;
                                };
                                documents?: string[];
                                extentOfExecution?: string;
                                facts?: string;
                                law?: string;
                                offence?: string;
                                order?: string;
                                persons?: {
                                    /**
                                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                     * @example 01900000-0000-7000-8000-000000000000
                                     */
                                    id: string;
                                    location?: string;
                                    /**
                                     * Format: country
                                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                                     * @example FJ
                                     * @example TO
                                     */
                                    nationality?: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                preservedUntil?: string;
                                procedure?: string;
                                proceedings?: string;
                                property?: string;
                                purpose?: string;
                                questions?: string;
                                subject?: string;
                                warrant?: string;
                            };
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            person?: string;
                            /** @description limits on the use of what is told (18(5), TIP 10(3), SOM 10(2)) */
                            restrictions?: string;
                            /**
                             * @description whether that State is a danger to the person
                             * @enum {unknown}
                             */
                            riskFromThatState?: "none" | "yes" | "not-assessed";
                            says?: string;
                        };
                        /** @description SHA-256 of its text, in hex */
                        hash: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        intelligenceOnly: boolean;
                        /** @enum {unknown} */
                        kind: "informal-request" | "informal-answer" | "spontaneous-information" | "nationality-check" | "nationality-answer" | "draft" | "comment";
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        receiver: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        sentAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        thread: string;
                    };
                };
            };
        };
    };
    listRegister: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 country code of two capital letters, such as FJ */
                country?: string;
                /** @description ISO 8601 date */
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            asOf?: string;
                            because: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country: string;
                            instrument: string;
                            name: string;
                            since?: string;
                            source?: string;
                            /** @enum {unknown} */
                            status: "bound" | "not-bound" | "unknown";
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    listMlaRequests: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                /** @description your own number or the other side's, whole */
                reference?: string;
                side?: "requesting" | "requested";
                stage?: "draft" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            assistance: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            clocks: {
                                clock: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                ends: string;
                            }[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            createdAt: string;
                            diverged: boolean;
                            erasedAt: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            lapsed: boolean;
                            otherReference: string | null;
                            /** @description this side's own number */
                            reference: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            requested: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            requesting: string;
                            /** @enum {unknown} */
                            side: "requesting" | "requested";
                            /** @enum {unknown} */
                            stage: "draft" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                            state: {
                                /** @enum {unknown} */
                                answers: "none" | "some";
                                /** @enum {unknown} */
                                conditions: "none" | "proposed" | "accepted" | "declined";
                                /** @enum {unknown} */
                                confidentiality: "none" | "required" | "cannot-be-kept";
                                /** @enum {unknown} */
                                consultation: "none" | "open" | "replied" | "closed";
                                /** @enum {unknown} */
                                costs: "none" | "proposed" | "agreed";
                                /** @enum {unknown} */
                                oral: "no" | "unconfirmed" | "confirmed";
                                /** @enum {unknown} */
                                otherUse: "none" | "asked" | "consented" | "declined";
                                /** @enum {unknown} */
                                stage: "none" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                            };
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    draftRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "requested": "01900000-0000-7000-8000-000000000000",
                 *       "assistance": [
                 *         "evidence-or-statements"
                 *       ],
                 *       "contents": {}
                 *     }
                 */
                "application/json": {
                    assistance: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                    contents: {
                        actions?: string;
                        assistance?: string;
                        authority?: string;
                        conductedBy?: string;
                        conductedByFunctions?: string;
                        detained?: {
                            agreed: boolean;
                            consents: boolean;
                        };
                        documents?: string[];
                        extentOfExecution?: string;
                        facts?: string;
                        law?: string;
                        offence?: string;
                        order?: string;
                        persons?: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            location?: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            nationality?: string;
                        }[];
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        preservedUntil?: string;
                        procedure?: string;
                        proceedings?: string;
                        property?: string;
                        purpose?: string;
                        questions?: string;
                        subject?: string;
                        warrant?: string;
                    };
                    offence?: {
                        /** @enum {unknown} */
                        ageDiffers?: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        internalOnly?: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        offenceThere: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        organisedGroup: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        protocol?: "tip" | "som";
                        /** @enum {unknown} */
                        serious: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        transnational: "yes" | "no" | "unknown";
                    };
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    requested: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assistance: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        clocks: {
                            clock: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            ends: string;
                        }[];
                        contents: {
                            actions?: string;
                            assistance?: string;
                            authority?: string;
                            conductedBy?: string;
                            conductedByFunctions?: string;
                            detained?: {
                                agreed: boolean;
                                consents: boolean;
                            };
                            documents?: string[];
                            extentOfExecution?: string;
                            facts?: string;
                            law?: string;
                            offence?: string;
                            order?: string;
                            persons?: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                location?: string;
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                nationality?: string;
                            }[];
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            preservedUntil?: string;
                            procedure?: string;
                            proceedings?: string;
                            property?: string;
                            purpose?: string;
                            questions?: string;
                            subject?: string;
                            warrant?: string;
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        diverged: boolean;
                        erasedAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        lapsed: boolean;
                        may: ("submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use")[];
                        offence: {
                            /** @enum {unknown} */
                            ageDiffers?: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            internalOnly?: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            offenceThere: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            organisedGroup: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            protocol?: "tip" | "som";
                            /** @enum {unknown} */
                            serious: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            transnational: "yes" | "no" | "unknown";
                        };
                        otherReference: string | null;
                        /** @description this side's own number */
                        reference: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        requested: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        requesting: string;
                        /** @enum {unknown} */
                        side: "requesting" | "requested";
                        /** @enum {unknown} */
                        stage: "draft" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                        state: {
                            /** @enum {unknown} */
                            answers: "none" | "some";
                            /** @enum {unknown} */
                            conditions: "none" | "proposed" | "accepted" | "declined";
                            /** @enum {unknown} */
                            confidentiality: "none" | "required" | "cannot-be-kept";
                            /** @enum {unknown} */
                            consultation: "none" | "open" | "replied" | "closed";
                            /** @enum {unknown} */
                            costs: "none" | "proposed" | "agreed";
                            /** @enum {unknown} */
                            oral: "no" | "unconfirmed" | "confirmed";
                            /** @enum {unknown} */
                            otherUse: "none" | "asked" | "consented" | "declined";
                            /** @enum {unknown} */
                            stage: "none" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                        };
                        version: number;
                    };
                };
            };
        };
    };
    readRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assistance: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        clocks: {
                            clock: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            ends: string;
                        }[];
                        contents: {
                            actions?: string;
                            assistance?: string;
                            authority?: string;
                            conductedBy?: string;
                            conductedByFunctions?: string;
                            detained?: {
                                agreed: boolean;
                                consents: boolean;
                            };
                            documents?: string[];
                            extentOfExecution?: string;
                            facts?: string;
                            law?: string;
                            offence?: string;
                            order?: string;
                            persons?: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                location?: string;
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                nationality?: string;
                            }[];
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            preservedUntil?: string;
                            procedure?: string;
                            proceedings?: string;
                            property?: string;
                            purpose?: string;
                            questions?: string;
                            subject?: string;
                            warrant?: string;
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        diverged: boolean;
                        erasedAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        lapsed: boolean;
                        may: ("submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use")[];
                        offence: {
                            /** @enum {unknown} */
                            ageDiffers?: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            internalOnly?: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            offenceThere: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            organisedGroup: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            protocol?: "tip" | "som";
                            /** @enum {unknown} */
                            serious: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            transnational: "yes" | "no" | "unknown";
                        };
                        otherReference: string | null;
                        /** @description this side's own number */
                        reference: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        requested: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        requesting: string;
                        /** @enum {unknown} */
                        side: "requesting" | "requested";
                        /** @enum {unknown} */
                        stage: "draft" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                        state: {
                            /** @enum {unknown} */
                            answers: "none" | "some";
                            /** @enum {unknown} */
                            conditions: "none" | "proposed" | "accepted" | "declined";
                            /** @enum {unknown} */
                            confidentiality: "none" | "required" | "cannot-be-kept";
                            /** @enum {unknown} */
                            consultation: "none" | "open" | "replied" | "closed";
                            /** @enum {unknown} */
                            costs: "none" | "proposed" | "agreed";
                            /** @enum {unknown} */
                            oral: "no" | "unconfirmed" | "confirmed";
                            /** @enum {unknown} */
                            otherUse: "none" | "asked" | "consented" | "declined";
                            /** @enum {unknown} */
                            stage: "none" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                        };
                        version: number;
                    };
                };
            };
        };
    };
    changeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1
                 *     }
                 */
                "application/json": {
                    assistance?: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                    contents?: {
                        actions?: string;
                        assistance?: string;
                        authority?: string;
                        conductedBy?: string;
                        conductedByFunctions?: string;
                        detained?: {
                            agreed: boolean;
                            consents: boolean;
                        };
                        documents?: string[];
                        extentOfExecution?: string;
                        facts?: string;
                        law?: string;
                        offence?: string;
                        order?: string;
                        persons?: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            location?: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            nationality?: string;
                        }[];
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        preservedUntil?: string;
                        procedure?: string;
                        proceedings?: string;
                        property?: string;
                        purpose?: string;
                        questions?: string;
                        subject?: string;
                        warrant?: string;
                    };
                    /** @description the version that you read */
                    expectedVersion: number;
                    offence?: {
                        /** @enum {unknown} */
                        ageDiffers?: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        internalOnly?: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        offenceThere: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        organisedGroup: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        protocol?: "tip" | "som";
                        /** @enum {unknown} */
                        serious: "yes" | "no" | "unknown";
                        /** @enum {unknown} */
                        transnational: "yes" | "no" | "unknown";
                    };
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    requested?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assistance: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        clocks: {
                            clock: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            ends: string;
                        }[];
                        contents: {
                            actions?: string;
                            assistance?: string;
                            authority?: string;
                            conductedBy?: string;
                            conductedByFunctions?: string;
                            detained?: {
                                agreed: boolean;
                                consents: boolean;
                            };
                            documents?: string[];
                            extentOfExecution?: string;
                            facts?: string;
                            law?: string;
                            offence?: string;
                            order?: string;
                            persons?: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                location?: string;
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                nationality?: string;
                            }[];
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            preservedUntil?: string;
                            procedure?: string;
                            proceedings?: string;
                            property?: string;
                            purpose?: string;
                            questions?: string;
                            subject?: string;
                            warrant?: string;
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        diverged: boolean;
                        erasedAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        lapsed: boolean;
                        may: ("submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use")[];
                        offence: {
                            /** @enum {unknown} */
                            ageDiffers?: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            internalOnly?: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            offenceThere: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            organisedGroup: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            protocol?: "tip" | "som";
                            /** @enum {unknown} */
                            serious: "yes" | "no" | "unknown";
                            /** @enum {unknown} */
                            transnational: "yes" | "no" | "unknown";
                        };
                        otherReference: string | null;
                        /** @description this side's own number */
                        reference: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        requested: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        requesting: string;
                        /** @enum {unknown} */
                        side: "requesting" | "requested";
                        /** @enum {unknown} */
                        stage: "draft" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                        state: {
                            /** @enum {unknown} */
                            answers: "none" | "some";
                            /** @enum {unknown} */
                            conditions: "none" | "proposed" | "accepted" | "declined";
                            /** @enum {unknown} */
                            confidentiality: "none" | "required" | "cannot-be-kept";
                            /** @enum {unknown} */
                            consultation: "none" | "open" | "replied" | "closed";
                            /** @enum {unknown} */
                            costs: "none" | "proposed" | "agreed";
                            /** @enum {unknown} */
                            oral: "no" | "unconfirmed" | "confirmed";
                            /** @enum {unknown} */
                            otherUse: "none" | "asked" | "consented" | "declined";
                            /** @enum {unknown} */
                            stage: "none" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                        };
                        version: number;
                    };
                };
            };
        };
    };
    act: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "submit"
                 *     }
                 */
                "application/json": {
                    content?: {
                        /** @description both States agree to oral requests */
                        agreed?: boolean;
                        asks?: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        authority?: string;
                        conditions?: string[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        confirmBy?: string;
                        costs?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        day?: string;
                        faults?: {
                            at: string;
                            message: string;
                        }[];
                        grounds?: string[];
                        itemIds?: string[];
                        items?: {
                            alsoFor?: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id?: string;
                            limits?: string;
                            papers?: {
                                /** @description newest entry of its chain of custody; the hub adds it */
                                custody?: string;
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                /** @description SHA-256 in hex */
                                sha256: string;
                            }[];
                            says: string;
                        }[];
                        /** @description your own number for the request */
                        number?: string;
                        papers?: {
                            /** @description newest entry of its chain of custody; the hub adds it */
                            custody?: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @description SHA-256 in hex */
                            sha256: string;
                        }[];
                        parts?: string[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        person?: string;
                        /** @enum {unknown} */
                        purpose?: "crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight";
                        reasons?: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        replyBy?: string;
                        says?: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        toldAt?: string;
                        /** @enum {unknown} */
                        useful?: "yes" | "partly" | "no";
                    };
                    /** @enum {unknown} */
                    kind: "submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        act?: string;
                        /** @enum {unknown} */
                        done: "made" | "waits-for-second-person" | "waits-for-your-signature";
                        request: {
                            assistance: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            clocks: {
                                clock: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                ends: string;
                            }[];
                            contents: {
                                actions?: string;
                                assistance?: string;
                                authority?: string;
                                conductedBy?: string;
                                conductedByFunctions?: string;
                                detained?: {
                                    agreed: boolean;
                                    consents: boolean;
                                };
                                documents?: string[];
                                extentOfExecution?: string;
                                facts?: string;
                                law?: string;
                                offence?: string;
                                order?: string;
                                persons?: {
                                    /**
                                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                     * @example 01900000-0000-7000-8000-000000000000
                                     */
                                    id: string;
                                    location?: string;
                                    /**
                                     * Format: country
                                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                                     * @example FJ
                                     * @example TO
                                     */
                                    nationality?: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                preservedUntil?: string;
                                procedure?: string;
                                proceedings?: string;
                                property?: string;
                                purpose?: string;
                                questions?: string;
                                subject?: string;
                                warrant?: string;
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            createdAt: string;
                            diverged: boolean;
                            erasedAt: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            lapsed: boolean;
                            may: ("submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use")[];
                            offence: {
                                /** @enum {unknown} */
                                ageDiffers?: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                internalOnly?: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                offenceThere: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                organisedGroup: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                protocol?: "tip" | "som";
                                /** @enum {unknown} */
                                serious: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                transnational: "yes" | "no" | "unknown";
                            };
                            otherReference: string | null;
                            /** @description this side's own number */
                            reference: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            requested: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            requesting: string;
                            /** @enum {unknown} */
                            side: "requesting" | "requested";
                            /** @enum {unknown} */
                            stage: "draft" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                            state: {
                                /** @enum {unknown} */
                                answers: "none" | "some";
                                /** @enum {unknown} */
                                conditions: "none" | "proposed" | "accepted" | "declined";
                                /** @enum {unknown} */
                                confidentiality: "none" | "required" | "cannot-be-kept";
                                /** @enum {unknown} */
                                consultation: "none" | "open" | "replied" | "closed";
                                /** @enum {unknown} */
                                costs: "none" | "proposed" | "agreed";
                                /** @enum {unknown} */
                                oral: "no" | "unconfirmed" | "confirmed";
                                /** @enum {unknown} */
                                otherUse: "none" | "asked" | "consented" | "declined";
                                /** @enum {unknown} */
                                stage: "none" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                            };
                            version: number;
                        };
                        statement?: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @enum {unknown} */
                            by: "requesting" | "requested";
                            hash: string;
                            /** @enum {unknown} */
                            kind: "submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use";
                            number: number;
                        };
                        /** @description to be signed as it is, with the agency's statement key */
                        text?: string;
                    };
                };
            };
        };
    };
    dropAct: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                act: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        state: "dropped";
                    };
                };
            };
        };
    };
    signAct: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                act: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        act?: string;
                        /** @enum {unknown} */
                        done: "made" | "waits-for-second-person" | "waits-for-your-signature";
                        request: {
                            assistance: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            clocks: {
                                clock: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                ends: string;
                            }[];
                            contents: {
                                actions?: string;
                                assistance?: string;
                                authority?: string;
                                conductedBy?: string;
                                conductedByFunctions?: string;
                                detained?: {
                                    agreed: boolean;
                                    consents: boolean;
                                };
                                documents?: string[];
                                extentOfExecution?: string;
                                facts?: string;
                                law?: string;
                                offence?: string;
                                order?: string;
                                persons?: {
                                    /**
                                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                     * @example 01900000-0000-7000-8000-000000000000
                                     */
                                    id: string;
                                    location?: string;
                                    /**
                                     * Format: country
                                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                                     * @example FJ
                                     * @example TO
                                     */
                                    nationality?: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                preservedUntil?: string;
                                procedure?: string;
                                proceedings?: string;
                                property?: string;
                                purpose?: string;
                                questions?: string;
                                subject?: string;
                                warrant?: string;
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            createdAt: string;
                            diverged: boolean;
                            erasedAt: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            lapsed: boolean;
                            may: ("submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use")[];
                            offence: {
                                /** @enum {unknown} */
                                ageDiffers?: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                internalOnly?: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                offenceThere: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                organisedGroup: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                protocol?: "tip" | "som";
                                /** @enum {unknown} */
                                serious: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                transnational: "yes" | "no" | "unknown";
                            };
                            otherReference: string | null;
                            /** @description this side's own number */
                            reference: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            requested: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            requesting: string;
                            /** @enum {unknown} */
                            side: "requesting" | "requested";
                            /** @enum {unknown} */
                            stage: "draft" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                            state: {
                                /** @enum {unknown} */
                                answers: "none" | "some";
                                /** @enum {unknown} */
                                conditions: "none" | "proposed" | "accepted" | "declined";
                                /** @enum {unknown} */
                                confidentiality: "none" | "required" | "cannot-be-kept";
                                /** @enum {unknown} */
                                consultation: "none" | "open" | "replied" | "closed";
                                /** @enum {unknown} */
                                costs: "none" | "proposed" | "agreed";
                                /** @enum {unknown} */
                                oral: "no" | "unconfirmed" | "confirmed";
                                /** @enum {unknown} */
                                otherUse: "none" | "asked" | "consented" | "declined";
                                /** @enum {unknown} */
                                stage: "none" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                            };
                            version: number;
                        };
                        statement?: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @enum {unknown} */
                            by: "requesting" | "requested";
                            hash: string;
                            /** @enum {unknown} */
                            kind: "submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use";
                            number: number;
                        };
                        /** @description to be signed as it is, with the agency's statement key */
                        text?: string;
                    };
                };
            };
        };
    };
    catchUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    checkRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description what the request can rest on, the best first */
                        bases: {
                            instrument: string;
                            name: string;
                            provisions: string;
                            /** @enum {unknown} */
                            result: "applies" | "may-apply" | "does-not-apply";
                            risks: {
                                article: string;
                                says: string;
                            }[];
                            steps: {
                                /** @enum {unknown} */
                                answer: "yes" | "no" | "unknown";
                                article: string;
                                because: string;
                                rule: string;
                                sources: string[];
                            }[];
                        }[];
                        best: string | null;
                        /** @description nothing keeps it from being filed */
                        complete: boolean;
                        faults: {
                            article: string;
                            at: string;
                            message: string;
                        }[];
                        needs: {
                            article: string;
                            asks: string;
                            part: string;
                        }[];
                        /** @description what to do next */
                        next: string;
                    };
                };
            };
        };
    };
    askErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description why, without who a person is */
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        done: "erased" | "waits-for-second-person";
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    confirmErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        done: "erased" | "waits-for-second-person";
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    exportThread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        authorities: {
                            requested: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                keys: {
                                    from: string;
                                    jwk: {
                                        alg?: string;
                                        crv?: string;
                                        kid?: string;
                                        kty?: string;
                                        use?: string;
                                        x?: string;
                                        y?: string;
                                    };
                                    kid: string;
                                    until?: string;
                                }[];
                            };
                            requesting: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                keys: {
                                    from: string;
                                    jwk: {
                                        alg?: string;
                                        crv?: string;
                                        kid?: string;
                                        kty?: string;
                                        use?: string;
                                        x?: string;
                                        y?: string;
                                    };
                                    kid: string;
                                    until?: string;
                                }[];
                            };
                        };
                        /** @description who has had each file, as this side knows it */
                        custody: {
                            entries: {
                                bytes: string;
                                signature: string;
                            }[];
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            file: string;
                        }[];
                        /** @description what this authority signed of the statements whose text it erased: their hashes and their order */
                        erased: {
                            bytes: string;
                            signature: string;
                        }[];
                        /** @enum {number} */
                        format: 1;
                        receipts: {
                            bytes: string;
                            signature: string;
                        }[];
                        statements: {
                            bytes: string;
                            signature: string;
                        }[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        thread: string;
                    };
                };
            };
        };
    };
    listFiles: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            addedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            madeBy: "requesting" | "requested";
                            mediaType: string | null;
                            name: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            request: string;
                            sha256: string | null;
                            /** @description bytes */
                            size: number;
                            /**
                             * @description coming: it is being sent. awaited: the other side named it, and it is on its way. refused: it is not what was announced
                             * @enum {unknown}
                             */
                            state: "coming" | "awaited" | "here" | "refused" | "erased";
                            version: number;
                            why: string | null;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    beginFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        addedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        madeBy: "requesting" | "requested";
                        mediaType: string | null;
                        name: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        request: string;
                        sha256: string | null;
                        /** @description bytes */
                        size: number;
                        /**
                         * @description coming: it is being sent. awaited: the other side named it, and it is on its way. refused: it is not what was announced
                         * @enum {unknown}
                         */
                        state: "coming" | "awaited" | "here" | "refused" | "erased";
                        version: number;
                        why: string | null;
                    };
                };
            };
        };
    };
    listItems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            alsoFor: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            answeredAt: string;
                            conditions: string[];
                            /** @description the other side was told that it is going to be disclosed */
                            disclosed: boolean;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            limits: string | null;
                            papers: {
                                custody?: string;
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                sha256: string;
                            }[];
                            says: string;
                            /** @description hash of the statement that answered it */
                            statement: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    useItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                item: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "use": "these-proceedings",
                 *       "purpose": "crime-prevention"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    case?: string;
                    /** @enum {unknown} */
                    purpose: "crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight";
                    /** @enum {unknown} */
                    use: "these-proceedings" | "other-proceedings" | "exculpatory-disclosure";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        conditions: string[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        item: string;
                        limits: string | null;
                    };
                };
            };
        };
    };
    shareDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        answers: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        author: string;
                        content: {
                            /** @enum {unknown} */
                            answer?: "yes" | "no" | "cannot-say";
                            /**
                             * @description TIP 8(3): nationality, or the right to reside at the time of entry; SOM 18(3): now
                             * @enum {unknown}
                             */
                            asks?: "nationality" | "permanent-residence-at-entry" | "permanent-residence-now";
                            assistance?: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                            comments?: {
                                part: string;
                                says: string;
                            }[];
                            contents?: {
                                actions?: string;
                                assistance?: string;
                                authority?: string;
                                conductedBy?: string;
                                conductedByFunctions?: string;
                                detained?: {
                                    agreed: boolean;
                                    consents: boolean;
                                };
                                documents?: string[];
                                extentOfExecution?: string;
                                facts?: string;
                                law?: string;
                                offence?: string;
                                order?: string;
                                persons?: {
                                    /**
                                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                     * @example 01900000-0000-7000-8000-000000000000
                                     */
                                    id: string;
                                    location?: string;
                                    /**
                                     * Format: country
                                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                                     * @example FJ
                                     * @example TO
                                     */
                                    nationality?: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                preservedUntil?: string;
                                procedure?: string;
                                proceedings?: string;
                                property?: string;
                                purpose?: string;
                                questions?: string;
                                subject?: string;
                                warrant?: string;
                            };
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            person?: string;
                            /** @description limits on the use of what is told (18(5), TIP 10(3), SOM 10(2)) */
                            restrictions?: string;
                            /**
                             * @description whether that State is a danger to the person
                             * @enum {unknown}
                             */
                            riskFromThatState?: "none" | "yes" | "not-assessed";
                            says?: string;
                        };
                        /** @description SHA-256 of its text, in hex */
                        hash: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        intelligenceOnly: boolean;
                        /** @enum {unknown} */
                        kind: "informal-request" | "informal-answer" | "spontaneous-information" | "nationality-check" | "nationality-answer" | "draft" | "comment";
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        receiver: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        sentAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        thread: string;
                    } | {
                        /** @enum {unknown} */
                        done: "waits-for-your-signature";
                        /** @description to be signed as it is, with the agency's statement key, and placed by `place-letter` */
                        text: string;
                    };
                };
            };
        };
    };
    placeStatement: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Words of yours",
                 *       "signature": "Words of yours"
                 *     }
                 */
                "application/json": {
                    signature: string;
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        act?: string;
                        /** @enum {unknown} */
                        done: "made" | "waits-for-second-person" | "waits-for-your-signature";
                        request: {
                            assistance: ("evidence-or-statements" | "service-of-documents" | "search" | "seizure-or-freezing" | "objects-and-sites" | "information-or-expert-evaluations" | "records" | "identifying-or-tracing-proceeds" | "voluntary-appearance" | "transfer-of-a-detained-person" | "video-hearing" | "confiscation-by-own-order" | "confiscation-by-our-order" | "special-techniques" | "preservation-of-data" | "extradition" | "joint-investigation" | "transfer-of-proceedings")[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            clocks: {
                                clock: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                ends: string;
                            }[];
                            contents: {
                                actions?: string;
                                assistance?: string;
                                authority?: string;
                                conductedBy?: string;
                                conductedByFunctions?: string;
                                detained?: {
                                    agreed: boolean;
                                    consents: boolean;
                                };
                                documents?: string[];
                                extentOfExecution?: string;
                                facts?: string;
                                law?: string;
                                offence?: string;
                                order?: string;
                                persons?: {
                                    /**
                                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                     * @example 01900000-0000-7000-8000-000000000000
                                     */
                                    id: string;
                                    location?: string;
                                    /**
                                     * Format: country
                                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                                     * @example FJ
                                     * @example TO
                                     */
                                    nationality?: string;
                                }[];
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                preservedUntil?: string;
                                procedure?: string;
                                proceedings?: string;
                                property?: string;
                                purpose?: string;
                                questions?: string;
                                subject?: string;
                                warrant?: string;
                            };
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            createdAt: string;
                            diverged: boolean;
                            erasedAt: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            lapsed: boolean;
                            may: ("submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use")[];
                            offence: {
                                /** @enum {unknown} */
                                ageDiffers?: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                internalOnly?: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                offenceThere: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                organisedGroup: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                protocol?: "tip" | "som";
                                /** @enum {unknown} */
                                serious: "yes" | "no" | "unknown";
                                /** @enum {unknown} */
                                transnational: "yes" | "no" | "unknown";
                            };
                            otherReference: string | null;
                            /** @description this side's own number */
                            reference: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            requested: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            requesting: string;
                            /** @enum {unknown} */
                            side: "requesting" | "requested";
                            /** @enum {unknown} */
                            stage: "draft" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                            state: {
                                /** @enum {unknown} */
                                answers: "none" | "some";
                                /** @enum {unknown} */
                                conditions: "none" | "proposed" | "accepted" | "declined";
                                /** @enum {unknown} */
                                confidentiality: "none" | "required" | "cannot-be-kept";
                                /** @enum {unknown} */
                                consultation: "none" | "open" | "replied" | "closed";
                                /** @enum {unknown} */
                                costs: "none" | "proposed" | "agreed";
                                /** @enum {unknown} */
                                oral: "no" | "unconfirmed" | "confirmed";
                                /** @enum {unknown} */
                                otherUse: "none" | "asked" | "consented" | "declined";
                                /** @enum {unknown} */
                                stage: "none" | "submitted" | "registered" | "returned" | "executing" | "postponed" | "answered" | "refused" | "withdrawn";
                            };
                            version: number;
                        };
                        statement?: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @enum {unknown} */
                            by: "requesting" | "requested";
                            hash: string;
                            /** @enum {unknown} */
                            kind: "submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use";
                            number: number;
                        };
                        /** @description to be signed as it is, with the agency's statement key */
                        text?: string;
                    };
                };
            };
        };
    };
    readThread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @enum {unknown} */
                            by: "requesting" | "requested";
                            /** @description SHA-256 of its text, in hex */
                            hash: string;
                            /** @enum {unknown} */
                            kind: "submit" | "submit-orally" | "confirm-in-writing" | "supplement" | "resubmit" | "require-confidentiality" | "suggest-deadline" | "ask-progress" | "reply-in-consultation" | "accept-conditions" | "decline-conditions" | "withdraw" | "ask-other-use" | "notify-disclosure" | "release-witness" | "agree-costs" | "say-what-came-of-it" | "register" | "return-as-deficient" | "ask-for-more" | "cannot-keep-confidential" | "transmit" | "report-progress" | "open-consultation" | "propose-conditions" | "close-consultation" | "postpone" | "resume" | "refuse-in-part" | "refuse" | "refuse-outside-21" | "answer-in-part" | "answer-finally" | "propose-costs" | "consent-to-other-use" | "decline-other-use";
                            number: number;
                            /** @enum {unknown} */
                            outcome: "holds" | "supplement" | "noted";
                            /** @description its place and outcome can change no more */
                            settled: boolean;
                            status: ("submitted" | "relayed" | "not-delivered" | "delivered" | "retrieved") | null;
                            text: string | null;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    listUses: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            case: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            item: string;
                            /** @enum {unknown} */
                            purpose: "crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight";
                            /** @enum {unknown} */
                            use: "these-proceedings" | "other-proceedings" | "exculpatory-disclosure";
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    correctNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "text": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    /** @description names belong to the identity of the person */
                    text: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        version: number;
                    };
                };
            };
        };
    };
    listNoteVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            caseId: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            personId: string | null;
                            text: string;
                            /** @description 1, and one more for each correction */
                            version: number;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            writtenAt: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    listOfficers: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            handle: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    registerOfficer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "handle": "fj-tcu"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description short name in small letters, digits and hyphens, such as fj-tcu
                     * @example fj-tcu
                     */
                    handle: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    askToOpen: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description everybody in the case, for its export
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    case?: string;
                    /**
                     * @description everybody in the import, for its export
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    import?: string;
                    /** @description a life is in danger: with the purpose life-saving you may open one named person at once for half an hour. It wakes an operator, and a second officer has to confirm it within a day */
                    lifeAtRisk?: boolean;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    person?: string;
                    /** @description why it is needed, without names */
                    reason: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description such as the offence; empty where the deed is tied to nothing besides */
                        about: string;
                        /** @description begun before anybody confirmed, since a life is in danger */
                        alone: boolean;
                        /**
                         * Format: date-time
                         * @description until when a second officer may answer
                         */
                        answerBy: string;
                        answeredAt: string | null;
                        answeredByOfficer: string | null;
                        answerReason: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        askedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        askedByOfficer: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        askedByPost: string;
                        /** @enum {unknown} */
                        deed: "openIdentity" | "eraseIdentity" | "eraseCase" | "unrelated";
                        endsAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        of: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "person" | "case" | "import";
                        };
                        purpose: string;
                        reason: string;
                        /**
                         * @description waiting: for a second officer. open: the asking officer may do it now. declined, lapsed, over: no more. unconfirmed: done alone, and no second officer has answered in time
                         * @enum {unknown}
                         */
                        state: "waiting" | "open" | "declined" | "lapsed" | "over" | "unconfirmed";
                        version: number;
                    };
                };
            };
        };
    };
    listConsumersOfAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description events still to come, as far as the source has said */
                            behind?: number;
                            /** @description why it restarts or was refused */
                            cause: string;
                            consumer: string;
                            /** @description highest position settled in this process */
                            position: number;
                            /** @description milliseconds since the last proof of progress */
                            silentMs: number;
                            source: string;
                            /** @enum {unknown} */
                            status: "starting" | "running" | "restarting" | "refused" | "stopped";
                        }[];
                    };
                };
            };
        };
    };
    resetCursorOfAudit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consumer": "case-intake",
                 *       "source": "case-intake",
                 *       "to": 0
                 *     }
                 */
                "application/json": {
                    /**
                     * @description small letters, digits and hyphens
                     * @example case-intake
                     */
                    consumer: string;
                    /**
                     * @description small letters, digits and hyphens
                     * @example case-intake
                     */
                    source: string;
                    to: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description small letters, digits and hyphens
                         * @example case-intake
                         */
                        consumer: string;
                        /**
                         * @description small letters, digits and hyphens
                         * @example case-intake
                         */
                        source: string;
                        to: number;
                    };
                };
            };
        };
    };
    listDeadLettersOfAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            attempts: number;
                            cause: string;
                            consumer: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            failedAt: string;
                            id: string;
                            position: number;
                            source: string;
                            /** @enum {unknown} */
                            state: "retrying" | "waiting" | "dead";
                            subject: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            time: string;
                            traceparent: string;
                            type: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    redriveDeadLettersOfAudit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consumer": "case-intake",
                 *       "source": "case-intake"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description small letters, digits and hyphens
                     * @example case-intake
                     */
                    consumer: string;
                    /**
                     * @description small letters, digits and hyphens
                     * @example case-intake
                     */
                    source: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        left: number;
                        redriven: number;
                    };
                };
            };
        };
    };
    listConsumersOfMla: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description events still to come, as far as the source has said */
                            behind?: number;
                            /** @description why it restarts or was refused */
                            cause: string;
                            consumer: string;
                            /** @description highest position settled in this process */
                            position: number;
                            /** @description milliseconds since the last proof of progress */
                            silentMs: number;
                            source: string;
                            /** @enum {unknown} */
                            status: "starting" | "running" | "restarting" | "refused" | "stopped";
                        }[];
                    };
                };
            };
        };
    };
    resetCursorOfMla: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consumer": "case-intake",
                 *       "source": "case-intake",
                 *       "to": 0
                 *     }
                 */
                "application/json": {
                    /**
                     * @description small letters, digits and hyphens
                     * @example case-intake
                     */
                    consumer: string;
                    /**
                     * @description small letters, digits and hyphens
                     * @example case-intake
                     */
                    source: string;
                    to: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description small letters, digits and hyphens
                         * @example case-intake
                         */
                        consumer: string;
                        /**
                         * @description small letters, digits and hyphens
                         * @example case-intake
                         */
                        source: string;
                        to: number;
                    };
                };
            };
        };
    };
    listDeadLettersOfMla: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            attempts: number;
                            cause: string;
                            consumer: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            failedAt: string;
                            id: string;
                            position: number;
                            source: string;
                            /** @enum {unknown} */
                            state: "retrying" | "waiting" | "dead";
                            subject: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            time: string;
                            traceparent: string;
                            type: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    redriveDeadLettersOfMla: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consumer": "case-intake",
                 *       "source": "case-intake"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description small letters, digits and hyphens
                     * @example case-intake
                     */
                    consumer: string;
                    /**
                     * @description small letters, digits and hyphens
                     * @example case-intake
                     */
                    source: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        left: number;
                        redriven: number;
                    };
                };
            };
        };
    };
    readPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        age: {
                            from: number | null;
                            to: number | null;
                        } | null;
                        /** @enum {unknown} */
                        ageBand: "0-8" | "9-17" | "18-20" | "21-23" | "24-26" | "27-29" | "30-38" | "39-47" | "48+" | "child" | "adult" | "unknown";
                        assessmentVersion: number;
                        caseId: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @enum {unknown} */
                        citizen: "yes" | "no" | "unknown";
                        classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                        controls: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        custom: {
                            [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        duration: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        exploitationCountry: string | null;
                        flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                        heldCountry: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                        identified: boolean;
                        mergedInto: string | null;
                        nationality: string[];
                        protectedAs: ("victim" | "smuggledMigrant" | "refugee")[];
                        pseudonym: string;
                        recruiters: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                        returned: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            happenedOn: string | null;
                            /** @enum {unknown} */
                            kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                            screeningOutcome: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            toCountry: string;
                        } | null;
                        /** @description what the person is in the case; several at once are common */
                        roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                        screening: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @enum {unknown} */
                            outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                            reopened: boolean;
                        } | null;
                        /** @enum {unknown} */
                        sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                        suspicion: {
                            ground: string;
                            offence: string;
                            relation: string;
                            unrelatedBy: ("secondOfficer" | "prosecutor" | "before") | null;
                        } | null;
                        version: number;
                    };
                };
            };
        };
    };
    updatePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1
                 *     }
                 */
                "application/json": {
                    age?: {
                        from?: number;
                        to?: number;
                    };
                    /** @enum {unknown} */
                    citizen?: "yes" | "no" | "unknown";
                    controls?: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                    /** @enum {unknown} */
                    duration?: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                    /** @description the version that you read */
                    expectedVersion: number;
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    exploitationCountry?: string;
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    heldCountry?: string;
                    identity?: {
                        birth?: {
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            from?: string;
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            to?: string;
                        };
                        contacts?: {
                            kind: string;
                            value: string;
                        }[];
                        documents?: {
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country?: string;
                            kind: string;
                            number: string;
                        }[];
                        names?: {
                            /** @enum {unknown} */
                            kind?: "official" | "alias" | "birth" | "married" | "nickname" | "religious";
                            parts?: {
                                /** @enum {unknown} */
                                kind?: "given" | "family" | "patronymic" | "matronymic" | "clan" | "title";
                                text: string;
                            }[];
                            /** @description ISO 15924 code, such as Arab */
                            script?: string;
                            text: string;
                        }[];
                        phones?: string[];
                    };
                    nationality?: string[];
                    recruiters?: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                    /** @enum {unknown} */
                    sex?: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        age: {
                            from: number | null;
                            to: number | null;
                        } | null;
                        /** @enum {unknown} */
                        ageBand: "0-8" | "9-17" | "18-20" | "21-23" | "24-26" | "27-29" | "30-38" | "39-47" | "48+" | "child" | "adult" | "unknown";
                        assessmentVersion: number;
                        caseId: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @enum {unknown} */
                        citizen: "yes" | "no" | "unknown";
                        classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                        controls: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        custom: {
                            [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        duration: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        exploitationCountry: string | null;
                        flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                        heldCountry: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                        identified: boolean;
                        mergedInto: string | null;
                        nationality: string[];
                        protectedAs: ("victim" | "smuggledMigrant" | "refugee")[];
                        pseudonym: string;
                        recruiters: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                        returned: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            happenedOn: string | null;
                            /** @enum {unknown} */
                            kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                            screeningOutcome: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            toCountry: string;
                        } | null;
                        /** @description what the person is in the case; several at once are common */
                        roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                        screening: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @enum {unknown} */
                            outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                            reopened: boolean;
                        } | null;
                        /** @enum {unknown} */
                        sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                        suspicion: {
                            ground: string;
                            offence: string;
                            relation: string;
                            unrelatedBy: ("secondOfficer" | "prosecutor" | "before") | null;
                        } | null;
                        version: number;
                    };
                };
            };
        };
    };
    listAssessments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @enum {unknown} */
                            classification: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                            facts: {
                                acted: {
                                    from: string | null;
                                    to: string | null;
                                }[];
                                age: {
                                    from: number | null;
                                    to: number | null;
                                } | null;
                                elements: {
                                    [key: string]: {
                                        evidence: {
                                            kind: string;
                                            note: string | null;
                                            reference: string | null;
                                        }[];
                                        forms: string[];
                                        /** @enum {unknown} */
                                        value: "met" | "notMet" | "unknown";
                                    };
                                };
                                indicators: string[];
                            };
                            note: string;
                            result: {
                                byProtocol: {
                                    /** @enum {unknown} */
                                    classification: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                                    /** @enum {unknown} */
                                    smuggling: "met" | "notMet" | "unknown";
                                    /** @enum {unknown} */
                                    trafficking: "met" | "notMet" | "unknown";
                                };
                                /** @enum {unknown} */
                                child: "met" | "notMet" | "unknown";
                                /** @enum {unknown} */
                                classification: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                                explanation: {
                                    /** @description what the rule rests on */
                                    law: string[];
                                    read: {
                                        [key: string]: "met" | "notMet" | "unknown";
                                    };
                                    /** @description R1 to R14 */
                                    rule: string;
                                    /** @description code of what the rule found */
                                    says: string;
                                    /** @description what the rule found, in words */
                                    sentence: string;
                                    title: string;
                                    value: ("met" | "notMet" | "unknown") | null;
                                }[];
                                jurisdiction: string;
                                /** @description the laws of the days of the acts, oldest first, and what each of them says */
                                laws: {
                                    /** @enum {unknown} */
                                    classification: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                                    from: string | null;
                                    jurisdiction: string;
                                    until: string | null;
                                }[];
                                missing: {
                                    decides: ("trafficking" | "smuggling")[];
                                    indicators: string[];
                                    question: string;
                                    /** @description the indicators in words */
                                    seen: string[];
                                }[];
                                rulesVersion: string;
                                /** @enum {unknown} */
                                smuggling: "met" | "notMet" | "unknown";
                                /** @enum {unknown} */
                                trafficking: "met" | "notMet" | "unknown";
                            };
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    assessPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "facts": {
                 *         "elements": {}
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    facts: {
                        /** @description when the acts were: days or spans of days, as far as known. The law of these days decides */
                        acted?: {
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            from?: string;
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            to?: string;
                        }[];
                        age?: {
                            from?: number;
                            to?: number;
                        };
                        /** @description by the code of the element */
                        elements: {
                            [key: string]: {
                                evidence?: {
                                    /**
                                     * @description code of letters, digits, hyphens and underscores
                                     * @example act
                                     */
                                    kind: string;
                                    /**
                                     * @description code of letters, digits, hyphens and underscores
                                     * @example act
                                     */
                                    note?: string;
                                    /** @description id of a note, attachment or document of the case; the indicator's code for the kind indicator */
                                    reference?: string;
                                }[];
                                forms?: string[];
                                /** @enum {unknown} */
                                value: "met" | "notMet" | "unknown";
                            };
                        };
                        indicators?: string[];
                    };
                    /** @description jurisdiction profile, such as FJ, EU or UN */
                    jurisdiction?: string;
                    note?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assessment: {
                            byProtocol: {
                                /** @enum {unknown} */
                                classification: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                                /** @enum {unknown} */
                                smuggling: "met" | "notMet" | "unknown";
                                /** @enum {unknown} */
                                trafficking: "met" | "notMet" | "unknown";
                            };
                            /** @enum {unknown} */
                            child: "met" | "notMet" | "unknown";
                            /** @enum {unknown} */
                            classification: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                            explanation: {
                                /** @description what the rule rests on */
                                law: string[];
                                read: {
                                    [key: string]: "met" | "notMet" | "unknown";
                                };
                                /** @description R1 to R14 */
                                rule: string;
                                /** @description code of what the rule found */
                                says: string;
                                /** @description what the rule found, in words */
                                sentence: string;
                                title: string;
                                value: ("met" | "notMet" | "unknown") | null;
                            }[];
                            jurisdiction: string;
                            /** @description the laws of the days of the acts, oldest first, and what each of them says */
                            laws: {
                                /** @enum {unknown} */
                                classification: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                                from: string | null;
                                jurisdiction: string;
                                until: string | null;
                            }[];
                            missing: {
                                decides: ("trafficking" | "smuggling")[];
                                indicators: string[];
                                question: string;
                                /** @description the indicators in words */
                                seen: string[];
                            }[];
                            rulesVersion: string;
                            /** @enum {unknown} */
                            smuggling: "met" | "notMet" | "unknown";
                            /** @enum {unknown} */
                            trafficking: "met" | "notMet" | "unknown";
                        };
                        person: {
                            age: {
                                from: number | null;
                                to: number | null;
                            } | null;
                            /** @enum {unknown} */
                            ageBand: "0-8" | "9-17" | "18-20" | "21-23" | "24-26" | "27-29" | "30-38" | "39-47" | "48+" | "child" | "adult" | "unknown";
                            assessmentVersion: number;
                            caseId: string | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            /** @enum {unknown} */
                            citizen: "yes" | "no" | "unknown";
                            classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                            controls: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            createdAt: string;
                            custom: {
                                [key: string]: unknown;
                            };
                            /** @enum {unknown} */
                            duration: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                            erasure: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                byPost: string | null;
                                confirmedByPost: string | null;
                                /**
                                 * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                                 * @enum {unknown}
                                 */
                                reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                                /** @description why, in the words of the officer who asked */
                                words: string;
                            } | null;
                            exploitationCountry: string | null;
                            flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                            heldCountry: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                            identified: boolean;
                            mergedInto: string | null;
                            nationality: string[];
                            protectedAs: ("victim" | "smuggledMigrant" | "refugee")[];
                            pseudonym: string;
                            recruiters: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                            returned: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                /** @description what stood against it, and was done all the same */
                                breaches: {
                                    at: string;
                                    message: string;
                                }[];
                                happenedOn: string | null;
                                /** @enum {unknown} */
                                kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                                screeningOutcome: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                toCountry: string;
                            } | null;
                            /** @description what the person is in the case; several at once are common */
                            roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                            screening: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                byPost: string;
                                /** @enum {unknown} */
                                outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                                reopened: boolean;
                            } | null;
                            /** @enum {unknown} */
                            sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                            suspicion: {
                                ground: string;
                                offence: string;
                                relation: string;
                                unrelatedBy: ("secondOfficer" | "prosecutor" | "before") | null;
                            } | null;
                            version: number;
                        };
                    };
                };
            };
        };
    };
    listChargesOfPerson: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            acted: {
                                from: string | null;
                                to: string | null;
                            }[];
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            caseId: string;
                            chargedOn: string | null;
                            company: string | null;
                            companyId: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            law: {
                                laterMoreLenient: {
                                    /**
                                     * Format: date
                                     * @description ISO 8601 date
                                     */
                                    from: string;
                                    jurisdiction: string;
                                    offence: boolean;
                                } | null;
                                /** @description the laws of the days of the acts, oldest first */
                                laws: {
                                    from: string | null;
                                    /** @description profile that says what the law was; UN: the Protocols */
                                    jurisdiction: string;
                                    /** @description what the law asks for beyond the act itself */
                                    limits: ("childrenOnly" | "notInternal" | "somePurposes" | "entryNeedsBenefit" | "stayNeedsTransnational" | "stayNeedsIllegalMeans")[];
                                    /** @description whether the offence was one */
                                    offence: boolean;
                                    until: string | null;
                                }[];
                                notes: ("noDay" | "noProfile" | "profilesSayNothing" | "lawsChanged" | "partOnly" | "laterMoreLenient")[];
                            } | null;
                            liability: ("criminal" | "civil" | "administrative") | null;
                            /** @description as charged; not the crime that was assessed */
                            offence: string;
                            personId: string | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            recordedAt: string;
                            stages: {
                                /** @description what stood against it, and was done all the same */
                                breaches: {
                                    at: string;
                                    message: string;
                                }[];
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                byPost: string;
                                n: number;
                                note: string;
                                outcome: ("convicted" | "acquitted" | "retrial") | null;
                                reachedOn: string | null;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                recordedAt: string;
                                sentence: {
                                    /** @description to be paid to victims */
                                    compensation?: {
                                        amount: number;
                                        /** @description ISO 4217 currency of three capital letters, such as FJD */
                                        currency: string;
                                    };
                                    fine?: {
                                        amount: number;
                                        /** @description ISO 4217 currency of three capital letters, such as FJD */
                                        currency: string;
                                    };
                                    imprisonmentMonths?: number;
                                    /** @description imprisonment for life */
                                    life?: boolean;
                                    measures?: ("communityService" | "probation" | "confiscation" | "disqualification" | "expulsion" | "closureOfEstablishment" | "exclusionFromPublicAid" | "judicialSupervision" | "licenceRevoked" | "dissolution" | "exclusionFromTenders" | "other")[];
                                    /** @description of the imprisonment, what need not be served */
                                    suspendedMonths?: number;
                                } | null;
                                /** @enum {unknown} */
                                stage: "investigation" | "prosecution" | "trial" | "verdict" | "sentence" | "appeal" | "confiscation" | "discontinued";
                            }[];
                            /** @enum {unknown} */
                            status: "charged" | "investigation" | "prosecution" | "trial" | "convicted" | "sentenced" | "acquitted" | "appealed" | "retrial" | "discontinued";
                            statute: string;
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    chargePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "offence": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description when the acts were: days or spans of days, as far as known. The law of these days decides */
                    acted?: {
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        from?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        to?: string;
                    }[];
                    /**
                     * Format: date
                     * @description ISO 8601 date
                     */
                    chargedOn?: string;
                    /** @description as charged; what was assessed is kept apart from it */
                    offence: string;
                    statute?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description what stood against it, and was done all the same */
                        breaches: {
                            at: string;
                            message: string;
                        }[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        law: {
                            laterMoreLenient: {
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                from: string;
                                jurisdiction: string;
                                offence: boolean;
                            } | null;
                            /** @description the laws of the days of the acts, oldest first */
                            laws: {
                                from: string | null;
                                /** @description profile that says what the law was; UN: the Protocols */
                                jurisdiction: string;
                                /** @description what the law asks for beyond the act itself */
                                limits: ("childrenOnly" | "notInternal" | "somePurposes" | "entryNeedsBenefit" | "stayNeedsTransnational" | "stayNeedsIllegalMeans")[];
                                /** @description whether the offence was one */
                                offence: boolean;
                                until: string | null;
                            }[];
                            notes: ("noDay" | "noProfile" | "profilesSayNothing" | "lawsChanged" | "partOnly" | "laterMoreLenient")[];
                        };
                        version: number;
                    };
                };
            };
        };
    };
    listConvictions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            appeal: ("none" | "pending" | "upheld") | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            caseId: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            chargeId: string;
                            /** @description false where it fell, or was against the law: nobody finds it */
                            counts: boolean;
                            court: string;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            courtCountry: string;
                            decidedOn: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @description as charged */
                            offence: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            personId: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            recordedAt: string;
                            sentence: {
                                /** @description to be paid to victims */
                                compensation?: {
                                    amount: number;
                                    /** @description ISO 4217 currency of three capital letters, such as FJD */
                                    currency: string;
                                };
                                fine?: {
                                    amount: number;
                                    /** @description ISO 4217 currency of three capital letters, such as FJD */
                                    currency: string;
                                };
                                imprisonmentMonths?: number;
                                /** @description imprisonment for life */
                                life?: boolean;
                                measures?: ("communityService" | "probation" | "confiscation" | "disqualification" | "expulsion" | "closureOfEstablishment" | "exclusionFromPublicAid" | "judicialSupervision" | "licenceRevoked" | "dissolution" | "exclusionFromTenders" | "other")[];
                                /** @description of the imprisonment, what need not be served */
                                suspendedMonths?: number;
                            } | null;
                            spentOn: string | null;
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    listDuplicates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            age: {
                                from: number | null;
                                to: number | null;
                            } | null;
                            caseId: string | null;
                            caseReference: string | null;
                            grounds: {
                                /** @description of the one asked about, in Latin letters; empty where it has nothing to compare, and where you may not open who both are */
                                asked: string;
                                /** @enum {unknown} */
                                field: "name" | "birth" | "sex" | "document" | "phone";
                                /** @description of the one found; empty where you may not open who both are */
                                found: string;
                                /** @enum {unknown} */
                                how: "same" | "sound" | "spelling" | "joined" | "nickname" | "initial" | "missing" | "compatible" | "near" | "apart" | "other";
                                /** @description 0, they differ, to 1, they are the same */
                                likeness: number;
                                /** @description the parts are at different places of the two names */
                                moved: boolean;
                            }[];
                            personId: string | null;
                            pseudonym: string | null;
                            reportId: string | null;
                            roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[] | null;
                            /** @description 0 to 1: how well the two agree. No probability, and no decision */
                            score: number;
                            sex: ("female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown") | null;
                            version: number | null;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    setPersonFields: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "values": {}
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    values: {
                        [key: string]: string | number | boolean | null;
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        age: {
                            from: number | null;
                            to: number | null;
                        } | null;
                        /** @enum {unknown} */
                        ageBand: "0-8" | "9-17" | "18-20" | "21-23" | "24-26" | "27-29" | "30-38" | "39-47" | "48+" | "child" | "adult" | "unknown";
                        assessmentVersion: number;
                        caseId: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @enum {unknown} */
                        citizen: "yes" | "no" | "unknown";
                        classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                        controls: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        custom: {
                            [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        duration: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        exploitationCountry: string | null;
                        flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                        heldCountry: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                        identified: boolean;
                        mergedInto: string | null;
                        nationality: string[];
                        protectedAs: ("victim" | "smuggledMigrant" | "refugee")[];
                        pseudonym: string;
                        recruiters: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                        returned: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            happenedOn: string | null;
                            /** @enum {unknown} */
                            kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                            screeningOutcome: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            toCountry: string;
                        } | null;
                        /** @description what the person is in the case; several at once are common */
                        roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                        screening: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @enum {unknown} */
                            outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                            reopened: boolean;
                        } | null;
                        /** @enum {unknown} */
                        sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                        suspicion: {
                            ground: string;
                            offence: string;
                            relation: string;
                            unrelatedBy: ("secondOfficer" | "prosecutor" | "before") | null;
                        } | null;
                        version: number;
                    };
                };
            };
        };
    };
    setFlags: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "flags": [
                 *         "asylumClaim"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    /** @description all that hold from now on */
                    flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        age: {
                            from: number | null;
                            to: number | null;
                        } | null;
                        /** @enum {unknown} */
                        ageBand: "0-8" | "9-17" | "18-20" | "21-23" | "24-26" | "27-29" | "30-38" | "39-47" | "48+" | "child" | "adult" | "unknown";
                        assessmentVersion: number;
                        caseId: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @enum {unknown} */
                        citizen: "yes" | "no" | "unknown";
                        classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                        controls: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        custom: {
                            [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        duration: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        exploitationCountry: string | null;
                        flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                        heldCountry: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                        identified: boolean;
                        mergedInto: string | null;
                        nationality: string[];
                        protectedAs: ("victim" | "smuggledMigrant" | "refugee")[];
                        pseudonym: string;
                        recruiters: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                        returned: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            happenedOn: string | null;
                            /** @enum {unknown} */
                            kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                            screeningOutcome: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            toCountry: string;
                        } | null;
                        /** @description what the person is in the case; several at once are common */
                        roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                        screening: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @enum {unknown} */
                            outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                            reopened: boolean;
                        } | null;
                        /** @enum {unknown} */
                        sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                        suspicion: {
                            ground: string;
                            offence: string;
                            relation: string;
                            unrelatedBy: ("secondOfficer" | "prosecutor" | "before") | null;
                        } | null;
                        version: number;
                    };
                };
            };
        };
    };
    recordIdentification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "identification": "unknown"
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    /** @enum {unknown} */
                    identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        age: {
                            from: number | null;
                            to: number | null;
                        } | null;
                        /** @enum {unknown} */
                        ageBand: "0-8" | "9-17" | "18-20" | "21-23" | "24-26" | "27-29" | "30-38" | "39-47" | "48+" | "child" | "adult" | "unknown";
                        assessmentVersion: number;
                        caseId: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @enum {unknown} */
                        citizen: "yes" | "no" | "unknown";
                        classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                        controls: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        custom: {
                            [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        duration: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        exploitationCountry: string | null;
                        flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                        heldCountry: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                        identified: boolean;
                        mergedInto: string | null;
                        nationality: string[];
                        protectedAs: ("victim" | "smuggledMigrant" | "refugee")[];
                        pseudonym: string;
                        recruiters: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                        returned: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            happenedOn: string | null;
                            /** @enum {unknown} */
                            kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                            screeningOutcome: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            toCountry: string;
                        } | null;
                        /** @description what the person is in the case; several at once are common */
                        roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                        screening: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @enum {unknown} */
                            outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                            reopened: boolean;
                        } | null;
                        /** @enum {unknown} */
                        sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                        suspicion: {
                            ground: string;
                            offence: string;
                            relation: string;
                            unrelatedBy: ("secondOfficer" | "prosecutor" | "before") | null;
                        } | null;
                        version: number;
                    };
                };
            };
        };
    };
    readIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        identity: {
                            birth?: {
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                from?: string;
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                to?: string;
                            };
                            contacts?: {
                                kind: string;
                                value: string;
                            }[];
                            documents?: {
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                country?: string;
                                kind: string;
                                number: string;
                            }[];
                            names?: {
                                /** @enum {unknown} */
                                kind?: "official" | "alias" | "birth" | "married" | "nickname" | "religious";
                                parts?: {
                                    /** @enum {unknown} */
                                    kind?: "given" | "family" | "patronymic" | "matronymic" | "clan" | "title";
                                    text: string;
                                }[];
                                /** @description ISO 15924 code, such as Arab */
                                script?: string;
                                text: string;
                            }[];
                            phones?: string[];
                        };
                        /** @description of the person */
                        version: number;
                    };
                };
            };
        };
    };
    eraseIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMerges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            keptId: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            mergedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            mergedId: string;
                            reason: string;
                            score: number | null;
                            undoneAt: string | null;
                            undoneByPost: string | null;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    mergePersons: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mergedId": "01900000-0000-7000-8000-000000000000",
                 *       "expectedVersion": 1,
                 *       "mergedVersion": 1,
                 *       "reason": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    mergedId: string;
                    /** @description the version that you read */
                    mergedVersion: number;
                    reason: string;
                    /** @description what the search said */
                    score?: number;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        keptId: string;
                        keptVersion: number;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        mergedId: string;
                        mergedVersion: number;
                    };
                };
            };
        };
    };
    recordReturn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "return": {
                 *         "kind": "removal",
                 *         "toCountry": "FJ",
                 *         "voluntary": "yes",
                 *         "safetyAssessed": true,
                 *         "proceedingsChecked": true
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    note?: string;
                    return: {
                        acceptingService?: string;
                        bestInterests?: {
                            /** @enum {unknown} */
                            decision: "return" | "stay";
                            reference: string;
                        };
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        followUpOn?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        happenedOn?: string;
                        /** @enum {unknown} */
                        kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                        proceedingsChecked: boolean;
                        safetyAssessed: boolean;
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        toCountry: string;
                        /** @enum {unknown} */
                        voluntary: "yes" | "no" | "unknown";
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        age: {
                            from: number | null;
                            to: number | null;
                        } | null;
                        /** @enum {unknown} */
                        ageBand: "0-8" | "9-17" | "18-20" | "21-23" | "24-26" | "27-29" | "30-38" | "39-47" | "48+" | "child" | "adult" | "unknown";
                        assessmentVersion: number;
                        caseId: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @enum {unknown} */
                        citizen: "yes" | "no" | "unknown";
                        classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                        controls: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        custom: {
                            [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        duration: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        exploitationCountry: string | null;
                        flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                        heldCountry: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                        identified: boolean;
                        mergedInto: string | null;
                        nationality: string[];
                        protectedAs: ("victim" | "smuggledMigrant" | "refugee")[];
                        pseudonym: string;
                        recruiters: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                        returned: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            happenedOn: string | null;
                            /** @enum {unknown} */
                            kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                            screeningOutcome: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            toCountry: string;
                        } | null;
                        /** @description what the person is in the case; several at once are common */
                        roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                        screening: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @enum {unknown} */
                            outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                            reopened: boolean;
                        } | null;
                        /** @enum {unknown} */
                        sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                        suspicion: {
                            ground: string;
                            offence: string;
                            relation: string;
                            unrelatedBy: ("secondOfficer" | "prosecutor" | "before") | null;
                        } | null;
                        version: number;
                    };
                };
            };
        };
    };
    changeRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "roles": [
                 *         "suspectedVictim"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                    suspicion?: {
                        /** @description what it rests on, without names */
                        ground: string;
                        offence: string;
                        /** @enum {unknown} */
                        relation: "unrelated" | "consequence" | "unknown";
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        age: {
                            from: number | null;
                            to: number | null;
                        } | null;
                        /** @enum {unknown} */
                        ageBand: "0-8" | "9-17" | "18-20" | "21-23" | "24-26" | "27-29" | "30-38" | "39-47" | "48+" | "child" | "adult" | "unknown";
                        assessmentVersion: number;
                        caseId: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @enum {unknown} */
                        citizen: "yes" | "no" | "unknown";
                        classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                        controls: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        custom: {
                            [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        duration: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        exploitationCountry: string | null;
                        flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                        heldCountry: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                        identified: boolean;
                        mergedInto: string | null;
                        nationality: string[];
                        protectedAs: ("victim" | "smuggledMigrant" | "refugee")[];
                        pseudonym: string;
                        recruiters: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                        returned: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            happenedOn: string | null;
                            /** @enum {unknown} */
                            kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                            screeningOutcome: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            toCountry: string;
                        } | null;
                        /** @description what the person is in the case; several at once are common */
                        roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                        screening: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @enum {unknown} */
                            outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                            reopened: boolean;
                        } | null;
                        /** @enum {unknown} */
                        sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                        suspicion: {
                            ground: string;
                            offence: string;
                            relation: string;
                            unrelatedBy: ("secondOfficer" | "prosecutor" | "before") | null;
                        } | null;
                        version: number;
                    };
                };
            };
        };
    };
    recordScreening: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "outcome": "noProtectionNeed",
                 *       "flags": [
                 *         "asylumClaim"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    /** @description everything that prevents a return from now on; an empty list says that nothing does */
                    flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                    /** @enum {unknown} */
                    outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        age: {
                            from: number | null;
                            to: number | null;
                        } | null;
                        /** @enum {unknown} */
                        ageBand: "0-8" | "9-17" | "18-20" | "21-23" | "24-26" | "27-29" | "30-38" | "39-47" | "48+" | "child" | "adult" | "unknown";
                        assessmentVersion: number;
                        caseId: string | null;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        changedAt: string;
                        /** @enum {unknown} */
                        citizen: "yes" | "no" | "unknown";
                        classification: ("trafficking" | "smuggling" | "both" | "neither" | "undetermined") | null;
                        controls: ("debtBondageOrTakenEarnings" | "threats" | "abuse" | "falsePromises" | "drugsOrAlcohol" | "basicNeedsDenied" | "excessiveHours" | "documentsWithheld" | "movementRestricted" | "medicalCareDenied" | "psychologicalAbuse" | "physicalAbuse" | "sexualAbuse" | "familyThreatened" | "threatOfLawEnforcement" | "otherControl" | "debtBondage" | "earningsTaken" | "financialAccessRestricted")[];
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        custom: {
                            [key: string]: unknown;
                        };
                        /** @enum {unknown} */
                        duration: "underOneYear" | "oneYear" | "twoYears" | "threeToFiveYears" | "overFiveYears" | "unknown";
                        erasure: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            byPost: string | null;
                            confirmedByPost: string | null;
                            /**
                             * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                             * @enum {unknown}
                             */
                            reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                            /** @description why, in the words of the officer who asked */
                            words: string;
                        } | null;
                        exploitationCountry: string | null;
                        flags: ("asylumClaim" | "nonRefoulement" | "reprisalRisk" | "reTraffickingRisk" | "stayGranted")[];
                        heldCountry: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        identification: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                        identified: boolean;
                        mergedInto: string | null;
                        nationality: string[];
                        protectedAs: ("victim" | "smuggledMigrant" | "refugee")[];
                        pseudonym: string;
                        recruiters: ("intimatePartner" | "friend" | "family" | "other" | "unknown" | "agency" | "official" | "formerVictim" | "localAgent" | "employer")[];
                        returned: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /** @description what stood against it, and was done all the same */
                            breaches: {
                                at: string;
                                message: string;
                            }[];
                            happenedOn: string | null;
                            /** @enum {unknown} */
                            kind: "removal" | "deportation" | "readmission" | "assistedReturn" | "voluntaryReturn";
                            screeningOutcome: ("noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive") | null;
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            toCountry: string;
                        } | null;
                        /** @description what the person is in the case; several at once are common */
                        roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[];
                        screening: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            byPost: string;
                            /** @enum {unknown} */
                            outcome: "noProtectionNeed" | "suspectedVictim" | "internationalProtection" | "otherProtectionNeed" | "inconclusive";
                            reopened: boolean;
                        } | null;
                        /** @enum {unknown} */
                        sex: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                        suspicion: {
                            ground: string;
                            offence: string;
                            relation: string;
                            unrelatedBy: ("secondOfficer" | "prosecutor" | "before") | null;
                        } | null;
                        version: number;
                    };
                };
            };
        };
    };
    askUnrelated: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "offence": "Words of yours",
                 *       "ground": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description what it rests on, and why it is unrelated; without names */
                    ground: string;
                    offence: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description such as the offence; empty where the deed is tied to nothing besides */
                        about: string;
                        /** @description begun before anybody confirmed, since a life is in danger */
                        alone: boolean;
                        /**
                         * Format: date-time
                         * @description until when a second officer may answer
                         */
                        answerBy: string;
                        answeredAt: string | null;
                        answeredByOfficer: string | null;
                        answerReason: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        askedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        askedByOfficer: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        askedByPost: string;
                        /** @enum {unknown} */
                        deed: "openIdentity" | "eraseIdentity" | "eraseCase" | "unrelated";
                        endsAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        of: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "person" | "case" | "import";
                        };
                        purpose: string;
                        reason: string;
                        /**
                         * @description waiting: for a second officer. open: the asking officer may do it now. declined, lapsed, over: no more. unconfirmed: done alone, and no second officer has answered in time
                         * @enum {unknown}
                         */
                        state: "waiting" | "open" | "declined" | "lapsed" | "over" | "unconfirmed";
                        version: number;
                    };
                };
            };
        };
    };
    listPostings: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description false for a secondment that the home agency has not confirmed */
                            confirmed: boolean;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            from: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            homeAgency: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            hostAgency: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            officer: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            post: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            until?: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    confirmSecondment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {string} */
                        state: "confirmed";
                    };
                };
            };
        };
    };
    endPosting: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    at?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        until: string;
                    };
                };
            };
        };
    };
    listPosts: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {unknown} */
                            clearance: "clear" | "green" | "amber" | "amber+strict" | "red";
                            closed: boolean;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            name: string;
                            purposes: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                            scopes: ("alerts:read" | "alerts:raise" | "alerts:export" | "alerts:subscribe" | "reports:submit" | "reports:takeIn" | "cases:read" | "cases:write" | "cases:import" | "statistics:read" | "links:lookUp" | "statistics:national" | "convictions:search" | "mla:read" | "mla:write" | "mla:sign" | "mla:inform" | "assets:read" | "assets:open" | "assets:load" | "assets:reveal" | "audit:read" | "audit:verify" | "directory:read" | "directory:write" | "agency:admin" | "ops:redrive")[];
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    createDutyPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "desk",
                 *       "clearance": "clear",
                 *       "scopes": [
                 *         "alerts:read"
                 *       ],
                 *       "purposes": [
                 *         "crime-prevention"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    clearance: "clear" | "green" | "amber" | "amber+strict" | "red";
                    /**
                     * @description name of a duty post in small letters, digits and hyphens, such as desk or night-desk
                     * @example desk
                     */
                    name: string;
                    purposes: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                    scopes: ("alerts:read" | "alerts:raise" | "alerts:export" | "alerts:subscribe" | "reports:submit" | "reports:takeIn" | "cases:read" | "cases:write" | "cases:import" | "statistics:read" | "links:lookUp" | "statistics:national" | "convictions:search" | "mla:read" | "mla:write" | "mla:sign" | "mla:inform" | "assets:read" | "assets:open" | "assets:load" | "assets:reveal" | "audit:read" | "audit:verify" | "directory:read" | "directory:write" | "agency:admin" | "ops:redrive")[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    readPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        clearance: "clear" | "green" | "amber" | "amber+strict" | "red";
                        closed: boolean;
                        handovers: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            at: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            incoming: string;
                            note: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            outgoing: string;
                        }[];
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        name: string;
                        postings: {
                            confirmed: boolean;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            from: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            homeAgency: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            officer: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            until?: string;
                        }[];
                        purposes: ("crime-prevention" | "investigation" | "prosecution" | "border-control" | "financial-investigation" | "victim-protection" | "life-saving" | "analysis" | "oversight")[];
                        scopes: ("alerts:read" | "alerts:raise" | "alerts:export" | "alerts:subscribe" | "reports:submit" | "reports:takeIn" | "cases:read" | "cases:write" | "cases:import" | "statistics:read" | "links:lookUp" | "statistics:national" | "convictions:search" | "mla:read" | "mla:write" | "mla:sign" | "mla:inform" | "assets:read" | "assets:open" | "assets:load" | "assets:reveal" | "audit:read" | "audit:verify" | "directory:read" | "directory:write" | "agency:admin" | "ops:redrive")[];
                    };
                };
            };
        };
    };
    closeDutyPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description no body, or an object without fields */
        requestBody: {
            content: {
                /** @example {} */
                "application/json": null | Record<string, never>;
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        closed: true;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    assignOfficer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "officer": "01900000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    from?: string;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    officer: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    until?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    rotatePost: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outgoing": "01900000-0000-7000-8000-000000000000",
                 *       "incoming": "01900000-0000-7000-8000-000000000000",
                 *       "note": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    incoming: string;
                    /**
                     * Format: note
                     * @description text, 1 to 5000 characters
                     */
                    note: string;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    outgoing: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        handover: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        posting: string;
                    };
                };
            };
        };
    };
    secondOfficer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "officer": "01900000-0000-7000-8000-000000000000",
                 *       "homeAgency": "01900000-0000-7000-8000-000000000000",
                 *       "until": "2026-01-31T12:00:00Z"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    from?: string;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    homeAgency: string;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    officer: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 time
                     */
                    until: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {string} */
                        state: "proposed";
                    };
                };
            };
        };
    };
    readIntakeQueue: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                overdue?: "true";
                /** @description the receipt of a report as it was read out, in any status: R-7KQ2-9MXD */
                receipt?: string;
                status?: "waiting" | "takenIn" | "merged" | "dismissed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            callerCategory: ("personConcerned" | "familyOrFriend" | "client" | "colleague" | "employer" | "serviceProvider" | "official" | "public" | "unknown") | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            capturedAt: string;
                            /** @enum {unknown} */
                            channel: "anonymousTip" | "hotline" | "firstResponder" | "labourInspector" | "embassy" | "airline" | "communityWatcher" | "disembarkation" | "raid" | "routineControl" | "escape" | "client" | "ownerRelease" | "ngo" | "familyOrFriend";
                            country: string | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            dueAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @description what it is about, in codes and numbers */
                            inShort: {
                                childrenSeen?: number;
                                observations: ("personsConfined" | "documentsWithheld" | "violenceOrThreats" | "noOrLittlePay" | "debtToPayOff" | "childAtWork" | "sexualExploitation" | "forcedWork" | "movedInSecret" | "falseDocuments" | "boatOrVehicleInDistress" | "personsAskForHelp" | "recruitmentWithFalsePromise" | "other")[];
                                personsSeen?: number;
                                things: number;
                            };
                            /** @description until it is due; negative when it is late */
                            minutesLeft: number;
                            overdue: boolean;
                            /** @description short code to read out over a bad line; its last letter checks the rest */
                            receipt: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            receivedAt: string;
                            /** @enum {unknown} */
                            status: "waiting" | "takenIn" | "merged" | "dismissed";
                            /** @enum {unknown} */
                            urgency: "lifeAtRisk" | "urgent" | "routine";
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                        timeliness: {
                            overdue: number;
                            settledInTime: number;
                            settledLate: number;
                            waiting: number;
                        };
                    };
                };
            };
        };
    };
    submitReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clientId": "01900000-0000-7000-8000-000000000000",
                 *       "capturedAt": "2026-01-31T12:00:00Z"
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    callerCategory?: "personConcerned" | "familyOrFriend" | "client" | "colleague" | "employer" | "serviceProvider" | "official" | "public" | "unknown";
                    /**
                     * Format: date-time
                     * @description when it was written, by the reporter's clock; may be long ago
                     */
                    capturedAt: string;
                    /** @enum {unknown} */
                    channel?: "anonymousTip" | "hotline" | "firstResponder" | "labourInspector" | "embassy" | "airline" | "communityWatcher" | "disembarkation" | "raid" | "routineControl" | "escape" | "client" | "ownerRelease" | "ngo" | "familyOrFriend";
                    childrenSeen?: number;
                    /**
                     * Format: uuid
                     * @description made by the reporter's device; a report that is sent again under it is the same report
                     */
                    clientId: string;
                    /** @description codes of the paper form as they were ticked, such as J3 L2 M1 M4 N12 SFJ */
                    coded?: string;
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    country?: string;
                    /** @description number of the form's edition, 1 to 3 digits */
                    formVersion?: string;
                    /** @description what was seen and heard; names and numbers of persons belong in persons, under identity */
                    narrative?: string;
                    observations?: ("personsConfined" | "documentsWithheld" | "violenceOrThreats" | "noOrLittlePay" | "debtToPayOff" | "childAtWork" | "sexualExploitation" | "forcedWork" | "movedInSecret" | "falseDocuments" | "boatOrVehicleInDistress" | "personsAskForHelp" | "recruitmentWithFalsePromise" | "other")[];
                    occurred?: {
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        from?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        to?: string;
                    };
                    persons?: {
                        age?: {
                            from?: number;
                            to?: number;
                        };
                        identity?: {
                            birth?: {
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                from?: string;
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                to?: string;
                            };
                            contacts?: {
                                kind: string;
                                value: string;
                            }[];
                            documents?: {
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                country?: string;
                                kind: string;
                                number: string;
                            }[];
                            names?: {
                                /** @enum {unknown} */
                                kind?: "official" | "alias" | "birth" | "married" | "nickname" | "religious";
                                parts?: {
                                    /** @enum {unknown} */
                                    kind?: "given" | "family" | "patronymic" | "matronymic" | "clan" | "title";
                                    text: string;
                                }[];
                                /** @description ISO 15924 code, such as Arab */
                                script?: string;
                                text: string;
                            }[];
                            phones?: string[];
                        };
                        nationality?: string[];
                        /** @enum {unknown} */
                        seenAs?: "concerned" | "witness" | "possibleSuspect" | "other";
                        /** @enum {unknown} */
                        sex?: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                    }[];
                    personsSeen?: number;
                    place?: string;
                    things?: {
                        /** @enum {unknown} */
                        kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                        qualifier?: string;
                        value: string;
                    }[];
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    toAgency?: string;
                    /** @enum {unknown} */
                    urgency?: "lifeAtRisk" | "urgent" | "routine";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        capturedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description short code to read out over a bad line */
                        receipt: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        receivedAt: string;
                        /**
                         * @description passedOn: it waits at another unit; handled: somebody has dealt with it
                         * @enum {unknown}
                         */
                        status: "received" | "passedOn" | "handled";
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        capturedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description short code to read out over a bad line */
                        receipt: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        receivedAt: string;
                        /**
                         * @description passedOn: it waits at another unit; handled: somebody has dealt with it
                         * @enum {unknown}
                         */
                        status: "received" | "passedOn" | "handled";
                    };
                };
            };
        };
    };
    readReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cases: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            reference: string;
                            shares: string[];
                        }[];
                        duplicates: {
                            caseId: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            reasons: string[];
                            score: number;
                            status: string;
                        }[];
                        report: {
                            callerCategory: ("personConcerned" | "familyOrFriend" | "client" | "colleague" | "employer" | "serviceProvider" | "official" | "public" | "unknown") | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            capturedAt: string;
                            caseId: string | null;
                            /** @enum {unknown} */
                            channel: "anonymousTip" | "hotline" | "firstResponder" | "labourInspector" | "embassy" | "airline" | "communityWatcher" | "disembarkation" | "raid" | "routineControl" | "escape" | "client" | "ownerRelease" | "ngo" | "familyOrFriend";
                            content: {
                                childrenSeen?: number;
                                coded?: string;
                                narrative?: string;
                                observations: ("personsConfined" | "documentsWithheld" | "violenceOrThreats" | "noOrLittlePay" | "debtToPayOff" | "childAtWork" | "sexualExploitation" | "forcedWork" | "movedInSecret" | "falseDocuments" | "boatOrVehicleInDistress" | "personsAskForHelp" | "recruitmentWithFalsePromise" | "other")[];
                                occurred?: {
                                    /**
                                     * Format: date
                                     * @description ISO 8601 date
                                     */
                                    from?: string;
                                    /**
                                     * Format: date
                                     * @description ISO 8601 date
                                     */
                                    to?: string;
                                };
                                persons: {
                                    age?: {
                                        from?: number;
                                        to?: number;
                                    };
                                    identified: boolean;
                                    nationality?: string[];
                                    /** @enum {unknown} */
                                    seenAs?: "concerned" | "witness" | "possibleSuspect" | "other";
                                    /** @enum {unknown} */
                                    sex?: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                                }[];
                                personsSeen?: number;
                                place?: string;
                                things: {
                                    /** @enum {unknown} */
                                    kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                                    /** @description it is in the identity of somebody who is no possible suspect */
                                    ofProtectedPerson?: boolean;
                                    qualifier?: string;
                                    value: string;
                                }[];
                            };
                            country: string | null;
                            dismissReason: ("duplicate" | "noCrimeDescribed" | "outsideMandate" | "passedOn" | "tooVague" | "test") | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            dueAt: string;
                            erasure: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                byPost: string | null;
                                confirmedByPost: string | null;
                                /**
                                 * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                                 * @enum {unknown}
                                 */
                                reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                                /** @description why, in the words of the officer who asked */
                                words: string;
                            } | null;
                            formVersion: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            fromAgency: string;
                            fromPost: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @description what it is about, in codes and numbers */
                            inShort: {
                                childrenSeen?: number;
                                observations: ("personsConfined" | "documentsWithheld" | "violenceOrThreats" | "noOrLittlePay" | "debtToPayOff" | "childAtWork" | "sexualExploitation" | "forcedWork" | "movedInSecret" | "falseDocuments" | "boatOrVehicleInDistress" | "personsAskForHelp" | "recruitmentWithFalsePromise" | "other")[];
                                personsSeen?: number;
                                things: number;
                            };
                            /** @description until it is due; negative when it is late */
                            minutesLeft: number;
                            overdue: boolean;
                            /** @description units that had it before and passed it on, the first one first */
                            passedBy: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                agency: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                passedOnAt: string;
                                receipt: string;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                receivedAt: string;
                            }[];
                            passedTo: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                agency: string;
                                receipt: string;
                                /** @enum {unknown} */
                                status: "passedOn" | "handled";
                            } | null;
                            /** @description short code to read out over a bad line; its last letter checks the rest */
                            receipt: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            receivedAt: string;
                            /** @enum {unknown} */
                            status: "waiting" | "takenIn" | "merged" | "dismissed";
                            takenAt: string | null;
                            takenByPost: string | null;
                            /** @enum {unknown} */
                            urgency: "lifeAtRisk" | "urgent" | "routine";
                        };
                    };
                };
            };
        };
    };
    readAcknowledgement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        capturedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description short code to read out over a bad line */
                        receipt: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        receivedAt: string;
                        /**
                         * @description passedOn: it waits at another unit; handled: somebody has dealt with it
                         * @enum {unknown}
                         */
                        status: "received" | "passedOn" | "handled";
                    };
                };
            };
        };
    };
    dismissReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "duplicate"
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    reason: "duplicate" | "noCrimeDescribed" | "outsideMandate" | "passedOn" | "tooVague" | "test";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listReportDuplicates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            duplicates: {
                                age: {
                                    from: number | null;
                                    to: number | null;
                                } | null;
                                caseId: string | null;
                                caseReference: string | null;
                                grounds: {
                                    /** @description of the one asked about, in Latin letters; empty where it has nothing to compare, and where you may not open who both are */
                                    asked: string;
                                    /** @enum {unknown} */
                                    field: "name" | "birth" | "sex" | "document" | "phone";
                                    /** @description of the one found; empty where you may not open who both are */
                                    found: string;
                                    /** @enum {unknown} */
                                    how: "same" | "sound" | "spelling" | "joined" | "nickname" | "initial" | "missing" | "compatible" | "near" | "apart" | "other";
                                    /** @description 0, they differ, to 1, they are the same */
                                    likeness: number;
                                    /** @description the parts are at different places of the two names */
                                    moved: boolean;
                                }[];
                                personId: string | null;
                                pseudonym: string | null;
                                reportId: string | null;
                                roles: ("suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned")[] | null;
                                /** @description 0 to 1: how well the two agree. No probability, and no decision */
                                score: number;
                                sex: ("female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown") | null;
                                version: number | null;
                            }[];
                            index: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    mergeReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "caseId": "01900000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    caseId: string;
                    /** @description what the things of the report are in the case, its place among them. Those that are left out are linked as other, which no other agency gets a hit on */
                    things?: {
                        /** @description agencies that never get a hit on it in this case */
                        excluded?: string[];
                        /** @enum {unknown} */
                        kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                        /** @enum {unknown} */
                        role: "instrument" | "proceeds" | "carrier" | "employer" | "recruiter" | "ofSuspect" | "scene" | "ofProtectedPerson" | "other";
                        /** @description as the report names it */
                        value: string;
                    }[];
                    /** @description false where the case knows the persons already; true when left out */
                    withPersons?: boolean;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        /** @description things that were linked to the case */
                        links: number;
                        persons: number;
                        reference: string;
                        /** @description things that were not, and why; link them as they should be written */
                        unlinked: {
                            /** @enum {unknown} */
                            kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                            reason: string;
                            value: string;
                        }[];
                    };
                };
            };
        };
    };
    passOnReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "toAgency": "01900000-0000-7000-8000-000000000000"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description the unit that it is for
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    toAgency: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        dueAt: string;
                        /**
                         * @description of the report in their queue
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @description by which their desk finds it */
                        receipt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        toAgency: string;
                    };
                };
            };
        };
    };
    takeInReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Words of yours"
                 *     }
                 */
                "application/json": {
                    custom?: {
                        [key: string]: string | number | boolean | null;
                    };
                    /** @description jurisdiction profile, such as FJ, EU or UN */
                    jurisdiction?: string;
                    summary?: string;
                    /** @description what the things of the report are in the case, its place among them. Those that are left out are linked as other, which no other agency gets a hit on */
                    things?: {
                        /** @description agencies that never get a hit on it in this case */
                        excluded?: string[];
                        /** @enum {unknown} */
                        kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                        /** @enum {unknown} */
                        role: "instrument" | "proceeds" | "carrier" | "employer" | "recruiter" | "ofSuspect" | "scene" | "ofProtectedPerson" | "other";
                        /** @description as the report names it */
                        value: string;
                    }[];
                    /** @description without names of persons */
                    title: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        /** @description things that were linked to the case */
                        links: number;
                        persons: number;
                        reference: string;
                        /** @description things that were not, and why; link them as they should be written */
                        unlinked: {
                            /** @enum {unknown} */
                            kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                            reason: string;
                            value: string;
                        }[];
                    };
                };
            };
        };
    };
    checkReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clientId": "01900000-0000-7000-8000-000000000000",
                 *       "capturedAt": "2026-01-31T12:00:00Z"
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    callerCategory?: "personConcerned" | "familyOrFriend" | "client" | "colleague" | "employer" | "serviceProvider" | "official" | "public" | "unknown";
                    /**
                     * Format: date-time
                     * @description when it was written, by the reporter's clock; may be long ago
                     */
                    capturedAt: string;
                    /** @enum {unknown} */
                    channel?: "anonymousTip" | "hotline" | "firstResponder" | "labourInspector" | "embassy" | "airline" | "communityWatcher" | "disembarkation" | "raid" | "routineControl" | "escape" | "client" | "ownerRelease" | "ngo" | "familyOrFriend";
                    childrenSeen?: number;
                    /**
                     * Format: uuid
                     * @description made by the reporter's device; a report that is sent again under it is the same report
                     */
                    clientId: string;
                    /** @description codes of the paper form as they were ticked, such as J3 L2 M1 M4 N12 SFJ */
                    coded?: string;
                    /**
                     * Format: country
                     * @description ISO 3166-1 country code of two capital letters, such as FJ
                     * @example FJ
                     * @example TO
                     */
                    country?: string;
                    /** @description number of the form's edition, 1 to 3 digits */
                    formVersion?: string;
                    /** @description what was seen and heard; names and numbers of persons belong in persons, under identity */
                    narrative?: string;
                    observations?: ("personsConfined" | "documentsWithheld" | "violenceOrThreats" | "noOrLittlePay" | "debtToPayOff" | "childAtWork" | "sexualExploitation" | "forcedWork" | "movedInSecret" | "falseDocuments" | "boatOrVehicleInDistress" | "personsAskForHelp" | "recruitmentWithFalsePromise" | "other")[];
                    occurred?: {
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        from?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        to?: string;
                    };
                    persons?: {
                        age?: {
                            from?: number;
                            to?: number;
                        };
                        identity?: {
                            birth?: {
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                from?: string;
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                to?: string;
                            };
                            contacts?: {
                                kind: string;
                                value: string;
                            }[];
                            documents?: {
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                country?: string;
                                kind: string;
                                number: string;
                            }[];
                            names?: {
                                /** @enum {unknown} */
                                kind?: "official" | "alias" | "birth" | "married" | "nickname" | "religious";
                                parts?: {
                                    /** @enum {unknown} */
                                    kind?: "given" | "family" | "patronymic" | "matronymic" | "clan" | "title";
                                    text: string;
                                }[];
                                /** @description ISO 15924 code, such as Arab */
                                script?: string;
                                text: string;
                            }[];
                            phones?: string[];
                        };
                        nationality?: string[];
                        /** @enum {unknown} */
                        seenAs?: "concerned" | "witness" | "possibleSuspect" | "other";
                        /** @enum {unknown} */
                        sex?: "female" | "male" | "transFemale" | "transMale" | "nonConforming" | "unknown";
                    }[];
                    personsSeen?: number;
                    place?: string;
                    things?: {
                        /** @enum {unknown} */
                        kind: "legalPerson" | "vehicle" | "vessel" | "phone" | "account" | "document" | "place";
                        qualifier?: string;
                        value: string;
                    }[];
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    toAgency?: string;
                    /** @enum {unknown} */
                    urgency?: "lifeAtRisk" | "urgent" | "routine";
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        complete: true;
                    };
                };
            };
        };
    };
    followReports: {
        parameters: {
            query?: {
                /** @description cursor of the last item handled; the Last-Event-ID header does the same. From now on when absent */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    readReportForm: {
        parameters: {
            query?: {
                as?: "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description the form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "text/plain": string;
                };
            };
        };
    };
    listSearches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            criteria: {
                                /** @enum {unknown} */
                                classification?: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                                /**
                                 * Format: country
                                 * @description ISO 3166-1 country code of two capital letters, such as FJ
                                 * @example FJ
                                 * @example TO
                                 */
                                country?: string;
                                /** @description name and exact value of a field that the agency defined, such as flight:FJ911 */
                                field?: string;
                                /** @enum {unknown} */
                                identification?: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                                /** @description jurisdiction profile, such as FJ, EU or UN */
                                jurisdiction?: string;
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                openedFrom?: string;
                                /**
                                 * Format: date
                                 * @description ISO 8601 date
                                 */
                                openedTo?: string;
                                /** @description name and exact value of a field that the agency defined, such as flight:FJ911 */
                                personField?: string;
                                /** @description words to search for in reference, title and summary */
                                q?: string;
                                /** @enum {unknown} */
                                role?: "suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned";
                                /** @enum {unknown} */
                                status?: "open" | "closed";
                            };
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            name: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            savedAt: string;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    saveSearch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Words of yours",
                 *       "criteria": {}
                 *     }
                 */
                "application/json": {
                    criteria: {
                        /** @enum {unknown} */
                        classification?: "trafficking" | "smuggling" | "both" | "neither" | "undetermined";
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        country?: string;
                        /** @description name and exact value of a field that the agency defined, such as flight:FJ911 */
                        field?: string;
                        /** @enum {unknown} */
                        identification?: "unknown" | "presumed" | "confirmed" | "notConfirmed";
                        /** @description jurisdiction profile, such as FJ, EU or UN */
                        jurisdiction?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        openedFrom?: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        openedTo?: string;
                        /** @description name and exact value of a field that the agency defined, such as flight:FJ911 */
                        personField?: string;
                        /** @description words to search for in reference, title and summary */
                        q?: string;
                        /** @enum {unknown} */
                        role?: "suspectedVictim" | "victim" | "smuggledMigrant" | "refugee" | "witness" | "suspect" | "relative" | "other" | "concerned";
                        /** @enum {unknown} */
                        status?: "open" | "closed";
                    };
                    name: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                    };
                };
            };
        };
    };
    removeSearch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    runSearch: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            changedAt: string;
                            closedAt: string | null;
                            closeReason: ("prosecutionConcluded" | "noCrimeFound" | "insufficientEvidence" | "transferred" | "referredOnly" | "duplicate" | "other") | null;
                            confirmedVictims: number;
                            custom: {
                                [key: string]: unknown;
                            };
                            erasedAt: string | null;
                            erasure: {
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                at: string;
                                byPost: string | null;
                                confirmedByPost: string | null;
                                /**
                                 * @description courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept
                                 * @enum {unknown}
                                 */
                                reason: "courtOrder" | "dataSubject" | "retentionEnded" | "recordedByMistake" | "dangerToPerson" | "reportDismissed" | "leftOutOfCase" | "beforeReasons";
                                /** @description why, in the words of the officer who asked */
                                words: string;
                            } | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @description jurisdiction profile, such as FJ, EU or UN */
                            jurisdiction: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            openedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            openedByPost: string;
                            persons: number;
                            reference: string;
                            /** @enum {unknown} */
                            status: "open" | "closed";
                            summary: string;
                            title: string;
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                show?: "unanswered" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description such as the offence; empty where the deed is tied to nothing besides */
                            about: string;
                            /** @description begun before anybody confirmed, since a life is in danger */
                            alone: boolean;
                            /**
                             * Format: date-time
                             * @description until when a second officer may answer
                             */
                            answerBy: string;
                            answeredAt: string | null;
                            answeredByOfficer: string | null;
                            answerReason: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            askedAt: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            askedByOfficer: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            askedByPost: string;
                            /** @enum {unknown} */
                            deed: "openIdentity" | "eraseIdentity" | "eraseCase" | "unrelated";
                            endsAt: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            of: {
                                /**
                                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                                 * @example 01900000-0000-7000-8000-000000000000
                                 */
                                id: string;
                                /** @enum {unknown} */
                                kind: "person" | "case" | "import";
                            };
                            purpose: string;
                            reason: string;
                            /**
                             * @description waiting: for a second officer. open: the asking officer may do it now. declined, lapsed, over: no more. unconfirmed: done alone, and no second officer has answered in time
                             * @enum {unknown}
                             */
                            state: "waiting" | "open" | "declined" | "lapsed" | "over" | "unconfirmed";
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    answerRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "answer": "confirmed"
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    answer: "confirmed" | "declined";
                    /** @description the version that you read */
                    expectedVersion: number;
                    /** @description without names */
                    reason?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description such as the offence; empty where the deed is tied to nothing besides */
                        about: string;
                        /** @description begun before anybody confirmed, since a life is in danger */
                        alone: boolean;
                        /**
                         * Format: date-time
                         * @description until when a second officer may answer
                         */
                        answerBy: string;
                        answeredAt: string | null;
                        answeredByOfficer: string | null;
                        answerReason: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        askedAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        askedByOfficer: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        askedByPost: string;
                        /** @enum {unknown} */
                        deed: "openIdentity" | "eraseIdentity" | "eraseCase" | "unrelated";
                        endsAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        of: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "person" | "case" | "import";
                        };
                        purpose: string;
                        reason: string;
                        /**
                         * @description waiting: for a second officer. open: the asking officer may do it now. declined, lapsed, over: no more. unconfirmed: done alone, and no second officer has answered in time
                         * @enum {unknown}
                         */
                        state: "waiting" | "open" | "declined" | "lapsed" | "over" | "unconfirmed";
                        version: number;
                    };
                };
            };
        };
    };
    readStatistics: {
        parameters: {
            query?: {
                /**
                 * @description count the records of this import instead of cases
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                import?: string;
                public?: "true" | "false";
                /** @description calendar year, UTC */
                year?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        basis: string;
                        chargedCompanies: {
                            [key: string]: {
                                [key: string]: number;
                            };
                        };
                        chargedOffences: {
                            [key: string]: {
                                [key: string]: number;
                            };
                        };
                        companySanctions: {
                            [key: string]: number;
                        };
                        counters: {
                            [key: string]: number | null;
                        };
                        tables: {
                            [key: string]: {
                                [key: string]: {
                                    [key: string]: number | null;
                                };
                            };
                        };
                        threshold: number | null;
                    };
                };
            };
        };
    };
    listNationalTotals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: country
                             * @description ISO 3166-1 country code of two capital letters, such as FJ
                             * @example FJ
                             * @example TO
                             */
                            country: string;
                            edition: number;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            releasedAt: string;
                            /** @description of the JSON, byte for byte */
                            sha256: string;
                            year: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    readNationalTotals: {
        parameters: {
            query?: {
                /** @description number of the edition, 1 or more */
                edition?: string;
            };
            header?: never;
            path: {
                /** @description calendar year, UTC */
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description the totals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    releaseNationalTotals: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description calendar year, UTC */
                year: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /** @description agencies that have handed nothing in */
                    without?: string[];
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        country: string;
                        edition: number;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        releasedAt: string;
                        /** @description of the JSON, byte for byte */
                        sha256: string;
                        year: number;
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: country
                         * @description ISO 3166-1 country code of two capital letters, such as FJ
                         * @example FJ
                         * @example TO
                         */
                        country: string;
                        edition: number;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        releasedAt: string;
                        /** @description of the JSON, byte for byte */
                        sha256: string;
                        year: number;
                    };
                };
            };
        };
    };
    listReturns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            edition: number;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            frozenAt: string;
                            rulesVersion: string;
                            /** @description of the JSON, byte for byte */
                            sha256: string;
                            year: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    readReturn: {
        parameters: {
            query?: {
                as?: "json" | "csv";
                /** @description number of the edition, 1 or more */
                edition?: string;
            };
            header?: never;
            path: {
                /** @description calendar year, UTC */
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description the return */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "text/csv": string;
                };
            };
        };
    };
    freezeReturn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description calendar year, UTC */
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        edition: number;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        frozenAt: string;
                        rulesVersion: string;
                        /** @description of the JSON, byte for byte */
                        sha256: string;
                        year: number;
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        edition: number;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        frozenAt: string;
                        rulesVersion: string;
                        /** @description of the JSON, byte for byte */
                        sha256: string;
                        year: number;
                    };
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            agency: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            createdAt: string;
                            filter: {
                                countries?: string[];
                                exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                                kinds?: ("route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child")[];
                                regions?: string[];
                                route?: string[];
                                topics?: ("trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime")[];
                                urgency?: ("routine" | "priority" | "flash")[];
                            };
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            name: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            post: string;
                            status: string;
                            webhook: {
                                /** @description why it is not active */
                                cause: string;
                                deadLetters: number;
                                /**
                                 * Format: date-time
                                 * @description RFC 3339 time
                                 */
                                since: string;
                                /** @enum {unknown} */
                                state: "active" | "failing" | "suspended" | "waiting-for-confirmation" | "waiting-for-approval" | "stopped";
                                url: string;
                                waiting: number;
                            } | null;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    saveSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Words of yours",
                 *       "filter": {}
                 *     }
                 */
                "application/json": {
                    filter: {
                        countries?: string[];
                        exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                        kinds?: ("route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child")[];
                        regions?: string[];
                        route?: string[];
                        topics?: ("trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime")[];
                        urgency?: ("routine" | "priority" | "flash")[];
                    };
                    name: string;
                    webhook?: {
                        /** @description public https address of your agency */
                        url: string;
                    };
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        name: string;
                        /** @description signs deliveries (Seamark-Signature); shown this once */
                        secret?: string;
                        /** @description the same secret as libraries of Standard Webhooks take it (webhook-signature) */
                        standardSecret?: string;
                    };
                };
            };
        };
    };
    removeSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    filter?: {
                        countries?: string[];
                        exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                        kinds?: ("route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child")[];
                        regions?: string[];
                        route?: string[];
                        topics?: ("trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime")[];
                        urgency?: ("routine" | "priority" | "flash")[];
                    };
                    name?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        filter: {
                            countries?: string[];
                            exploitation?: ("sexualExploitation" | "forcedLabour" | "slavery" | "practiceSimilarToSlavery" | "servitude" | "organRemoval" | "domesticServitude" | "debtBondage" | "forcedMarriage" | "forcedBegging" | "forcedCriminality" | "childSoldiering" | "illegalAdoption" | "ritual" | "otherExploitation")[];
                            kinds?: ("route" | "modus-operandi" | "document" | "person-sought" | "vehicle-or-vessel" | "legal-person" | "place" | "trend" | "linked-crime" | "life-at-risk" | "rescue" | "missing-child")[];
                            regions?: string[];
                            route?: string[];
                            topics?: ("trafficking" | "smuggling" | "trafficking-and-smuggling" | "related-crime")[];
                            urgency?: ("routine" | "priority" | "flash")[];
                        };
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        name: string;
                    };
                };
            };
        };
    };
    confirmWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description the address as the subscription shows it */
                    url: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description `next` of the page before: the page that follows it */
                after?: string;
                /** @description items on the page, 1 to 1000 */
                limit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            alert: string;
                            attempts: number;
                            cause: string;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            delivery: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            failedAt: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            queuedAt: string;
                            urgent: boolean;
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        queued: number;
                    };
                };
            };
        };
    };
    rotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description signs deliveries (Seamark-Signature); shown this once */
                        secret: string;
                        /** @description the same secret as libraries of Standard Webhooks take it (webhook-signature) */
                        standardSecret: string;
                    };
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description why it was not taken */
                        cause?: string;
                        taken: boolean;
                    };
                };
            };
        };
    };
    listWebhookHosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            approvedAt: string | null;
                            firstNamedAt: string | null;
                            host: string;
                            /** @description duty posts whose webhooks lead there */
                            posts: string[];
                            subscriptions: string[];
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    approveWebhookHost: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "host": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description the host as the list of hosts shows it */
                    host: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    withdrawWebhookHost: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "host": "Words of yours"
                 *     }
                 */
                "application/json": {
                    /** @description the host as the list of hosts shows it */
                    host: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /**
                 * @description `next` of the page before: the page that follows it
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                after?: string;
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                caseId?: string;
                late?: "true";
                /** @description items on the page, 1 to 1000 */
                limit?: string;
                of?: "post" | "all";
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                postId?: string;
                status?: "open" | "done" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            caseId: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 time
                             */
                            createdAt: string;
                            /**
                             * Format: date
                             * @description ISO 8601 date
                             */
                            dueOn: string;
                            endedAt: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            id: string;
                            /** @enum {unknown} */
                            kind: "screening" | "reflectionPeriod" | "residencePermit" | "compensationClaim" | "followUp" | "bestInterests" | "interview" | "contact" | "medicalCare" | "shelter" | "translation" | "documents" | "court" | "other";
                            /** @description open, and its day is over (UTC) */
                            late: boolean;
                            /** @description what the rule rests on */
                            law: string[];
                            note: string;
                            personId: string | null;
                            /**
                             * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                             * @example 01900000-0000-7000-8000-000000000000
                             */
                            postId: string;
                            reason: string;
                            rule: string | null;
                            /** @description what the rule asks for */
                            says: string;
                            /** @enum {unknown} */
                            status: "open" | "done" | "cancelled";
                            version: number;
                        }[];
                        /** @description asks for the page that follows; absent on the last one */
                        next?: string;
                    };
                };
            };
        };
    };
    changeTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date
                     * @description ISO 8601 date
                     */
                    dueOn?: string;
                    /** @description the version that you read */
                    expectedVersion: number;
                    /** @description without names of persons */
                    note?: string;
                    /**
                     * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                     * @example 01900000-0000-7000-8000-000000000000
                     */
                    postId?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        dueOn: string;
                        endedAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        kind: "screening" | "reflectionPeriod" | "residencePermit" | "compensationClaim" | "followUp" | "bestInterests" | "interview" | "contact" | "medicalCare" | "shelter" | "translation" | "documents" | "court" | "other";
                        /** @description open, and its day is over (UTC) */
                        late: boolean;
                        /** @description what the rule rests on */
                        law: string[];
                        note: string;
                        personId: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        postId: string;
                        reason: string;
                        rule: string | null;
                        /** @description what the rule asks for */
                        says: string;
                        /** @enum {unknown} */
                        status: "open" | "done" | "cancelled";
                        version: number;
                    };
                };
            };
        };
    };
    endTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Your own name for this request, 8 to 100 visible ASCII characters. Sent again with it, the same request is answered from what it did the first time. */
                "idempotency-key"?: string;
            };
            path: {
                /**
                 * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                 * @example 01900000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expectedVersion": 1,
                 *       "outcome": "done"
                 *     }
                 */
                "application/json": {
                    /** @description the version that you read */
                    expectedVersion: number;
                    /** @enum {unknown} */
                    outcome: "done" | "cancelled";
                    /** @description without names of persons */
                    reason?: string;
                };
            };
        };
        responses: {
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        caseId: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 time
                         */
                        createdAt: string;
                        /**
                         * Format: date
                         * @description ISO 8601 date
                         */
                        dueOn: string;
                        endedAt: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        id: string;
                        /** @enum {unknown} */
                        kind: "screening" | "reflectionPeriod" | "residencePermit" | "compensationClaim" | "followUp" | "bestInterests" | "interview" | "contact" | "medicalCare" | "shelter" | "translation" | "documents" | "court" | "other";
                        /** @description open, and its day is over (UTC) */
                        late: boolean;
                        /** @description what the rule rests on */
                        law: string[];
                        note: string;
                        personId: string | null;
                        /**
                         * @description UUID in lower case, such as 01900000-0000-7000-8000-000000000000
                         * @example 01900000-0000-7000-8000-000000000000
                         */
                        postId: string;
                        reason: string;
                        rule: string | null;
                        /** @description what the rule asks for */
                        says: string;
                        /** @enum {unknown} */
                        status: "open" | "done" | "cancelled";
                        version: number;
                    };
                };
            };
        };
    };
}
