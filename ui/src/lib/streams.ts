// Streams that are there once for everybody, as news of the store names them.

/** What the team wrote for itself: cards, policy, templates. */
export const LIBRARY = '01900000-0000-7000-8000-000000000002';

/** People and services. */
export const DIRECTORY = '01900000-0000-7000-8000-000000000001';
