/**
 * The frame, identical on every screen (screens.md 1): picture and clock, urgent band, words, freshness, choices,
 * navigation row, comfort row. A screen hands over *what* it says and offers; the frame decides where it stands,
 * how much fits, and cuts the rest into pages that **Suite** and **Retour** turn. Nothing scrolls, shrinks or clips.
 *
 *     <Frame
 *       {...chrome}                      // FrameChrome: the same on every screen
 *       screen="event"                   // data-screen
 *       title="La galette des voisins"   // the one h1
 *       mark={{ label: 'Sortie ou fête', icon: ConfettiIcon, hue: 'plum' }}
 *       choices={[{ key: 'join', label: 'Je participe', icon: CheckFatIcon, look: 'main', onPress: join }]}
 *       back={{ label: 'Retour', onPress: toList }}
 *       home={…} done={…}
 *     >
 *       <Fact label="Quand">Samedi 9 janvier, 15 heures</Fact>
 *       <Paragraph>{event.text}</Paragraph>
 *     </Frame>
 *
 * At most one of `choices` (tiles), `list` and `keys` (a Keypad) stands below the words.
 * Children are blocks (ReadingBlocks.tsx). Give `step` another value when a form goes to its next question.
 * `data-region` says where things stand for who reads the glass aloud (src-renderer/speech).
 */
import { useContext, useId, useLayoutEffect } from 'react';
import { FrameHostContext } from './FrameHost.tsx';
import type { FrameProps } from './frame-props.ts';
import { FrameView } from './FrameView.tsx';

/** One screen. Inside a FrameHost it is drawn there, so that from screen to screen only what differs is made anew. */
export function Frame(props: FrameProps) {
  const show = useContext(FrameHostContext);
  const owner = useId();
  useLayoutEffect(() => show?.({ ...props, owner }));
  useLayoutEffect(() => () => show?.(undefined), [show]);
  return show ? null : <FrameView {...props} owner={owner} />;
}
