import { useEffect, useState } from 'react';
import { Press, useAnnounceScreenChange, useSleep } from '#renderer/ui/press/Press.tsx';

declare global {
  interface Window {
    presses: string[];
    announceScreenChange: () => void;
  }
}

const cell = { width: 'calc(var(--mm) * 90)', height: 'calc(var(--mm) * 50)', background: '#ddd' };

/** Targets of 90 × 50 mm with gaps of 8 mm; `window.presses` lists what fired. Modes: press, tall, vanish, sleep. */
export function PressField({ mode }: { mode: string }) {
  const [isGone, setGone] = useState(false);
  const announce = useAnnounceScreenChange();
  useEffect(() => {
    window.presses ??= [];
    window.announceScreenChange = announce;
    if (mode === 'vanish') setTimeout(() => addEventListener('pointerdown', () => setGone(true)), 0);
  }, [mode, announce]);
  return (
    <div style={{ height: mode === 'tall' ? '400vh' : '100vh', padding: 'calc(var(--mm) * 60)' }}>
      {mode === 'sleep' && <Sleep />}
      <div
        style={{ display: 'grid', gridTemplateColumns: 'repeat(3, max-content)', gap: 'calc(var(--mm) * 8)' }}
      >
        {['a', 'b', 'c', 'd', 'e', 'f'].map(
          (name) =>
            !(isGone && name === 'a') && (
              <Press key={name} onPress={() => window.presses.push(name)} worksAsleep={name === 'f'}>
                <span id={name} style={{ display: 'block', ...cell }}>
                  {name}
                </span>
              </Press>
            ),
        )}
      </div>
    </div>
  );
}

function Sleep() {
  useSleep(() => window.presses.push('wake'));
  return null;
}
