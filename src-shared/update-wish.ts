/** Name of the file in a screen's data directory by which its host lets the updater look for a release now. */
export const updateWishFile = 'update-wanted';
