/**
 * What the reading zone of a Frame is made of, one idea per block. The Frame measures them and cuts them into pages;
 * a block whose `children` is a string may be cut between two lines, any other block stays whole.
 * `isPrivate`: door, telephone, name or number of a person, not read aloud unasked (A3).
 */
import type { Icon } from '@phosphor-icons/react';
import type { ReactNode } from 'react';
import { hueStyle } from './hue.ts';
import type { Hue } from './hue.ts';
import styles from './ReadingBlocks.module.css';

/** Body text, 1.5 lines apart. `weight: 'strong'` for the one sentence that matters. */
export function Paragraph({ children, weight = 'normal', language, isPrivate }: ParagraphProps) {
  return (
    <p className={styles.paragraph} data-weight={weight} data-flow data-private={isPrivate} lang={language}>
      {children}
    </p>
  );
}
export type ParagraphProps = {
  children: string;
  weight?: 'normal' | 'strong';
  language?: string | undefined;
  isPrivate?: true | undefined;
};

/** The name of a group of lines on one screen ("Tout le monde voit"). */
export function Heading({ children, icon: Picture, hue = 'teal' }: HeadingProps) {
  return (
    <h2 className={styles.heading} style={hueStyle(hue)}>
      {Picture && <Picture className={styles.stateIcon} weight="fill" aria-hidden />}
      <span data-flow>{children}</span>
    </h2>
  );
}
export type HeadingProps = { children: string; icon?: Icon | undefined; hue?: Hue | undefined };

/** One row of Quoi / Quand / Où: the question left, the answer right (above and below in large text). */
export function Fact({ label, children, icon: Picture, language, isPrivate }: FactProps) {
  return (
    <dl className={styles.fact} data-private={isPrivate}>
      <dt className={styles.factLabel}>
        {Picture && <Picture className={styles.factIcon} weight="bold" aria-hidden />}
        {label}
      </dt>
      <dd className={styles.factText} data-flow lang={language}>
        {children}
      </dd>
    </dl>
  );
}
export type FactProps = {
  label: string;
  children: string;
  icon?: Icon | undefined;
  language?: string | undefined;
  isPrivate?: true | undefined;
};

/** "Vous lisiez : Coupure d'eau jeudi matin." and other hints, on sun. */
export function PinnedMessage({ label, children, icon: Picture, hue = 'sun', language }: PinnedMessageProps) {
  return (
    <p className={styles.pinned} style={hueStyle(hue)}>
      {Picture && <Picture className={styles.stateIcon} weight="fill" aria-hidden />}
      <span>
        {label !== undefined && <span>{label} </span>}
        <span className={styles.strong} data-flow lang={language}>
          {children}
        </span>
      </span>
    </p>
  );
}
export type PinnedMessageProps = {
  label?: string | undefined;
  children: string;
  /** Of the children, when it is not that of the page. */
  language?: string | undefined;
  icon?: Icon | undefined;
  hue?: Hue | undefined;
};

/** One line of how things stand, with its picture: "Le gardien est là jusqu'à 12 heures." */
export function StateLine({ icon: Picture, children, tone = 'calm', isPrivate }: StateLineProps) {
  return (
    <p className={styles.state} data-tone={tone} data-private={isPrivate}>
      <Picture className={styles.stateIcon} weight="fill" aria-hidden />
      <span data-flow>{children}</span>
    </p>
  );
}
export type StateLineProps = {
  icon: Icon;
  children: string;
  tone?: 'calm' | 'alert';
  isPrivate?: true | undefined;
};

/** A number to note down, alone on its line, capitals 37 mm and more. Give it in groups: "48 27". Always private. */
export function BigNumber({ children }: { children: string }) {
  return (
    <p className={styles.number} data-private>
      {children.split(' ').map((group, index) => (
        <span key={index}>{group} </span>
      ))}
    </p>
  );
}

/** What was typed, one sign a box; empty boxes wait. `isWrong` thickens the border, words say why. */
export function DigitBoxes({
  value,
  length,
  group,
  name,
  covered,
  isWrong = false,
  isHidden = false,
}: DigitBoxesProps) {
  const spoken = isHidden ? undefined : spokenInGroups(value, group);
  const signs = Array.from({ length }, (_, index) => value[index]);
  return (
    <p
      className={styles.boxes}
      aria-label={name}
      data-wrong={isWrong}
      data-many={length > 8}
      {...toldAs(name, spoken, covered)}
      style={{ '--boxes': length, '--wide-gaps': group === undefined ? 0 : Math.ceil(length / group) - 1 }}
    >
      {signs.map((sign, index) => (
        <span
          key={index}
          className={styles.box}
          data-next={index === value.length}
          data-group-start={group !== undefined && index > 0 && index % group === 0}
        >
          {sign !== undefined && isHidden ? '•' : sign}
        </span>
      ))}
    </p>
  );
}
export type DigitBoxesProps = {
  value: string;
  length: number;
  /** A wider gap after every so many boxes (2 for 48 27, 4 for the residence code). */
  group?: number | undefined;
  /** Spoken name, e.g. "Votre numéro". */
  name: string;
  /** Said instead of the signs when others may hear. Absent: the signs are no secret. */
  covered?: string | undefined;
  isWrong?: boolean;
  isHidden?: boolean;
};

/** How what was typed is told by who reads the screen aloud: its name, and on the next line what it is. */
function toldAs(name: string, spoken: string | undefined, covered: string | undefined) {
  const isPrivate = covered !== undefined && spoken !== undefined && spoken !== '';
  return {
    'data-spoken': [name, spoken === undefined ? covered : spoken].filter(Boolean).join('\n'),
    ...(isPrivate ? { 'data-private': true, 'data-covered': `${name}\n${covered}` } : {}),
  };
}

function spokenInGroups(value: string, group = value.length): string {
  return value.match(new RegExp(`.{1,${Math.max(1, group)}}`, 'gu'))?.join(' ') ?? '';
}

/** A word or two that are being typed, in one wide box. `isHidden` shows a point for each sign. */
export function TypedLine({ value, name, covered, isHidden = false }: TypedLineProps) {
  return (
    <p className={styles.typed} aria-label={name} {...toldAs(name, isHidden ? undefined : value, covered)}>
      <span>{isHidden ? '•'.repeat(value.length) : value}</span>
    </p>
  );
}
export type TypedLineProps = {
  value: string;
  name: string;
  covered?: string | undefined;
  isHidden?: boolean;
};

/** A picture that says what happened, above the title of a confirmation or a fault. */
export function Emblem({ icon: Picture, hue = 'teal' }: { icon: Icon; hue?: Hue | undefined }) {
  return (
    <p className={styles.emblem} style={hueStyle(hue)}>
      <Picture weight="fill" aria-hidden />
    </p>
  );
}

/** What happens in how long, as a bar that shrinks in still steps (the inactivity screen). 0 to 1. */
export function RemainingBar({ share }: { share: number }) {
  return (
    <p className={styles.bar} aria-hidden>
      <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
    </p>
  );
}

/**
 * A picture in the reading zone (a photo of an outing, a plan): never larger than its mm, lower where the page holds
 * less, never with text on it. Its place stands before its bytes are there, so that nothing moves.
 */
export function Picture({ source, alternative, ratio, heightMm }: PictureProps): ReactNode {
  return (
    <p className={styles.pictureFrame} style={{ '--height': heightMm, '--ratio': ratio }}>
      <img src={source} alt={alternative} />
    </p>
  );
}
export type PictureProps = {
  source: string | undefined;
  alternative: string;
  /** Width to height. */
  ratio: number;
  heightMm: number;
};
