import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];

/**
 * The rules of axe that tell something of the screen as it stands. Two are off as shipped, and the
 * contrast rule asks 4.5:1 of large text unless told 7:1: all our text is large (accessibility.md 3.6).
 */
export async function violations(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(tags)
    .options({
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } },
      checks: {
        'color-contrast-enhanced': {
          options: {
            contrastRatio: {
              normal: { expected: 7, minThreshold: 4.5 },
              large: { expected: 7, minThreshold: 4.5 },
            },
          },
        },
      },
    } as Parameters<AxeBuilder['options']>[0]);
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
