/** More dossiers than this cannot be read side by side. */
export const COMPARED_MAX = 6;
/** Longest text about interests, in characters. */
export const INTERESTS_MAX = 400;
