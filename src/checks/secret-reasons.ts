/** Why the checks of secrets may not apply. */

export const NO_SECRET = "no secret is given; with --secret this check says whether the consumer asks for it";

/** A shorter one may stand in an answer by chance. */
export const SHORTEST_TELLING_SECRET = 6;

export const SHORT_SECRET: string = `the secret has fewer than ${SHORTEST_TELLING_SECRET} characters, so it may stand in an answer by chance`;
