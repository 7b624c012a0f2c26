import { describe, expect, test } from 'vitest';
import {
  codeAlphabet,
  readResidenceCode,
  showResidenceCode,
  withCheckSign,
} from '#shared/domain/residence-code.ts';

const codes = ['2345678', 'ZZZZZZZ', '2222222', 'K7M3QAX', 'WPH9D4C'].map(withCheckSign);

describe('residence code', () => {
  test.each(codes)('[RC1] every single slip in %s is found on the screen, without a network', (code) => {
    const slips = code.split('').flatMap((sign, at) =>
      codeAlphabet
        .split('')
        .filter((other) => other !== sign)
        .map((other) => code.slice(0, at) + other + code.slice(at + 1)),
    );
    expect(slips).toHaveLength(8 * 30);
    expect(slips.filter((slip) => readResidenceCode(slip).kind !== 'wrong-check')).toEqual([]);
  });

  test.each(codes)('[RC2] every swap of neighbours in %s is found', (code) => {
    const swaps = Array.from({ length: 7 }, (_, at) => {
      const [one = '', other = ''] = code.slice(at, at + 2);
      return code.slice(0, at) + other + one + code.slice(at + 2);
    }).filter((swap) => swap !== code);
    expect(swaps.filter((swap) => readResidenceCode(swap).kind !== 'wrong-check')).toEqual([]);
  });

  test('[RC3] case, spaces and the dash are forgiven', () => {
    const code = withCheckSign('K7M3QAX');
    const typed = ` ${showResidenceCode(code).toLowerCase().replace('-', ' – ')} `;
    expect(readResidenceCode(typed)).toEqual({ kind: 'code', code });
  });

  test.each([
    ['K7M3', { kind: 'incomplete' }],
    ['K7M3QAX22', { kind: 'incomplete' }],
    ['', { kind: 'incomplete' }],
    ['K0M3QAX2', { kind: 'wrong-sign', sign: '0' }],
    ['K7M3QAXÉ', { kind: 'wrong-sign', sign: 'É' }],
  ])('[RC4] %j is told apart: %j', (typed, reading) => {
    expect(readResidenceCode(typed)).toEqual(reading);
  });

  test('[RC5] it is shown in two groups of four', () => {
    expect(['', 'K7', 'K7M3', 'K7M3Q', 'K7M3QAX2'].map(showResidenceCode)).toEqual([
      '',
      'K7',
      'K7M3',
      'K7M3-Q',
      'K7M3-QAX2',
    ]);
  });
});
