/**
 * Switches of Chromium for both shells: how large a piece of the page it draws at once where no graphics processor
 * does. In its own squares of 256 px each shape of the picture is drawn once more for every square that it touches;
 * strips as wide as the panel halve that work (ADR 0030).
 */
export const drawingTiles = { 'default-tile-width': '1088', 'default-tile-height': '256' } as const;
