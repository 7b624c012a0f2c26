import { Choice } from './Choice.tsx';
import type { ChoiceItem } from './Choice.tsx';
import styles from './ChoiceGrid.module.css';
import type { TileGrid } from './panel-geometry.ts';

export type ChoiceGridProps = { choices: readonly ChoiceItem[]; grid: TileGrid; page: number };

/** One page of tiles. Every page has the same places; those of a short last page stay empty. */
export function ChoiceGrid({ choices, grid, page }: ChoiceGridProps) {
  const places = grid.columns * grid.rows;
  const shown = choices.slice(page * places, (page + 1) * places);
  return (
    <div className={styles.grid} style={{ '--columns': grid.columns, '--rows': grid.rows }}>
      {shown.map(({ key, ...choice }) => (
        <Choice key={key} {...choice} picture={grid.picture} />
      ))}
    </div>
  );
}
